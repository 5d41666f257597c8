package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Throughput and latency with many finished sessions stored beside those with none; two bridges take turns:
 * {@code ./mvnw verify -DskipUnitTests -Dit.test=FinishedSessions}, with {@code -Dsessions=2000000} for the whole.
 */
class FinishedSessions {
    private static final int SESSIONS = Integer.getInteger("sessions", 100_000);
    private static final int CALLS = Integer.getInteger("calls", 300);
    private static final int SAMPLES = Integer.getInteger("samples", 30);
    private static final int ROUNDS = Integer.getInteger("rounds", 7);

    private static final String SCANS =
            "select coalesce(sum(seq_scan), 0) from pg_stat_user_tables where n_live_tup > 1000";

    @Test
    void whatIsDoneDoesNotSlowDownWhatIsToDo() {
        try (var archive = new Archive(TestDatabase.newDatabase());
                var course = new Course()) {
            var empty = course.bridge("empty", TestDatabase.newDatabase()).awaitReady();
            var full = course.bridge("full", archive.database).awaitReady();
            var begin = System.nanoTime();
            archive.fill(SESSIONS);
            var figures = new Figures("with " + SESSIONS + " finished sessions stored");
            figures.note("filled in", (System.nanoTime() - begin) / 1e9, "s");
            figures.note(
                    "size of the database", full.number("select pg_database_size(current_database())") / 1e6, "MB");
            course.round(List.of(empty), CALLS);
            course.round(List.of(full), CALLS);
            var before = full.number(SCANS);
            throughput(figures, course, empty, full);
            latency(figures, course, empty, full);
            figures.note("times a large table was read as a whole meanwhile", full.number(SCANS) - before, "");
            assertThat(figures.held()).isTrue();
        }
    }

    private static void throughput(Figures figures, Course course, Contestant empty, Contestant full) {
        List<Double> ratios = new ArrayList<>();
        for (int n = 0; n < ROUNDS; n++) {
            var without = course.round(List.of(empty), CALLS).sessionsPerSecond();
            var with = course.round(List.of(full), CALLS).sessionsPerSecond();
            figures.note("empty", without, "calls a second");
            figures.note("full", with, "calls a second");
            ratios.add(with / without);
        }
        figures.atLeast("throughput, full to empty", Figures.median(ratios), 0.9, 1, "x");
    }

    private static void latency(Figures figures, Course course, Contestant empty, Contestant full) {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int n = 0; n < ROUNDS; n++) {
            without.addAll(Latencies.of(course, empty, SAMPLES));
            with.addAll(Latencies.of(course, full, SAMPLES));
        }
        figures.note("stored to request, empty, p50", Figures.median(without), "ms");
        figures.note("stored to request, full, p50", Figures.median(with), "ms");
        figures.atLeast(
                "speed of one call, empty to full", Figures.median(without) / Figures.median(with), 0.9, 1, "x");
    }
}
