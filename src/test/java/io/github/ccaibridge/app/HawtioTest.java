package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.Browser;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

class HawtioTest {
    @Test
    void anOperatorLogsInSeesTheRoutesAndADiagramOfOneWithEachStepCounted() throws JMException {
        try (var browser = Browser.start();
                var shell = Shell.start()) {
            logInAndLook(browser, shell.address("/actuator/hawtio/camel"));
            assertThat(stepsAreCounted()).containsOnly(true);
        }
    }

    @Test
    void onAPortOfItsOwnHawtioIsTheSame() throws JMException {
        try (var browser = Browser.start();
                var shell = Shell.start("spring.profiles.active=hawtio", "management.server.port=0")) {
            logInAndLook(browser, shell.managed("/actuator/hawtio/camel"));
            assertThat(stepsAreCounted()).containsOnly(true);
        }
    }

    private static List<Object> stepsAreCounted() throws JMException {
        var server = ManagementFactory.getPlatformMBeanServer();
        var counted = new ArrayList<>();
        for (var step : server.queryNames(new ObjectName("org.apache.camel:type=processors,*"), null)) {
            counted.add(server.getAttribute(step, "StatisticsEnabled"));
        }
        return counted;
    }

    private static void logInAndLook(Browser browser, URI hawtio) {
        browser.open(hawtio);
        browser.wait.until(ExpectedConditions.urlContains("/login"));
        browser.logIn("ada", "wrong");
        browser.wait.until(ExpectedConditions.urlContains("/login?error"));
        browser.logIn("ada", "admin-secret");
        browser.wait.until(ExpectedConditions.urlContains("/actuator/hawtio/camel"));
        click(browser, "//button[.//text()='routes'] | //*[contains(@class,'tree-view')]//*[text()='routes']");
        browser.shown(By.xpath("//table//*[contains(text(),'echo-role')]"));
        click(browser, "//table//a[contains(.,'echo-role')] | //table//*[text()='echo-role']");
        click(browser, "//a[contains(.,'Route Diagram')] | //button[contains(.,'Route Diagram')]");
        browser.wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".react-flow__node")));
        assertThat(browser.driver.findElements(By.cssSelector(".react-flow__node")))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private static void click(Browser browser, String xpath) {
        browser.wait
                .until(ExpectedConditions.elementToBeClickable(By.xpath(xpath)))
                .click();
    }
}
