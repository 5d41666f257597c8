package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.v1.Integration;
import org.apache.camel.v1.Kamelet;
import org.apache.camel.v1.Pipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests against the models of what reads them, and against the application's own settings and routes. */
class ManifestsTest {
    private static final Path K8S = Path.of("k8s");
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

    /** What a real run cannot do without (app.Mode). */
    private static final List<String> REQUIRED = List.of(
            "kustomer.url",
            "kustomer.api-key",
            "ccai.url",
            "ccai.subdomain",
            "ccai.api-token",
            "ccai.events-username",
            "ccai.events-password",
            "bridge.admin-username",
            "bridge.admin-password");

    private static final Set<String> OF_SPRING = Set.of(
            "spring.config.import",
            "spring.profiles.active",
            "management.server.port",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.datasource.hikari.maximum-pool-size",
            "spring.datasource.hikari.minimum-idle",
            "spring.datasource.hikari.connection-timeout",
            "spring.flyway.user",
            "spring.flyway.password",
            "server.port");

    private static final List<String> NO_MANIFESTS =
            List.of("kustomization.yaml", "name-reference.yaml", "beans.camel.yaml");

    private static final ObjectMapper STRICT = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new Introspector());

    /** The models swallow what they do not know; here it is a fault. */
    private static final class Introspector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated member) {
            return JsonIgnoreProperties.Value.empty();
        }
    }

    @Test
    void everyManifestFitsTheModelOfItsKind() {
        var seen = new TreeSet<String>();
        manifests().forEach(manifest -> seen.add(assertFits(manifest)));
        assertThat(seen).contains("Deployment", "Integration", "PodMonitor", "PrometheusRule");
    }

    @Test
    void aMisspeltKeyIsAFault() throws IOException {
        var deployment =
                (ObjectNode) STRICT.readTree(K8S.resolve("base/deployment.yaml").toFile());
        ((ObjectNode) deployment.path("spec")).put("replcas", 2);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> assertFits(deployment))
                .hasMessageContaining("replcas");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"base", "monitoring", "overlays/dev", "overlays/prod", "camel-k/from-sources", "camel-k/kamelets"
            })
    void kustomizeBuildsEveryFolder(String folder) throws Exception {
        assumeTrue(Files.isExecutable(KUBECTL), "skipped: there is no /usr/bin/kubectl on this machine");
        var process = new ProcessBuilder(
                        KUBECTL.toString(), "kustomize", K8S.resolve(folder).toString())
                .redirectErrorStream(true)
                .start();
        var built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(built.lines().limit(5).toList().toString())
                .isZero();
        for (var document : built.split("(?m)^---$")) {
            assertFits(STRICT.readTree(document));
        }
    }

    @Test
    void everySettingInAManifestIsOneOfTheApplication() {
        var known = knownSettings();
        settings().forEach(setting -> assertThat(known).contains(setting));
    }

    @Test
    void everyRequiredSettingIsGivenInProduction() {
        assertThat(names(K8S.resolve("overlays/prod/settings.env"), K8S.resolve("overlays/prod/secrets.example.env")))
                .containsAll(REQUIRED.stream().map(ManifestsTest::letters).toList());
    }

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
    void budgetAndNetworkPolicyMeanThePodsOfTheDeploymentAndNoOthers() throws IOException {
        var label = "app.kubernetes.io/name";
        var name = deployment().at("/metadata/name").asText();
        for (var selector : Map.of("disruption-budget", "/spec/selector", "network-policy", "/spec/podSelector")
                .entrySet()) {
            var manifest = STRICT.readTree(
                    K8S.resolve("base/" + selector.getKey() + ".yaml").toFile());
            assertThat(manifest.at(selector.getValue())
                            .path("matchLabels")
                            .path(label)
                            .asText())
                    .as(selector.getKey())
                    .isEqualTo(name);
        }
        assertThat(STRICT.readTree(K8S.resolve("base/disruption-budget.yaml").toFile())
                        .at("/spec/maxUnavailable")
                        .asInt())
                .as("also of a single replica")
                .isEqualTo(1);
    }

    @Test
    void theLoginThatPrometheusUsesIsAmongTheSecretsThatAreNeeded() throws IOException {
        var monitor = STRICT.readTree(K8S.resolve("monitoring/pod-monitor.yaml").toFile());
        assertThat(Files.readAllLines(K8S.resolve("overlays/prod/secrets.example.env")))
                .containsAll(monitor.findValuesAsText("key").stream()
                        .map(key -> key + "=")
                        .toList());
    }

    @Test
    void everyAlertHasItsPage() throws IOException {
        var pages = Files.readString(Path.of("docs/operations.md"));
        var alerts =
                Pattern.compile("- alert: (\\w+)").matcher(Files.readString(K8S.resolve("monitoring/alerts.yaml")));
        while (alerts.find()) {
            assertThat(pages).contains("\n## " + alerts.group(1) + "\n");
        }
    }

    @Test
    void theImageRunsAsAnOrdinaryUserAndRefusesStandIns() throws IOException {
        var image = Files.readString(K8S.resolve("Dockerfile"));
        assertThat(image)
                .contains("USER 10001:10001")
                .contains("BRIDGE_SANDBOX=refused")
                .contains("COPY routes/ ./routes/")
                .contains("HEALTHCHECK");
        var container = deployment().at("/spec/template/spec/containers/0");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean())
                .isFalse();
        assertThat(deployment()
                        .at("/spec/template/spec/securityContext/runAsUser")
                        .asInt())
                .isEqualTo(10001);
    }

    @Test
    void kubernetesWaitsLongerThanAStopTakes() throws IOException {
        var settings = Files.readString(Path.of("src/main/resources/application.properties"));
        var pod = deployment().at("/spec/template/spec");
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
        var container = deployment().at("/spec/template/spec/containers/0");
        for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.path(probe).at("/httpGet/port").asText())
                    .as(probe)
                    .isEqualTo("management");
        }
        var scrape = STRICT.readTree(K8S.resolve("monitoring/pod-monitor.yaml").toFile());
        assertThat(scrape.at("/spec/podMetricsEndpoints/0/port").asText()).isEqualTo("management");
        var service = STRICT.readTree(K8S.resolve("base/service.yaml").toFile());
        assertThat(service.at("/spec/ports")).hasSize(1);
        assertThat(service.at("/spec/ports/0/targetPort").asText()).isEqualTo("http");
        var ports = container.path("ports").findValuesAsText("containerPort");
        assertThat(Files.readString(K8S.resolve("base/settings.env")))
                .contains("MANAGEMENT_SERVER_PORT=" + ports.get(1));
    }

    @Test
    void everyProfileThatAManifestNamesIsThere() {
        var named = Pattern.compile("SPRING_PROFILES_ACTIVE=(\\S+)");
        var profiles = files("")
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

    private static JsonNode deployment() throws IOException {
        return STRICT.readTree(K8S.resolve("base/deployment.yaml").toFile());
    }

    private static String assertFits(JsonNode manifest) {
        var kind = manifest.path("kind").asText();
        assertThat(KINDS).as("a kind that nobody checks").containsKey(kind);
        try {
            STRICT.treeToValue(closed(manifest), KINDS.get(kind));
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

    private static Stream<JsonNode> manifests() {
        return files(".yaml")
                .filter(file -> NO_MANIFESTS.stream().noneMatch(file::endsWith))
                .map(file -> {
                    try {
                        return STRICT.readTree(file.toFile());
                    } catch (IOException broken) {
                        throw new UncheckedIOException(file.toString(), broken);
                    }
                });
    }

    private static Stream<Path> files(String ending) {
        try (var files = Files.walk(K8S)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every setting that a manifest gives, by the property's name. */
    private static Set<String> settings() {
        var settings = names(files(".env").toArray(Path[]::new));
        manifests()
                .flatMap(manifest -> {
                    var vars = new ArrayList<String>();
                    manifest.at("/spec/traits/environment/vars").forEach(one -> vars.add(one.asText()));
                    return vars.stream();
                })
                .map(ManifestsTest::name)
                .forEach(settings::add);
        return settings;
    }

    private static Set<String> names(Path... files) {
        var names = new TreeSet<String>();
        for (var file : files) {
            try {
                Files.readAllLines(file).stream()
                        .map(line -> line.replaceFirst("^#(?=[a-z])", ""))
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(ManifestsTest::name)
                        .forEach(names::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return names;
    }

    /** An environment name has lost its dots and dashes on the way, so names are compared by their letters. */
    private static String name(String assignment) {
        return letters(assignment.substring(0, assignment.indexOf('=')));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Set<String> knownSettings() {
        var known = new TreeSet<String>();
        OF_SPRING.forEach(name -> known.add(letters(name)));
        try (var sources = Files.walk(Path.of("src/main"))) {
            var literal = Pattern.compile("\\b(?:kustomer|ccai|bridge|artifacts|otel)(?:\\.[a-z][a-z-]*)+");
            for (var source : sources.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .toList()) {
                var names = literal.matcher(Files.readString(source));
                while (names.find()) {
                    known.add(letters(names.group()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return known;
    }
}
