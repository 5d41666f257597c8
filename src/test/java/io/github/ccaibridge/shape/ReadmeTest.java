package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The tables of the README are what the code says; {@code ./mvnw -Dtest=ReadmeTest -Ddocs=write test} renews them. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @Test
    void thePipelineIsThatOfTheRoutes() {
        var wanted = new RouteTree()
                .files().stream()
                        .filter(file -> !file.path().toString().contains("shared"))
                        .map(file -> "| `" + file.path() + "` | " + description(file) + " |\n")
                        .collect(joining("", "| file | what it does |\n|---|---|\n", ""));
        assertFresh("pipeline", wanted);
    }

    @Test
    void theSettingsAreThoseOfTheBridge() throws IOException {
        var rows = new ArrayList<String>();
        var comment = "";
        for (var line : Files.readAllLines(Path.of("src/main/resources/application.properties"))) {
            if (line.startsWith("# ")) {
                comment = line.substring(2);
            } else if (line.matches(
                    "(bridge\\.(tickets|contacts|owner|kustomer|artifacts)\\.|bridge\\.recordings\\.(enabled|kept)"
                            + "|bridge\\.hosts|(kustomer|ccai)\\.assume\\.).*")) {
                rows.add(row(line.split("=", 2), comment));
            }
        }
        assertFresh("settings", "| setting | default | meaning |\n|---|---|---|\n" + String.join("", rows));
    }

    private static String row(String[] setting, String comment) {
        var name = setting[0].toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return "| `" + name + "` | " + (setting[1].isEmpty() ? "" : "`" + setting[1].replace("|", "\\|") + "`") + " | "
                + comment + " |\n";
    }

    private static String description(RouteFile file) {
        return file.tree().at("/0/route/description").asText();
    }

    private static void assertFresh(String part, String wanted) {
        assertThat(new GeneratedPart(README, part).present(wanted))
                .as("README is stale; run ./mvnw -Dtest=ReadmeTest -Ddocs=write test")
                .isEqualTo(wanted);
    }
}
