package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests against the application's routes, port, image and pages. */
class ManifestsTest {
    @Test
    void theConfigMapHoldsEveryRoute() throws IOException {
        var listed = Files.readString(Path.of("routes/kustomization.yaml"));
        new RouteTree()
                .files()
                .forEach(file -> assertThat(listed)
                        .as("add it to routes/kustomization.yaml")
                        .contains("- " + Path.of("routes").relativize(file.path())));
        assertThat(listed.lines().filter(line -> line.endsWith(".camel.yaml")).count())
                .isEqualTo(new RouteTree().files().size());
    }

    /** etcd takes no object above a mebibyte; "kubectl apply" alone would write a copy into an annotation, of a quarter at most. */
    @Test
    void theRoutesFitAConfigMapAndEveryDocumentAppliesThemOnTheServersSide() throws IOException {
        var bytes = 0L;
        for (var file : new RouteTree().files()) {
            bytes += Files.size(file.path());
        }
        assertThat(bytes).as("bytes of all routes").isBetween(262_144L, 900_000L);
        for (var document : List.of("README.md", "k8s/README.md", "docs/operations.md")) {
            assertThat(Files.readString(Path.of(document))).as(document).doesNotContain("kubectl apply -k");
        }
    }

    @Test
    void budgetAndNetworkPolicyMeanThePodsOfTheDeploymentAndNoOthers() {
        var label = "app.kubernetes.io/name";
        var name = Manifests.deployment().at("/metadata/name").asText();
        for (var selector : Map.of("disruption-budget", "/spec/selector", "network-policy", "/spec/podSelector")
                .entrySet()) {
            var manifest = Manifests.at("base/" + selector.getKey() + ".yaml");
            assertThat(manifest.at(selector.getValue())
                            .path("matchLabels")
                            .path(label)
                            .asText())
                    .as(selector.getKey())
                    .isEqualTo(name);
        }
        assertThat(Manifests.at("base/disruption-budget.yaml")
                        .at("/spec/maxUnavailable")
                        .asInt())
                .as("also of a single replica")
                .isEqualTo(1);
    }

    @Test
    void theLoginThatPrometheusUsesIsAmongTheSecretsThatAreNeeded() throws IOException {
        var monitor = Manifests.at("monitoring/pod-monitor.yaml");
        assertThat(Files.readAllLines(Manifests.K8S.resolve("overlays/prod/secrets.example.env")))
                .containsAll(monitor.findValuesAsText("key").stream()
                        .map(key -> key + "=")
                        .toList());
    }

    @Test
    void everyAlertHasItsPage() throws IOException {
        var pages = Files.readString(Path.of("docs/operations.md"));
        var alerts = Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(Manifests.K8S.resolve("monitoring/alerts.yaml")));
        while (alerts.find()) {
            assertThat(pages).contains("\n## " + alerts.group(1) + "\n");
        }
    }

    @Test
    void theImageRunsAsAnOrdinaryUserAndRefusesStandIns() throws IOException {
        var image = Files.readString(Manifests.K8S.resolve("Dockerfile"));
        assertThat(image)
                .contains("USER 10001:10001")
                .contains("BRIDGE_SANDBOX=refused")
                .contains("COPY routes/ ./routes/")
                .contains("HEALTHCHECK");
        var container = Manifests.deployment().at("/spec/template/spec/containers/0");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean())
                .isFalse();
        assertThat(Manifests.deployment()
                        .at("/spec/template/spec/securityContext/runAsUser")
                        .asInt())
                .isEqualTo(10001);
    }

    @Test
    void kubernetesWaitsLongerThanAStopTakes() throws IOException {
        var settings = Files.readString(Path.of("src/main/resources/application.properties"));
        var pod = Manifests.deployment().at("/spec/template/spec");
        var pause = pod.at("/containers/0/lifecycle/preStop/exec/command/1").asInt();
        var stop = number(settings, "spring.lifecycle.timeout-per-shutdown-phase=(\\d+)s")
                + number(settings, "camel.main.shutdown-timeout=(\\d+)\n");
        assertThat(stop).as("seconds in which what is in flight is finished").isBetween(11, 20);
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(pause + stop + 10);
    }

    private static int number(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    void whatWatchesUsesTheManagementPortAndTheServiceDoesNotLeadThere() throws IOException {
        var container = Manifests.deployment().at("/spec/template/spec/containers/0");
        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.path(probe).at("/httpGet/port").asText())
                    .as(probe)
                    .isEqualTo("management");
        }
        var scrape = Manifests.at("monitoring/pod-monitor.yaml");
        assertThat(scrape.at("/spec/podMetricsEndpoints/0/port").asText()).isEqualTo("management");
        var service = Manifests.at("base/service.yaml");
        assertThat(service.at("/spec/ports")).hasSize(1);
        assertThat(service.at("/spec/ports/0/targetPort").asText()).isEqualTo("http");
        var ports = container.path("ports").findValuesAsText("containerPort");
        assertThat(Files.readString(Manifests.K8S.resolve("base/settings.env")))
                .contains("MANAGEMENT_SERVER_PORT=" + ports.get(1));
    }

    @Test
    void everyProfileThatAManifestNamesIsThere() {
        var named = Pattern.compile("SPRING_PROFILES_ACTIVE=(\\S+)");
        var profiles = Manifests.files("")
                .filter(Files::isRegularFile)
                .flatMap(file -> named.matcher(text(file))
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split(","))))
                .toList();
        assertThat(profiles)
                .contains("hawtio", "json")
                .allSatisfy(profile -> assertThat(Path.of("src/main/resources/application-" + profile + ".properties"))
                        .exists());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
