package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.ccaibridge.support.AlertRules;
import io.github.ccaibridge.support.Prometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Prometheus itself reads a bridge as the PodMonitor says, with the viewer's login, and answers what alerts and dashboard ask.
 * The scrape's interval and the alerts' patience are shortened, nothing else.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrometheusTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path MONITORING = Path.of("k8s/monitoring");
    private static final Path FOLDER = Path.of("target/prometheus", System.getProperty("surefire.forkNumber", "1"));
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static BridgeUnderTest bridge;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Prometheus.missing().isEmpty(), "skipped: " + Prometheus.missing());
        bridge = WatchedBridge.start();
        AlertRules.read().firingAfter("1s").in(FOLDER);
        prometheus = Prometheus.startIn(FOLDER, configuration());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
            bridge.close();
        }
    }

    /** What the operator of Prometheus makes of the PodMonitor, for this one bridge. */
    private static JsonNode configuration() throws IOException {
        var monitor = YAML.readTree(MONITORING.resolve("pod-monitor.yaml").toFile());
        var namespace = YAML.readTree(
                        Path.of("k8s/overlays/prod/kustomization.yaml").toFile())
                .path("namespace")
                .asText();
        var endpoint = monitor.at("/spec/podMetricsEndpoints/0");
        assertThat(endpoint.findValuesAsText("key"))
                .containsExactly("bridge.viewer-username", "bridge.viewer-password");
        return YAML.readTree("""
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
                rule_files: [rules.yaml]
                scrape_configs:
                  - job_name: %s/%s
                    metrics_path: %s
                    basic_auth: {username: %s, password: %s}
                    static_configs:
                      - targets: ["localhost:%d"]
                """.formatted(
                        namespace,
                        monitor.at("/metadata/name").asText(),
                        endpoint.path("path").asText(),
                        WatchedBridge.VIEWER,
                        WatchedBridge.PASSWORD,
                        bridge.address("/").getPort()));
    }

    @Test
    @Order(1)
    void theTargetIsUpAndEveryAlertIsEvaluatedWithoutAnError() throws IOException {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(prometheus.api("targets").path("activeTargets"))
                        .singleElement()
                        .satisfies(target -> {
                            assertThat(target.path("health").asText())
                                    .as(target.path("lastError").asText())
                                    .isEqualTo("up");
                            assertThat(target.at("/labels/job").asText())
                                    .isEqualTo("ccai-kustomer-bridge/ccai-kustomer-bridge");
                        }));
        var names = AlertRules.read().names();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(prometheus.api("rules").at("/groups/0/rules"))
                        .hasSameSizeAs(names)
                        .allSatisfy(rule -> assertThat(rule.path("health").asText())
                                .as(rule.toString())
                                .isEqualTo("ok")));
    }

    @Test
    @Order(2)
    void whatEveryAlertWeighsIsThereOnAQuietBridge() throws IOException {
        for (var rule : AlertRules.read().groups().findParents("alert")) {
            var weighed = rule.path("expr").asText().replaceFirst(" [<>=]+ [0-9.]+$", "");
            if (!weighed.startsWith("absent(")) {
                await(weighed)
                        .atMost(LIMIT)
                        .until(() -> !prometheus.query(weighed).isEmpty());
            }
        }
        await().atMost(LIMIT).until(() -> firing().isEmpty());
    }

    @Test
    @Order(3)
    void everyPanelOfTheDashboardHasItsSeries() throws IOException {
        WatchedBridge.playOneCall(bridge);
        var panels =
                new ObjectMapper().readTree(MONITORING.resolve("dashboard.json").toFile());
        for (var expression : panels.findValuesAsText("expr")) {
            await(expression)
                    .atMost(LIMIT)
                    .until(() -> !prometheus.query(expression).isEmpty());
        }
    }

    @Test
    @Order(4)
    void aParkedCustomerFiresAndAnOperatorsRetryEndsIt() {
        bridge.kustomer
                .faults()
                .on("POST", "/v1/customers/*/conversations")
                .times(1)
                .status(400);
        var call = BridgeUnderTest.fixture("call-50212-events.json");
        bridge.pushAccepted(call);
        await().atMost(LIMIT)
                .until(() ->
                        firing().contains("1 customers have sessions that Kustomer refused; an operator has to look."));
        bridge.post("/api/v1/parked/retry", "{}");
        bridge.awaitComplete("call/50212");
        await().atMost(LIMIT).until(() -> firing().isEmpty());
    }

    @Test
    @Order(5)
    void aBridgeThatIsGoneFires() {
        bridge.close();
        await().atMost(LIMIT)
                .until(() -> firing().stream().anyMatch(said -> said.startsWith("No replica of the bridge")));
    }

    /** What the operator reads at this moment. */
    private static List<String> firing() {
        var alerts = prometheus.api("alerts").path("alerts");
        return StreamSupport.stream(alerts.spliterator(), false)
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.at("/annotations/summary").asText())
                .toList();
    }
}
