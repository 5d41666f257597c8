package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One, two and three processes, each group on a database of its own, while Kustomer takes its time:
 * {@code ./mvnw verify -DskipUnitTests -Dit.test=SeveralProcesses}. Linear is as many times what one process does.
 */
class SeveralProcesses {
    private static final int CALLS = Integer.getInteger("calls", 80);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final Duration LATENCY = Duration.ofMillis(Integer.getInteger("latency", 1000));
    /** Six processes share a test server of a hundred connections. */
    private static final Map<String, String> FEWER_CONNECTIONS = Map.of(
            "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "14",
            "SPRING_DATASOURCE_HIKARI_MINIMUM_IDLE", "2",
            "SPRING_DATASOURCE_HIKARI_IDLE_TIMEOUT", "10000");

    @Test
    void moreProcessesDoAccordinglyMore() {
        try (var course = new Course()) {
            var groups = IntStream.rangeClosed(1, 3)
                    .mapToObj(size -> group(course, size))
                    .toList();
            groups.forEach(group -> group.forEach(Contestant::awaitReady));
            var figures = new Figures("several processes, Kustomer answers after " + LATENCY.toMillis() + " ms");
            groups.forEach(group -> course.round(group, 20 * group.size()));
            course.slowKustomer(LATENCY);
            List<Double> two = new ArrayList<>();
            List<Double> three = new ArrayList<>();
            for (int n = 0; n < ROUNDS; n++) {
                var one = rate(figures, course, groups.get(0));
                two.add(rate(figures, course, groups.get(1)) / one / 2);
                three.add(rate(figures, course, groups.get(2)) / one / 3);
            }
            figures.atLeast("two processes", Figures.median(two), 0.9, 1, "of linear");
            figures.atLeast("three processes", Figures.median(three), 0.8, 1, "of linear");
            assertThat(figures.held()).isTrue();
        }
    }

    private static List<Contestant> group(Course course, int size) {
        var database = TestDatabase.newDatabase();
        return IntStream.rangeClosed(1, size)
                .mapToObj(n -> course.bridge("bridge-" + n + "-of-" + size, database, FEWER_CONNECTIONS))
                .toList();
    }

    private static double rate(Figures figures, Course course, List<Contestant> group) {
        var round = course.round(group, CALLS * group.size());
        figures.note(
                group.size() + " at work",
                round.steady(),
                "requests a second, %.0f %% of a core".formatted(100 * round.processorSeconds() / round.seconds()));
        return round.steady();
    }
}
