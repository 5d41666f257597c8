package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.Browser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What every page of the console has in common, in a real browser. */
class ConsoleTest {
    private static Browser browser;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        bridge = new BridgeUnderTest("bridge.viewer-username=vera", "bridge.viewer-password=viewer-secret");
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
    void aVisitorLogsInWithTheKeyboardAndLandsOnTheSessions() {
        visit("/console/?lang=en");
        browser.driver.switchTo().activeElement().sendKeys("ada", Keys.TAB, "admin-secret", Keys.ENTER);
        browser.shown(By.xpath("//h1[.='Sessions']"));
        browser.driver.switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(browser.driver.switchTo().activeElement().getText()).isEqualTo("Skip to the content");
    }

    @Test
    void pagesSpeakGermanAndKeepItWhereItWasChosen() {
        visit("/login?lang=de");
        assertThat(browser.driver.getTitle()).isEqualTo("An der Bridge anmelden");
        browser.logIn("ada", "admin-secret");
        browser.shown(By.xpath("//h1[.='Sitzungen']"));
        browser.driver.findElement(By.linkText("English")).click();
        browser.shown(By.xpath("//h1[.='Sessions']"));
    }

    @Test
    void nothingSeriousIsFoundByAxeInLightAndDark() {
        visit("/login?lang=en");
        for (var dark : List.of(false, true)) {
            browser.dark(dark);
            browser.open(bridge.address("/login"));
            assertThat(browser.accessibilityFaults()).isEmpty();
            browser.keepScreenshot(dark ? "login-dark" : "login");
        }
        browser.logIn("vera", "viewer-secret");
        browser.shown(By.xpath("//h1[.='Sessions']"));
        for (var dark : List.of(false, true)) {
            browser.dark(dark);
            browser.open(bridge.address("/console/sessions"));
            assertThat(browser.accessibilityFaults()).isEmpty();
            browser.keepScreenshot(dark ? "sessions-dark" : "sessions");
        }
    }

    private static void visit(String path) {
        browser.open(bridge.address("/login"));
        browser.driver.manage().deleteAllCookies();
        browser.open(bridge.address(path));
    }
}
