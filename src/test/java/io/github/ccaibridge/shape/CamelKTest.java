package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;

/** What Camel K is handed, route by route, against the routes, their beans and their settings. */
class CamelKTest {
    /** Nothing wakes them without Spring, so there they look more often. */
    private static final Pattern HOW_WORKERS_WAIT = Pattern.compile("^camel\\.component\\.seda\\.");

    private static final Path FOLDER = Path.of("k8s/camel-k/from-sources");
    private static final Path SECRETS = Path.of("k8s/overlays/prod/secrets.example.env");
    private static final Path DEFAULTS = FOLDER.resolve("defaults.env");
    private static final Path KUBECTL = Path.of("/usr/bin/kubectl");
    private static final String OUR_CLASSES = "mvn:io.github.ccaibridge:ccai-kustomer-bridge-classes:";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}:]+)(:[^}]*)?}}");

    private static final Pattern IN_SIMPLE = Pattern.compile("[$][{]properties:([a-z.-]+)}");

    private static final RouteTree ROUTES = new RouteTree();
    private static final RouteFile BEANS = RouteFile.read(FOLDER.resolve("beans.camel.yaml"));
    private static final JsonNode INTEGRATION =
            RouteFile.read(FOLDER.resolve("integration.yaml")).tree();

    @Test
    void theSourcesAreEveryRouteFileAndTheBeans() {
        var wanted = Stream.concat(Stream.of(BEANS), ROUTES.files().stream())
                .map(file -> file.path().getFileName().toString())
                .toList();
        assertThat(wanted).as("a ConfigMap has one key of a name").doesNotHaveDuplicates();
        assertThat(INTEGRATION.at("/spec/sources").findValuesAsText("name"))
                .as("sources of " + FOLDER.resolve("integration.yaml"))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void eachSourceLiesInAConfigMapUnderItsOwnName() {
        for (var source : INTEGRATION.at("/spec/sources")) {
            var name = source.path("name").asText();
            assertThat(source.path("contentKey").asText()).isEqualTo(name);
            assertThat(source.path("contentRef").asText())
                    .as(name)
                    .isEqualTo(name.equals("beans.camel.yaml") ? "bridge-wiring" : "bridge-routes");
            assertThat(source.path("language").asText()).as(name).isEqualTo("yaml");
        }
    }

    @Test
    void kustomizePutsTheHashedNamesIntoTheSources() throws Exception {
        assumeTrue(Files.isExecutable(KUBECTL), "skipped: there is no /usr/bin/kubectl on this machine");
        var process = new ProcessBuilder(KUBECTL.toString(), "kustomize", FOLDER.toString())
                .redirectErrorStream(true)
                .start();
        var built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        var named = Pattern.compile("(?m)^ +contentRef: (\\S+)$")
                .matcher(built)
                .results()
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
        assertThat(named)
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).matches("bridge-(routes|wiring)-[a-z0-9]{10}"))
                .allSatisfy(name -> assertThat(built).contains("\n  name: " + name + "\n"));
    }

    @Test
    void theComponentsAreThoseOfTheRoutes() {
        var used = ROUTES.endpoints()
                .map(Endpoint::scheme)
                .map(scheme -> scheme.equals("{{artifacts.endpoint}}") ? "file" : scheme)
                .collect(toCollection(TreeSet::new));
        used.addAll(List.of("bean", "core", "jackson"));
        assertThat(dependencies("camel:")).containsExactlyElementsOf(used);
    }

    @Test
    void theOtherJarsAreThoseThatTheBridgeIsBuiltWith() {
        var others = dependencies("mvn:").stream()
                .filter(one -> !("mvn:" + one).startsWith(OUR_CLASSES))
                .toList();
        assertThat(others).extracting(one -> one.split(":")[1]).contains("HikariCP", "postgresql", "libphonenumber");
        var built = System.getProperty("java.class.path").replace(File.separatorChar, '/');
        assertThat(others).allSatisfy(one -> {
            var words = one.split(":");
            assertThat(built)
                    .contains("/" + words[0].replace('.', '/') + "/" + words[1] + "/" + words[2] + "/" + words[1] + "-"
                            + words[2] + ".jar");
        });
    }

    @Test
    void ourClassesArePublishedUnderTheNameThatTheIntegrationAsksForAndBringNothingElse() {
        var published = String.join("", lines(FOLDER.resolve("classes.pom.xml")));
        assertThat(published)
                .doesNotContain("dependenc", "<parent>")
                .contains("<artifactId>ccai-kustomer-bridge-classes<", "<version>" + ownVersion() + "<");
        assertThat(dependencies("mvn:")).contains((OUR_CLASSES + ownVersion()).substring("mvn:".length()));
    }

    @Test
    void everyPlaceholderHasOneValue() throws IOException {
        var asked = asked();
        var given = new ArrayList<String>();
        for (var file : List.of(DEFAULTS, FOLDER.resolve("settings.env"), SECRETS)) {
            given.addAll(env(file).keySet());
        }
        assertThat(given).as("kustomize takes each name once").doesNotHaveDuplicates();
        asked.add("artifacts.uri");
        given.removeAll(env(SECRETS).keySet().stream()
                .filter(name -> !asked.contains(name))
                .toList());
        assertThat(given).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void theDefaultsAreThoseOfTheBridge() throws IOException {
        var application = application();
        var wanted = new StringBuilder(Files.readAllLines(DEFAULTS).get(0)).append('\n');
        env(DEFAULTS)
                .keySet()
                .forEach(name -> wanted.append(name + "=" + application.getProperty(name))
                        .append('\n'));
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(DEFAULTS, wanted);
        }
        assertThat(Files.readString(DEFAULTS)).isEqualTo(wanted.toString());
    }

    @Test
    void theComponentsAreSetAsInTheBridge() throws IOException {
        var given = new TreeMap<String, String>();
        for (var one : INTEGRATION.at("/spec/traits/camel/properties")) {
            var line = one.asText();
            given.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        var application = application();
        given.keySet().removeIf(HOW_WORKERS_WAIT.asPredicate());
        application.stringPropertyNames().stream()
                .filter(name -> name.startsWith("camel.component."))
                .filter(HOW_WORKERS_WAIT.asPredicate().negate())
                .forEach(name -> assertThat(given).containsKey(name));
        given.forEach((name, value) -> assertThat(value).as(name).isEqualTo(application.getProperty(name)));
    }

    @Test
    void aKameletDescribesEveryPropertyThatItUses() throws IOException {
        for (var file : kamelets()) {
            var kamelet = RouteFile.read(file).tree();
            var name = kamelet.at("/metadata/name").asText();
            assertThat(file.getFileName()).hasToString(name + ".kamelet.yaml");
            assertThat(name)
                    .endsWith("-"
                            + kamelet.at("/metadata/labels").elements().next().asText());
            var properties = kamelet.at("/spec/definition/properties");
            var used = PLACEHOLDER
                    .matcher(kamelet.at("/spec/template").toString())
                    .results()
                    .map(found -> found.group(1))
                    .collect(toCollection(TreeSet::new));
            kamelet.at("/spec/template/beans")
                    .forEach(bean -> used.remove(bean.path("name").asText()));
            assertThat(properties.fieldNames()).toIterable().as(name).containsExactlyInAnyOrderElementsOf(used);
            for (var property : properties) {
                assertThat(property.path("title").asText()).as(name).isNotBlank();
                assertThat(property.path("description").asText()).as(name).endsWith(".");
                assertThat(property.path("type").asText()).as(name).isIn("string", "integer");
            }
            assertThat(properties.at("/password/format").asText()).as(name).isEqualTo("password");
            assertThat(properties.at("/password/x-descriptors").toString())
                    .as(name)
                    .contains("urn:alm:descriptor:com.tectonic.ui:password");
        }
    }

    @Test
    void whatAKameletTellsTheHttpComponentIsAnOptionAndNoQueryForTheBridge() throws IOException {
        // The component takes these of an endpoint too, which its catalog does not say.
        var known = new TreeSet<>(List.of("connectTimeout", "responseTimeout"));
        new DefaultCamelCatalog()
                .componentModel("http")
                .getEndpointOptions()
                .forEach(option -> known.add(option.getName()));
        for (var file : kamelets()) {
            for (var called : RouteFile.read(file).tree().findParents("uri")) {
                if (called.path("uri").asText().startsWith("{{bridgeUrl}}")) {
                    assertThat(called.path("parameters").fieldNames())
                            .toIterable()
                            .isNotEmpty()
                            .allSatisfy(option -> assertThat(known).contains(option));
                }
            }
        }
    }

    @Test
    void thePipeGivesItsKameletWhatItRequires() throws IOException {
        var pipe = RouteFile.read(Path.of("k8s/camel-k/kamelets/parked-to-chat.pipe.yaml"))
                .tree();
        var source = pipe.at("/spec/source");
        var kamelet = RouteFile.read(
                        Path.of("k8s/camel-k/kamelets", source.at("/ref/name").asText() + ".kamelet.yaml"))
                .tree();
        var required = new ArrayList<String>();
        kamelet.at("/spec/definition/required").forEach(one -> required.add(one.asText()));
        assertThat(source.path("properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }

    private static List<Path> kamelets() throws IOException {
        try (var files = Files.list(Path.of("k8s/camel-k/kamelets"))) {
            var kamelets = files.filter(file -> file.toString().endsWith(".kamelet.yaml"))
                    .toList();
            assertThat(kamelets).isNotEmpty();
            return kamelets;
        }
    }

    private static List<String> dependencies(String kind) {
        var found = new ArrayList<String>();
        INTEGRATION.at("/spec/dependencies").forEach(one -> found.add(one.asText()));
        return found.stream()
                .filter(one -> one.startsWith(kind))
                .map(one -> one.substring(kind.length()))
                .toList();
    }

    /** The version of the pom, as it is called once it is released. */
    private static String ownVersion() {
        var pom = String.join("\n", lines(Path.of("pom.xml")));
        var version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1).replace("-SNAPSHOT", "");
    }

    /** The names in placeholders without a default, of routes, beans and statements. */
    private static TreeSet<String> asked() throws IOException {
        var names = new TreeSet<String>();
        try (var statements = Files.walk(Path.of("src/main/resources/sql"))) {
            Stream.concat(
                            Stream.concat(ROUTES.files().stream().map(RouteFile::path), Stream.of(BEANS.path())),
                            statements.filter(Files::isRegularFile))
                    .map(file -> String.join("\n", lines(file)))
                    .forEach(text -> {
                        PLACEHOLDER
                                .matcher(text)
                                .results()
                                .filter(found -> found.group(2) == null)
                                .forEach(found -> names.add(found.group(1)));
                        IN_SIMPLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
                    });
        }
        return names;
    }

    private static TreeMap<String, String> env(Path file) {
        var given = new TreeMap<String, String>();
        lines(file).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .forEach(
                        line -> given.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return given;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties application() throws IOException {
        var properties = new Properties();
        try (InputStream text = CamelKTest.class.getResourceAsStream("/application.properties")) {
            properties.load(text);
        }
        return properties;
    }
}
