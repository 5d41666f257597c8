package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.ccaibridge.support.AlertRules;
import io.github.ccaibridge.support.Prometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The alerts as Prometheus' own tool judges them, on the series of {@code monitoring/alerts-test.yaml}. */
class AlertRulesTest {
    private static final Path SERIES = Path.of("src/test/resources/monitoring/alerts-test.yaml");
    private static final Path FOLDER = Path.of("target/alert-rules");

    @Test
    void prometheusTakesTheRulesAndEachFiresWhenItShouldAndTellsTheOperatorSo() throws Exception {
        assumeTrue(Prometheus.missing().isEmpty(), "skipped: " + Prometheus.missing());
        AlertRules.read().in(FOLDER);
        Files.copy(SERIES, FOLDER.resolve("alerts-test.yaml"), StandardCopyOption.REPLACE_EXISTING);
        var checked = Prometheus.tool(FOLDER, "check", "rules", "rules.yaml");
        assertThat(checked.code()).as(checked.text()).isZero();
        var tried = Prometheus.tool(FOLDER, "test", "rules", "alerts-test.yaml");
        assertThat(tried.code()).as(tried.text()).isZero();
    }

    @Test
    void everyAlertIsTriedWhereItFiresAndWhereItNearlyDoes() throws IOException {
        var fires = new TreeSet<String>();
        var rests = new TreeSet<String>();
        new ObjectMapper(new YAMLFactory())
                .readTree(SERIES.toFile())
                .path("tests")
                .forEach(story -> {
                    var last = story.path("alert_rule_test")
                            .path(story.path("alert_rule_test").size() - 1);
                    (last.has("exp_alerts") ? fires : rests)
                            .add(last.path("alertname").asText());
                });
        assertThat(fires)
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(AlertRules.read().names());
        assertThat(rests).isEqualTo(fires);
    }
}
