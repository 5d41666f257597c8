package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.support.Browser;
import io.github.ccaibridge.support.CardLibrary;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** The app in Kustomer: registered and upgraded by its versions, and its two pages in a real browser (K3). */
class KustomerAppTest {
    private static final String PATH = "/api/v1/settings/kustomer-app";
    private static CardLibrary library;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        library = new CardLibrary("app-token");
        bridge = new BridgeUnderTest(
                "bridge.app-token=app-token",
                "bridge.status.inheritance=on",
                "bridge.public-url=http://localhost",
                "kustomer.card-library=" + library.address());
        bridge.ccai.putAgent(1234, "Dana Reyes", "dana.reyes@example.com", "1660");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        library.close();
    }

    @Test
    void theAppIsRegisteredOnceAndItsNextVersionIsAnUpgrade() throws Exception {
        assertThat(bridge.get(PATH).path("todo").asText()).isEqualTo("Register the app.");
        assertThat(detail("upgrade", 409)).contains("register it first");

        vendor("0.0.8");
        assertThat(bridge.get(PATH).path("todo").asText()).contains("Upgrade the app");
        assertThat(detail("register", 409)).contains("in version 0.0.8; upgrade it");

        var upgraded = bridge.post(PATH + "/upgrade", "");
        assertThat(upgraded.path("registered").asText())
                .isEqualTo(upgraded.path("version").asText());
        assertThat(detail("upgrade", 409)).contains("takes no version twice");
        assertThat(upgraded.toString()).doesNotContain("app-token");
        assertThat(bridge.get("/api/v1/changes").toString())
                .contains("kustomer-app")
                .contains("upgrade");
    }

    @Test
    void theWidgetPlacesCallsSaysRefusalsAndTellsStatuses() {
        try (var browser = Browser.start()) {
            install();
            browser.open(bridge.address("/kustomer/widget/adapter?lang=en"));
            browser.field("Number").sendKeys("+1 (202) 555-0143");
            browser.press("Call");
            browser.wait.until(ExpectedConditions.or(
                    ExpectedConditions.textToBe(By.id("told"), "The call is being placed."),
                    ExpectedConditions.textToBe(By.id("told"), "Take the call in the agent adapter.")));
            assertThat(bridge.query("select count(*) from click")).containsExactly("1");

            browser.driver.executeScript("Kustomer.say('click_to_dial', {phone: '12'})");
            await().untilAsserted(() -> assertThat(browser.text()).contains("phone"));

            browser.driver.executeScript("Kustomer.say('status_change', {statusId: '66d500000000000000000004'})");
            await().untilAsserted(
                            () -> assertThat(bridge.query("select value from agent_sighting where source = 'app'"))
                                    .contains("66d500000000000000000004"));
            assertThat(browser.accessibilityFaults()).isEmpty();
            browser.keepScreenshot("widget-adapter");
        }
    }

    @Test
    void theStatusesPageShowsBothListsAndSavesInTheUsersName() {
        try (var browser = Browser.start()) {
            install();
            browser.open(bridge.address("/kustomer/widget/statuses?lang=de"));
            var list = browser.shown(By.cssSelector("#there select"));
            assertThat(browser.text()).contains("Status der Agenten").contains("nicht zugeordnet");
            var meaning = list.findElements(By.tagName("option")).get(1).getText();
            list.sendKeys(meaning);
            browser.press("Speichern");
            browser.wait.until(ExpectedConditions.textToBePresentInElementLocated(By.id("told"), "gespeichert"));
            assertThat(bridge.get("/api/v1/settings/status-mapping")
                            .at("/mapping/0/ccaiStatus")
                            .asText())
                    .isEqualTo(meaning);
            assertThat(bridge.get("/api/v1/changes").toString()).contains("Kustomer: dana.reyes@example.com");
            assertThat(browser.accessibilityFaults()).isEmpty();
            browser.keepScreenshot("widget-statuses");
        }
    }

    @Test
    void thePagesMayBeFramedByKustomerAndHoldNoSecret() throws Exception {
        var page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        bridge.address("/kustomer/widget/adapter?adapter=https://evil.example.com/"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors https://*.kustomerapp.com");
        assertThat(page.body()).doesNotContain("app-token").doesNotContain("evil.example.com");
    }

    private static void install() {
        var definition = bridge.get(PATH).path("definition").toString();
        var here = bridge.address("").toString();
        try {
            library.install(new ObjectMapper().readTree(definition.replace("http://localhost/", here + "/")));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String detail(String how, int status) {
        var answer =
                bridge.send("ada:admin-secret", bridge.request(PATH + "/" + how).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static void vendor(String version) throws Exception {
        var older = (com.fasterxml.jackson.databind.node.ObjectNode)
                bridge.get(PATH).path("definition").deepCopy();
        older.put("version", version);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(bridge.kustomer.url().resolve("/v1/apps/available"))
                                .header("Authorization", "Bearer " + bridge.kustomer.apiKey())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(older.toString()))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
