package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No alert, no panel and no line of docs/metrics.md names a metric that a running bridge does not show, and none is missing there. */
class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b");
    private static final Pattern LISTED = Pattern.compile("`([a-z]+(?:_[a-z]+)+)`");
    /** What routes, statements and code name, as Micrometer spells it; a variable part stands for any word. */
    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("metricsName: \"?([a-zA-Z.${}]+)\"?()"),
            Pattern.compile("(?:meters[.]counter|Counter[.]builder)[(]\"([a-z.]+)\"()"),
            Pattern.compile("(?:meters[.]gauge|Timer[.]builder)[(](\\s*)\"([a-z.]+)\""),
            Pattern.compile("\"metric\",(\\s*)\"([a-z.]+)\""),
            Pattern.compile("select (\\s*)'([a-z]+(?:[.][a-z]+)+)'"));
    /** How the metrics of libraries begin. */
    private static final Pattern OF_LIBRARIES = Pattern.compile(
            "(?:app|application|camel|disk|executor|hikaricp|http|jdbc|jvm|logback|process|spring|system|tasks|tomcat)_.*");

    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = WatchedBridge.start();
        WatchedBridge.playOneCall(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void everyMetricOfAlertsAndDashboardIsShownByARunningBridge() throws IOException {
        var wanted = wanted();
        assertThat(wanted).hasSizeGreaterThan(15);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(shown()).containsAll(wanted));
    }

    @Test
    void theListIsWhatABridgeShowsAndWhatItsSourcesName() throws IOException {
        var listed = listed();
        var named = named();
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named)
                .as("what routes, statements and code name is in docs/metrics.md")
                .allSatisfy(name -> assertThat(listed).anyMatch(one -> one.matches(name)));
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(listed)
                        .as("what docs/metrics.md lists is shown by a running bridge, or named by its sources")
                        .allSatisfy(one -> assertThat(shown().contains(one)
                                        || shown().contains(one + "_count")
                                        || named.stream().anyMatch(one::matches))
                                .as(one)
                                .isTrue()));
        assertThat(shown())
                .as("what a running bridge shows of its own is in docs/metrics.md")
                .filteredOn(one -> !OF_LIBRARIES.matcher(one).matches())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(listed).contains(one.replaceFirst("_(?:bucket|count|sum|max)$", "")));
    }

    private static Set<String> listed() throws IOException {
        var names = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("docs/metrics.md"))) {
            if (line.startsWith("| `")) {
                LISTED.matcher(line.split("[|]")[1]).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }

    /** As regular expressions over Prometheus' names. */
    private static Set<String> named() {
        return Stream.of("routes", "src/main/resources/sql", "src/main/java/io/github/ccaibridge")
                .flatMap(folder -> files(Path.of(folder)))
                .filter(file -> !file.toString().contains("sandbox"))
                .map(MetricsTest::text)
                .flatMap(text ->
                        NAMED.stream().flatMap(kind -> kind.matcher(text).results()))
                .map(found -> found.group(1).isBlank() ? found.group(2) + "(?:_seconds)?" : found.group(1) + "_total")
                .map(name -> name.replaceAll("[$][{][a-z.]+[}]", "[a-z]+").replaceAll("[.](?=[a-z\\[])", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
    private static Set<String> shown() {
        return bridge.send(WatchedBridge.VIEWER + ":" + WatchedBridge.PASSWORD, bridge.request("/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }
}
