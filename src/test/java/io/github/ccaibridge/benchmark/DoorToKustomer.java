package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Throughput from the door to Kustomer beside a hand-written program: {@code ./mvnw verify -DskipUnitTests -Dit.test=DoorToKustomer}.
 * The two take turns; each round of both gives a ratio, and the median of these is the figure.
 */
class DoorToKustomer {
    private static final int CALLS = Integer.getInteger("calls", 400);
    private static final int ROUNDS = Integer.getInteger("rounds", 7);

    @Test
    void theBridgeKeepsPaceWithAHandWrittenProgram() {
        try (var course = new Course()) {
            var bridge = course.bridge("bridge", TestDatabase.newDatabase()).awaitReady();
            var yardstick = course.yardstick().awaitReady();
            var figures = new Figures("from the door to Kustomer, " + CALLS + " calls a round");
            course.round(List.of(bridge), CALLS);
            course.round(List.of(yardstick), CALLS);
            var ratios = new ArrayList<Double>();
            var effort = new ArrayList<Double>();
            for (int n = 0; n < ROUNDS; n++) {
                var ours = course.round(List.of(bridge), CALLS);
                var theirs = course.round(List.of(yardstick), CALLS);
                assertThat(ours.requests()).as("requests to Kustomer").isEqualTo(theirs.requests());
                show(figures, bridge, ours);
                show(figures, yardstick, theirs);
                ratios.add(ours.sessionsPerSecond() / theirs.sessionsPerSecond());
                effort.add(ours.processorMillisPerSession() / theirs.processorMillisPerSession());
            }
            figures.note("processor time of the bridge's process to the other's", Figures.median(effort), "x");
            figures.atLeast("throughput to the hand-written program's", Figures.median(ratios), 0.55, 0.75, "x");
            assertThat(figures.held()).isTrue();
        }
    }

    private static void show(Figures figures, Contestant one, Round round) {
        figures.note(
                one.name,
                round.sessionsPerSecond(),
                "calls a second, %.1f ms of processor time each".formatted(round.processorMillisPerSession()));
    }
}
