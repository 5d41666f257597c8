package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.v1.Integration;
import org.apache.camel.v1.Kamelet;
import org.apache.camel.v1.Pipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests against the models of what reads them. */
class ManifestModelsTest {
    private static final Path KUBECTL = Path.of("/usr/bin/kubectl");
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("ConfigMap", ConfigMap.class),
            Map.entry("Deployment", Deployment.class),
            Map.entry("Integration", Integration.class),
            Map.entry("Kamelet", Kamelet.class),
            Map.entry("NetworkPolicy", NetworkPolicy.class),
            Map.entry("Pipe", Pipe.class),
            Map.entry("PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("PodMonitor", PodMonitor.class),
            Map.entry("PrometheusRule", PrometheusRule.class),
            Map.entry("Service", Service.class),
            Map.entry("ServiceAccount", ServiceAccount.class));

    @Test
    void everyManifestFitsTheModelOfItsKind() {
        var seen = new TreeSet<String>();
        Manifests.all().forEach(manifest -> seen.add(assertFits(manifest)));
        assertThat(seen).contains("Deployment", "Integration", "PodMonitor", "PrometheusRule");
    }

    @Test
    void aMisspeltKeyIsAFault() {
        var deployment = (ObjectNode) Manifests.deployment();
        ((ObjectNode) deployment.path("spec")).put("replcas", 2);
        assertThatThrownBy(() -> assertFits(deployment)).hasMessageContaining("replcas");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"base", "monitoring", "overlays/dev", "overlays/prod", "camel-k/from-sources", "camel-k/kamelets"
            })
    void kustomizeBuildsEveryFolder(String folder) throws Exception {
        assumeTrue(Files.isExecutable(KUBECTL), "skipped: there is no /usr/bin/kubectl on this machine");
        var process = new ProcessBuilder(
                        KUBECTL.toString(),
                        "kustomize",
                        Manifests.K8S.resolve(folder).toString())
                .redirectErrorStream(true)
                .start();
        var built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(built.lines().limit(5).toList().toString())
                .isZero();
        for (var document : built.split("(?m)^---$")) {
            assertFits(Manifests.STRICT.readTree(document));
        }
    }

    @Test
    void whoeverReadsTheMetricsLogsInAsTheViewer() {
        assertThat(Manifests.all().filter(one -> one.path("kind").asText().equals("PodMonitor")))
                .hasSize(2)
                .allSatisfy(monitor -> {
                    var endpoint = monitor.at("/spec/podMetricsEndpoints/0");
                    assertThat(endpoint.path("path").asText()).isEqualTo("/actuator/prometheus");
                    assertThat(endpoint.path("basicAuth").findValuesAsText("key"))
                            .containsExactly("bridge.viewer-username", "bridge.viewer-password");
                });
        assertThat(Manifests.all()
                        .filter(one -> !one.at("/spec/traits/prometheus").isMissingNode()))
                .as("Integrations with Camel K's own PodMonitor, which cannot log in")
                .isEmpty();
    }

    private static String assertFits(JsonNode manifest) {
        var kind = manifest.path("kind").asText();
        assertThat(KINDS).as("a kind that nobody checks").containsKey(kind);
        try {
            Manifests.STRICT.treeToValue(closed(manifest), KINDS.get(kind));
        } catch (com.fasterxml.jackson.core.JsonProcessingException unknown) {
            throw new AssertionError(kind + ": " + unknown.getOriginalMessage(), unknown);
        }
        return kind;
    }

    /** Without what Camel K's models leave open: the steps of a Kamelet, which other tests run, and what a Pipe gives it. */
    private static JsonNode closed(JsonNode manifest) {
        var copy = manifest.deepCopy();
        for (var open : List.of("/spec/template", "/spec/source/properties", "/spec/sink/properties")) {
            var above = copy.at(open.substring(0, open.lastIndexOf('/')));
            if (above instanceof ObjectNode && copy.path("apiVersion").asText().equals("camel.apache.org/v1")) {
                ((ObjectNode) above).remove(open.substring(open.lastIndexOf('/') + 1));
            }
        }
        return copy;
    }
}
