package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No alert and no panel asks for a metric that a running bridge does not show. */
class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b");

    @Test
    void everyMetricOfAlertsAndDashboardIsShownByARunningBridge() throws IOException {
        var wanted = wanted();
        assertThat(wanted).hasSizeGreaterThan(15);
        try (var bridge = new BridgeUnderTest(
                "bridge.status.inheritance=on",
                "kustomer.webhook-secret=whk",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret")) {
            bridge.play(new Sessions(9)
                    .inbound()
                    .answered(
                            9001,
                            Caller.byPhone(9, "+12025550109"),
                            Menu.ORDERS,
                            Agent.DANA_REYES,
                            Instant.parse("2025-11-26T09:00:00Z")));
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(shown(bridge)).containsAll(wanted));
        }
    }

    private static Set<String> wanted() throws IOException {
        var names = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("k8s/monitoring/alerts.yaml"))) {
            if (line.contains("expr:")) {
                find(line, names);
            }
        }
        var dashboard = new ObjectMapper()
                .readTree(Path.of("k8s/monitoring/dashboard.json").toFile());
        dashboard.findValuesAsText("expr").forEach(expression -> find(expression, names));
        return names;
    }

    private static void find(String expression, Set<String> names) {
        var found = NAME.matcher(expression.replaceAll("\"[^\"]*\"", ""));
        while (found.find()) {
            names.add(found.group());
        }
    }

    /** As the viewer sees them, whose login Prometheus has. */
    private static Set<String> shown(BridgeUnderTest bridge) {
        return bridge.send("vera:viewer-secret", bridge.request("/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }
}
