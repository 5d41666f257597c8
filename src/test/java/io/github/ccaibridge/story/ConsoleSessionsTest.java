package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.support.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Sessions, one session, rules and changes, as an administrator and a viewer see them in a real browser. */
class ConsoleSessionsTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private static Browser browser;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        bridge = new BridgeUnderTest(
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret",
                "kustomer.assume.web-url=https://acme.kustomerapp.com");
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        var sessions = new Sessions(81);
        var customer = bridge.knownCustomer("+12025550171");
        bridge.ticket(customer, "open", "ivr-voice", "28");
        bridge.play(sessions.inbound()
                .answered(71001, Caller.byPhone(71001, "+12025550171"), Menu.ORDERS, Agent.DANA_REYES, NINE));
        bridge.play(sessions.inbound().abandoned(71002, Caller.byPhone(71002, "+12025550172"), Menu.ORDERS, NINE));
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

    @Test
    void aSessionIsFoundByItsNumberInAnySpellingWithTheKeyboardAlone() {
        enter("ada", "admin-secret", "/console/sessions?lang=en");
        browser.field("Phone number").sendKeys("(202) 555-0171", Keys.ENTER);
        browser.saying("Call 71001").sendKeys(Keys.ENTER);
        browser.shown(By.xpath("//h1[.='Call 71001']"));

        assertThat(browser.text())
                .contains("An answered phone call opens a ticket")
                .contains("U1 asks that it has the same menu")
                .contains("a ticket of the customer: it has the same menu")
                .contains("was found in Kustomer by identifier or number")
                .contains("The call is connected")
                .contains("+12025550171")
                .contains("Coordinated Universal Time");
        assertThat(browser.driver.findElement(By.partialLinkText("Ticket ")).getDomAttribute("href"))
                .matches("https://acme.kustomerapp.com/app/customers/\\w+/event/\\w+");
        assertThat(browser.text()).doesNotContain("queue_path_ids");
        browser.driver.findElement(By.tagName("summary")).sendKeys(Keys.ENTER);
        assertThat(browser.text()).contains("\"event_id\"");
    }

    @Test
    void sessionsAreFoundByIdStateAndRuleAndAWrongNumberIsNamedWithTheFix() {
        enter("ada", "admin-secret", "/console/sessions?lang=en&id=71002");
        assertThat(rows()).hasSize(1).first().asString().contains("Call 71002", "T4", "complete");
        browser.open(bridge.address("/console/sessions?state=complete&rule=T2"));
        assertThat(rows()).hasSize(1).first().asString().contains("Call 71001");
        browser.open(bridge.address("/console/sessions?from=2999-01-01T00:00"));
        assertThat(browser.text()).contains("Nothing to show.");
        browser.open(bridge.address("/console/sessions?number=abc"));
        assertThat(browser.shown(By.cssSelector("[role=alert]")).getText())
                .contains("number must be a phone number such as");
    }

    @Test
    void theExplanationSpeaksGerman() {
        enter("ada", "admin-secret", "/console/sessions/call/71001?lang=de");
        assertThat(browser.text())
                .contains("Ein angenommener Telefonanruf eröffnet ein Ticket")
                .contains("U1 verlangt: es hat das gleiche Menü")
                .contains("ein Ticket des Kunden: es hat das gleiche Menü")
                .contains("Koordinierte Weltzeit");
    }

    @Test
    void aViewerSeesMaskedNumbersAndChangesNothing() {
        enter("vera", "viewer-secret", "/console/sessions?lang=en&number=2025550171");
        assertThat(rows()).hasSize(1).first().asString().contains("Call 71001", "•••71");
        for (var page : List.of("/console/sessions", "/console/sessions/call/71001", "/console/changes")) {
            browser.open(bridge.address(page));
            assertThat(browser.driver.getPageSource())
                    .doesNotContain("2025550171", "Dana", "dana.reyes")
                    .doesNotContainPattern(
                            "<form[^>]*method=\"post\"(?![^>]*logout)(?<!logout\" )[^>]*action=\"/console");
        }
    }

    @Test
    void aRequestWithoutTheTokenIsRefusedOnAPageForPeople() {
        enter("ada", "admin-secret", "/console/sessions?lang=en");
        browser.driver.executeScript("document.querySelectorAll('input[name=_csrf]').forEach(i => i.value = 'x');"
                + "var f = document.querySelector('header form'); f.action = '/console/sessions'; f.submit();");
        assertThat(browser.shown(By.cssSelector("[role=alert]")).getText()).contains("load the page again");
        assertThat(browser.text()).contains("ada");
    }

    @Test
    void aViewersWishToChangeIsRefusedOnAPageAndToAProgramInJson() {
        enter("vera", "viewer-secret", "/console/sessions?lang=en");
        browser.driver.executeScript(
                "var f = document.querySelector('header form'); f.action = '/console/sessions'; f.submit();");
        assertThat(browser.shown(By.cssSelector("[role=alert]")).getText()).contains("may look and not change");
        assertThat(bridge.send(
                                "vera:viewer-secret",
                                bridge.request("/api/v1/parked/x/retry").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anUnknownSessionIsToldOnAPage() {
        enter("ada", "admin-secret", "/console/sessions/call/1?lang=en");
        assertThat(browser.shown(By.cssSelector("[role=alert]")).getText()).contains("No event of this session");
        assertThat(bridge.send("ada:admin-secret", bridge.request("/console/sessions/call/1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void rulesSayHowOftenTheyFiredAndLeadToTheirSessions() {
        enter("ada", "admin-secret", "/console/rules?lang=en");
        var fired = browser.shown(By.xpath("//tr[@id='T4']/td[5]/a"));
        assertThat(fired.getText()).isEqualTo("1");
        fired.sendKeys(Keys.ENTER);
        browser.saying("Call 71002");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void changesSayWhoChangedWhatAndARetryIsOne() {
        bridge.run("insert into lane (lane, parked_at, park_reason) values ('call:9', now(), 'Kustomer refused it')");
        bridge.post("/api/v1/parked/retry?reason=refused%20it", "");
        bridge.run(
                "insert into custom_data_mapping_change (who, before, after, follows) values ('bob', '[]', '[1]', -1)");
        bridge.run("insert into status_mapping_change (who, before, after, follows) values ('eve', '{}', '{}', -1)");
        enter("ada", "admin-secret", "/console/changes?lang=en");
        assertThat(rows())
                .anySatisfy(row -> assertThat(row)
                        .contains("ada", "Parked sessions tried again", "Kustomer refused it", "\"retried\" : 1"))
                .anySatisfy(row -> assertThat(row).contains("bob", "Custom data mapping"))
                .anySatisfy(row -> assertThat(row).contains("eve", "Status mapping"));
        assertThat(bridge.get("/api/v1/changes?page=1")).isEmpty();
    }

    @Test
    void aParkedSessionLeadsToParkedAndAViewerIsNotToldWhoTheReasonNames() {
        bridge.run("insert into lane (lane, parked_at, park_reason) values ('+12025550199', now(),"
                + " 'Kustomer refused it: +12025550199 is taken')");
        bridge.run("insert into session (kind, id, lane, contact_known, state, decided)"
                + " values ('call', '71099', '+12025550199', true, 'parked', false)");
        enter("ada", "admin-secret", "/console/sessions?lang=en&state=parked&number=2025550199");
        assertThat(rows()).hasSize(1).first().asString().contains("Kustomer refused it: +12025550199 is taken");
        browser.saying("Call 71099").click();
        browser.shown(By.partialLinkText("This session is parked"));
        assertThat(browser.text()).contains("Nothing is decided yet.");

        for (var path : List.of("/api/v1/sessions/call/71099", "/api/v1/sessions?id=71099", "/api/v1/parked")) {
            assertThat(bridge.send("vera:viewer-secret", bridge.request(path)).body())
                    .contains("Kustomer refused it: ••• is taken")
                    .doesNotContain("2025550199");
        }
    }

    @Test
    void nothingSeriousIsFoundByAxeInLightAndDark() {
        enter("ada", "admin-secret", "/console/sessions?lang=en");
        var pages = List.of("/console/sessions", "/console/sessions/call/71001", "/console/rules", "/console/changes");
        for (var page : pages) {
            for (var dark : List.of(false, true)) {
                browser.dark(dark);
                browser.open(bridge.address(page));
                assertThat(browser.accessibilityFaults()).as(page).isEmpty();
                browser.keepScreenshot(page.substring(9).replace('/', '-') + (dark ? "-dark" : ""));
            }
        }
        browser.dark(false);
    }

    private static List<String> rows() {
        return browser.driver.findElements(By.cssSelector("tbody tr")).stream()
                .map(row -> row.getText())
                .toList();
    }

    private static void enter(String name, String password, String path) {
        browser.open(bridge.address("/login"));
        browser.driver.manage().deleteAllCookies();
        browser.open(bridge.address(path));
        browser.logIn(name, password);
        browser.shown(By.tagName("h1"));
        if (!browser.driver.getCurrentUrl().contains(path.substring(0, path.indexOf('?')))) {
            browser.open(bridge.address(path));
        }
    }
}
