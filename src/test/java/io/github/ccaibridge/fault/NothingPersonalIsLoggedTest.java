package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong, no number, name or e-mail of a caller or an agent and no secret reaches the log. */
class NothingPersonalIsLoggedTest {
    @Test
    void noMishapBringsANumberANameAnEmailOrASecretIntoTheLog() {
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        try (var scene = Scene.withWholeBudget()) {
            log.start();
            root.addAppender(log);
            scene.faults().on("GET", "/v1/customers/*").times(1).latency(Duration.ofSeconds(11));
            scene.faults().on("POST", "/v1/customers").times(1).resetAfter();
            scene.faults().on("POST", "/v1/customers/*/conversations").times(1).html(500);
            scene.faults().on("POST", "/v1/conversations/*/messages").times(1).garbage(200);
            scene.assertLandedOnce(scene.tellNewCall());
            scene.set(Switch.REJECT_UNDECLARED_CUSTOM, 1);
            scene.awaitParked(scene.tellNewCall());
            assertThat(scene.bridge
                            .push("{\"events\":[{\"item\":{\"dn\":\"+12025570001\"}}]}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(scene.bridge.push("{\"events\":[\"+12025570001\"").statusCode())
                    .isEqualTo(400);

            assertThat(log.list).isNotEmpty();
            assertThat(log.list.stream().map(NothingPersonalIsLoggedTest::text).collect(Collectors.joining("\n")))
                    .doesNotContain("1202557", "202557", "Dana", "Reyes", "@example", "Parcel located")
                    .doesNotContain(scene.kustomer().apiKey(), scene.bridge.ccai.apiToken(), "s3cret", "admin-secret");
        } finally {
            root.detachAppender(log);
        }
    }

    private static String text(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
