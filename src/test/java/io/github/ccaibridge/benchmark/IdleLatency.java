package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From an event's place in the inbox to the request at Kustomer, one call at a time and nothing else to do:
 * {@code ./mvnw verify -DskipUnitTests -Dit.test=IdleLatency}. The bridge and the hand-written program take turns.
 */
class IdleLatency {
    private static final int SAMPLES = Integer.getInteger("samples", 40);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    @Test
    void anEventIsAtKustomerSoonAfterItWasStored() {
        try (var course = new Course()) {
            var bridge = course.bridge("bridge", TestDatabase.newDatabase()).awaitReady();
            var yardstick = course.yardstick().awaitReady();
            var figures = new Figures("latency, event stored to request at Kustomer, idle");
            Latencies.of(course, bridge, SAMPLES);
            Latencies.of(course, yardstick, SAMPLES);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int n = 0; n < ROUNDS; n++) {
                ours.addAll(Latencies.of(course, bridge, SAMPLES));
                theirs.addAll(Latencies.of(course, yardstick, SAMPLES));
            }
            figures.note("hand-written program, p50", Figures.percentile(theirs, 50), "ms");
            figures.note("hand-written program, p99", Figures.percentile(theirs, 99), "ms");
            figures.atMost("p50", Figures.percentile(ours, 50), 25, 3 * Figures.percentile(theirs, 50), "ms");
            figures.atMost("p99", Figures.percentile(ours, 99), 150, 3 * Figures.percentile(theirs, 99), "ms");
            assertThat(figures.held()).isTrue();
        }
    }
}
