package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.toSet;

import io.github.ccaibridge.camel.CrashPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A crash point stands at a step of the routes; one whose step was renamed would never be reached. */
class CrashPointShapeTest {
    @Test
    void everyCrashPointStandsAtAStepThatThereIs() {
        var steps = new RouteTree().nodes().map(node -> node.text("id")).collect(toSet());
        Faults.none(Arrays.stream(CrashPoint.values())
                .filter(point ->
                        point.step().filter(step -> !steps.contains(step)).isPresent())
                .map(point -> "CrashPoint." + point + ": no route has a step "
                        + point.step().orElseThrow() + "; name the step where it stands now"));
    }

    @Test
    void everyCrashPointHasItsRowInTheDocs() throws IOException {
        var rows = Files.readString(Path.of("docs/faults.md"));
        Faults.none(Arrays.stream(CrashPoint.values())
                .filter(point -> !rows.contains("\n| `" + point.word() + "` | "
                                + point.step().map(step -> "`" + step + "`").orElse("a migration") + ", ")
                        || !rows.contains(" | " + point.meaning() + " |\n"))
                .map(point ->
                        "docs/faults.md: " + point.word() + ": write its step, when it is, and: " + point.meaning()));
    }
}
