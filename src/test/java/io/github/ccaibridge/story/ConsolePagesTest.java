package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.support.Browser;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** An administrator goes from empty to a working mapping and created fields, and sees what became of a call, in a real browser. */
class ConsolePagesTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private static final List<String> PAGES = List.of(
            "sessions",
            "sessions/call/71001",
            "parked?preview=true",
            "agents",
            "status-mapping",
            "custom-fields",
            "custom-data",
            "rules",
            "preflight",
            "privacy",
            "changes");
    private static Browser browser;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        bridge = new BridgeUnderTest(
                "bridge.status.inheritance=on",
                "bridge.contacts.several-matches=ask",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret");
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        var sessions = new Sessions(71);
        push(sessions.inbound()
                .answered(71001, Caller.byPhone(71, "+12025550171"), Menu.ORDERS, Agent.DANA_REYES, NINE));
        bridge.awaitComplete("call/71001");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (bridge != null) {
            bridge.close();
        }
    }

    @BeforeEach
    void anAdministratorIsLoggedIn() {
        enter("ada", "admin-secret");
    }

    @Test
    void customFieldsAreCreatedByOneButtonAndASecondClickDoesNothing() {
        open("custom-fields");
        assertThat(browser.text()).contains("missing");
        browser.press("Create");
        assertThat(browser.saying("there").isDisplayed()).isTrue();
        assertThat(browser.text()).contains("fields were created.").doesNotContain("\nmissing");
        browser.press("Create");
        browser.saying("There was nothing to do: all fields are there.");
        open("changes");
        assertThat(browser.text()).contains("ada").contains("Custom fields");
    }

    @Test
    void statusesAreMappedWithTheKeyboardAlone() {
        open("status-mapping");
        assertThat(browser.text()).contains("Nothing is mapped yet");
        var first = browser.driver.findElement(By.cssSelector("fieldset select"));
        var meaning = first.findElements(By.tagName("option")).get(1).getText();
        browser.driver.executeScript("arguments[0].focus()", first);
        first.sendKeys(meaning);
        first.sendKeys(Keys.ENTER);
        browser.driver.findElement(By.xpath("//button[.='Save']")).sendKeys(Keys.ENTER);
        browser.saying("The mapping is saved. It holds from the next change of status on.");
        assertThat(bridge.get("/api/v1/settings/status-mapping")
                        .at("/mapping/0/ccaiStatus")
                        .asText())
                .isEqualTo(meaning);
        open("changes");
        assertThat(browser.text()).contains("Status mapping").contains(meaning);
    }

    @Test
    void aMappingThatSomebodyElseHasChangedMeanwhileIsNotOverwritten() {
        open("custom-data");
        assertThat(browser.text()).contains("Custom data mapping");
        var other = mapping("[{\"key\":\"other\",\"signed\":true,\"resource\":\"message\",\"field\":\"otherStr\"}]");
        assertThat(other.headers().firstValue("ETag").orElseThrow()).matches("\"\\d+\"");

        browser.press("Save");

        browser.shown(By.cssSelector(".refusal"));
        assertThat(browser.text()).contains("Somebody else has changed the mapping");
        assertThat(bridge.get("/api/v1/settings/custom-data-mapping").findValuesAsText("key"))
                .containsExactly("other");
        mapping("[]");
    }

    private static java.net.http.HttpResponse<String> mapping(String rows) {
        var answer = bridge.send(
                "ada:admin-secret",
                bridge.request("/api/v1/settings/custom-data-mapping")
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(rows)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void aWrongRowOfCustomDataIsRefusedWithItsReasonAndWhatWasTypedStays() {
        open("custom-data");
        type("Key in the app 1", "order_id");
        type("Field in Kustomer 1", "shopOrder");
        browser.press("Save");
        browser.shown(By.cssSelector(".refusal"));
        assertThat(browser.driver.findElement(By.cssSelector(".refusal")).getText())
                .contains("field");
        assertThat(browser.driver.findElement(By.name("key")).getDomProperty("value"))
                .isEqualTo("order_id");
        type("Field in Kustomer 1", "Str");
        browser.press("Save");
        browser.saying("Saved: 1 rows.");
        assertThat(bridge.get("/api/v1/settings/custom-data-mapping")
                        .at("/0/field")
                        .asText())
                .isEqualTo("shopOrderStr");
    }

    @Test
    void aParkedSessionIsPreviewedMendedAndTriedAgain() {
        bridge.kustomer
                .faults()
                .on("POST", "/v1/customers/*/conversations")
                .times(1)
                .status(400);
        push(new Sessions(72)
                .inbound()
                .answered(71002, Caller.byPhone(71, "+12025550172"), Menu.ORDERS, Agent.DANA_REYES, NINE));
        org.awaitility.Awaitility.await().until(() -> bridge.state("call/71002").equals("parked"));
        open("parked");
        assertThat(browser.text()).contains("call/71002").contains("refused open-ticket with 400");
        browser.press("Preview");
        browser.shown(By.xpath("//h2[.='This would be sent for one customer:']"));
        assertThat(browser.text())
                .containsPattern("POST /v1/customers/\\S+/conversations")
                .contains("\"externalId\" : \"ccai:call:71002\"");
        browser.press("Try this one again");
        browser.saying("One customer's sessions are tried again.");
        bridge.awaitComplete("call/71002");
        open("changes");
        assertThat(browser.text()).contains("Parked sessions tried again");
    }

    @Test
    void rulesTellHowOftenTheyDecidedAndThePreflightWhatToDo() {
        open("rules");
        assertThat(browser.text()).contains("A voicemail always gets a ticket of its own");
        open("preflight");
        assertThat(browser.text()).contains("BRIDGE_PUBLIC_URL").contains("CALLBACK");
    }

    @Test
    void theGermanPagesSayNoSentenceOfTheApiInEnglish() {
        browser.open(bridge.address("/console/preflight?lang=de"));
        assertThat(browser.text()).contains("Setzen Sie BRIDGE_PUBLIC_URL auf ihre https-Adresse.");
        var sentences = new java.util.ArrayList<String>();
        List.of("sentence", "fix")
                .forEach(part ->
                        bridge.get("/api/v1/preflight").findValuesAsText(part).forEach(sentences::add));
        assertThat(sentences).hasSizeGreaterThan(40);
        assertThat(sentences.stream().filter(one -> !one.isBlank()))
                .allSatisfy(one -> assertThat(browser.text()).doesNotContain(one));

        browser.open(bridge.address("/console/status-mapping?lang=de"));
        assertThat(browser.driver.findElements(By.cssSelector("p.warning")))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.getText()).doesNotContain("Kustomer's", "CCAI Platform's", " is "));

        browser.open(bridge.address("/console/parked?preview=true&before=yesterday&lang=de"));
        assertThat(browser.text()).contains("before muss ein Zeitpunkt wie 2026-11-24T09:00:00Z sein.");
        browser.open(bridge.address("/console/sessions/call/71999?lang=de"));
        assertThat(browser.text()).contains("Von dieser Sitzung ist kein Ereignis eingegangen.");
    }

    @Test
    void nothingSeriousIsFoundByAxeInLightAndDarkAndEveryPageSpeaksGerman() {
        for (var page : PAGES) {
            for (var dark : List.of(false, true)) {
                browser.dark(dark);
                open(page);
                assertThat(browser.accessibilityFaults()).as(page).isEmpty();
                browser.keepScreenshot(page.replaceAll("\\W", "-") + (dark ? "-dark" : ""));
            }
            browser.open(bridge.address("/console/" + page + (page.contains("?") ? "&" : "?") + "lang=de"));
            assertThat(browser.text()).as(page).contains("Abmelden").doesNotContain("??");
            browser.keepScreenshot(page.replaceAll("\\W", "-") + "-de");
        }
    }

    @Test
    void aViewerSeesThePagesWithoutButtonsAndChangesNothing() {
        enter("vera", "viewer-secret");
        for (var page : PAGES) {
            open(page);
            assertThat(browser.driver.findElements(By.cssSelector("main form[method=post] button")))
                    .as(page)
                    .isEmpty();
        }
        open("sessions/call/71001");
        assertThat(browser.text()).doesNotContain("2025550171");
        assertThat(browser.driver.getPageSource()).doesNotContain("2025550171");
        var refused = bridge.send(
                "vera:viewer-secret",
                bridge.request("/console/custom-fields").POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.driver.executeAsyncScript("var done = arguments[0];"
                        + "fetch('/console/custom-fields', {method: 'POST', headers: {Accept: 'text/html'}})"
                        + ".then(r => r.text().then(text => done(r.status + text)))"))
                .asString()
                .startsWith("403")
                .contains("role=\"alert\"");
    }

    private static void type(String label, String text) {
        browser.driver
                .findElement(By.cssSelector("[aria-label='" + label + "']"))
                .sendKeys(text);
    }

    private static void open(String page) {
        browser.open(bridge.address("/console/" + page + (page.contains("?") ? "&" : "?") + "lang=en"));
    }

    private static void enter(String name, String password) {
        browser.dark(false);
        browser.open(bridge.address("/login"));
        browser.driver.manage().deleteAllCookies();
        browser.open(bridge.address("/login?lang=en"));
        browser.logIn(name, password);
        browser.shown(By.xpath("//h1[.='Sessions']"));
    }

    private static void push(ScriptedSession session) {
        session.putInto(bridge.ccai);
        session.events()
                .forEach(event -> bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(event)).toString()));
    }
}
