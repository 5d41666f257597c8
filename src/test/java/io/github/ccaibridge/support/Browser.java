package io.github.ccaibridge.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser as a person uses it: by what can be read on the page. */
public final class Browser implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    public final ChromeDriver driver;
    public final WebDriverWait wait;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, Duration.ofSeconds(10));
    }

    /** Starts one, or skips the test where there is none. */
    public static Browser start(String... more) {
        assumeTrue(
                Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER),
                "skipped: there is no /usr/bin/chromium with /usr/bin/chromedriver on this machine");
        var options = new ChromeOptions();
        options.setBinary(PROGRAM.toFile());
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
        options.addArguments(more);
        return new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options));
    }

    public Browser open(URI address) {
        driver.get(address.toString());
        return this;
    }

    public void logIn(String name, String password) {
        var field = wait.until(ExpectedConditions.elementToBeClickable(By.name("username")));
        field.sendKeys(name);
        driver.findElement(By.name("password")).sendKeys(password);
        driver.findElement(By.cssSelector("button[type=submit]")).click();
    }

    public WebElement shown(By what) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /** The element whose text is exactly this, once it is there. */
    public WebElement saying(String text) {
        return shown(By.xpath("//*[normalize-space(text())=\"" + text + "\"]"));
    }

    /** The field that belongs to this label. */
    public WebElement field(String label) {
        var id = shown(By.xpath("//label[normalize-space(.)='" + label + "']")).getDomAttribute("for");
        return shown(By.id(id));
    }

    public void press(String button) {
        wait.until(ExpectedConditions.elementToBeClickable(By.xpath("//button[normalize-space(.)='" + button + "']")))
                .click();
    }

    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Shows pages as to somebody who prefers the dark. */
    public void dark(boolean preferred) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", preferred ? "dark" : "light"))));
    }

    /** Keeps what is shown under {@code target/screenshots}. */
    public void keepScreenshot(String name) {
        try {
            var folder = Files.createDirectories(Path.of("target/screenshots"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** What axe-core finds serious or critical on the page, one line a fault. */
    public List<String> accessibilityFaults() {
        driver.executeScript(axe());
        var found = driver.executeAsyncScript("var done = arguments[arguments.length - 1];"
                + "axe.run().then(r => done(r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html).join(' | '))));");
        var faults = new ArrayList<String>();
        ((List<?>) found).forEach(fault -> faults.add((String) fault));
        return faults;
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
