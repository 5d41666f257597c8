package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

class HawtioTest {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @Test
    void anOperatorLogsInSeesTheRoutesAndADiagramOfOne() {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "skipped: there is no /usr/bin/chromium with /usr/bin/chromedriver on this machine");
        try (var shell = Shell.start()) {
            var browser = browser();
            try {
                look(browser, shell);
            } finally {
                browser.quit();
            }
        }
    }

    private static void look(ChromeDriver browser, Shell shell) {
        var wait = new WebDriverWait(browser, Duration.ofSeconds(30));
        browser.get(shell.address("/actuator/hawtio/camel").toString());
        wait.until(ExpectedConditions.urlContains("/login"));
        logIn(browser, "wrong");
        wait.until(ExpectedConditions.urlContains("/login?error"));
        logIn(browser, "admin-secret");
        wait.until(ExpectedConditions.urlContains("/actuator/hawtio/camel"));
        click(wait, "//button[.//text()='routes'] | //*[contains(@class,'tree-view')]//*[text()='routes']");
        wait.until(ExpectedConditions.presenceOfElementLocated(By.xpath("//table//*[contains(text(),'echo-role')]")));
        click(wait, "//table//a[contains(.,'echo-role')] | //table//*[text()='echo-role']");
        click(wait, "//a[contains(.,'Route Diagram')] | //button[contains(.,'Route Diagram')]");
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".react-flow__node")));
        assertThat(browser.findElements(By.cssSelector(".react-flow__node"))).hasSizeGreaterThanOrEqualTo(2);
    }

    private static void click(WebDriverWait wait, String xpath) {
        wait.until(ExpectedConditions.elementToBeClickable(By.xpath(xpath))).click();
    }

    private static void logIn(ChromeDriver browser, String password) {
        browser.findElement(By.name("username")).sendKeys("ada");
        browser.findElement(By.name("password")).sendKeys(password);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
    }

    private static ChromeDriver browser() {
        var options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1600,1000");
        var driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new ChromeDriver(driver, options);
    }
}
