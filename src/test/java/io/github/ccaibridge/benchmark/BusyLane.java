package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.fault.Calls;
import io.github.ccaibridge.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What other customers notice of one whose lane has tens of thousands of events waiting:
 * {@code ./mvnw verify -DskipUnitTests -Dit.test=BusyLane}. Two bridges take turns, one of which has that lane in work all the time.
 */
class BusyLane {
    private static final int EVENTS = Integer.getInteger("events", 50_000);
    private static final int SAMPLES = Integer.getInteger("samples", 30);
    private static final int ROUNDS = Integer.getInteger("rounds", 4);
    private static final int CLAIMS = Integer.getInteger("claims", 200);
    private static final int EVENTS_A_CALL = 6;
    private static final int CALLS_A_BODY = 50;
    private static final String CALLER = "+12015550100";
    private static final Path CLAIM = Path.of("src/main/resources/sql/claim-lanes.sql");

    @Test
    void otherLanesAreClaimedAsSoonAsEver() throws Exception {
        try (var course = new Course()) {
            var calm = course.bridge("calm", TestDatabase.newDatabase()).awaitReady();
            var busy = course.bridge("busy", TestDatabase.newDatabase()).awaitReady();
            var figures = new Figures("one lane with " + EVENTS + " waiting events");
            course.slowKustomer(Duration.ofMillis(20));
            Latencies.of(course, calm, SAMPLES);
            Latencies.of(course, busy, SAMPLES);
            fill(course, busy);
            List<Double> without = new ArrayList<>();
            List<Double> with = new ArrayList<>();
            for (int n = 0; n < ROUNDS; n++) {
                without.addAll(Latencies.of(course, calm, SAMPLES));
                with.addAll(Latencies.of(course, busy, SAMPLES));
            }
            figures.note("events of that lane still waiting at the end", waiting(busy), "");
            figures.note("stored to request, others, without it, p50", Figures.median(without), "ms");
            figures.note("stored to request, others, beside it, p50", Figures.median(with), "ms");
            var claims = claims(calm, busy);
            figures.atMost("claim, beside it to without it", claims, 2, 1, "x");
            figures.atMost(
                    "stored to request, beside it to without it",
                    Figures.median(with) / Figures.median(without),
                    2,
                    1,
                    "x");
            assertThat(waiting(busy)).as("it was busy all the time").isPositive();
            assertThat(figures.held()).isTrue();
        }
    }

    private static void fill(Course course, Contestant busy) {
        var calls = course.newCalls(EVENTS / EVENTS_A_CALL);
        for (int n = 0; n < calls.size(); n += CALLS_A_BODY) {
            var some = calls.subList(n, Math.min(calls.size(), n + CALLS_A_BODY)).stream()
                    .flatMap(call -> Calls.events(call, CALLER).stream())
                    .toList();
            busy.push(Calls.body(some));
        }
    }

    private static long waiting(Contestant busy) {
        return busy.number(
                "select coalesce(sum(events_stored - events_seen), 0) from session where lane = '" + CALLER + "'");
    }

    /** How much longer the bridge's own claim of sixteen lanes takes there, each taken back; the two take turns. */
    private static double claims(Contestant calm, Contestant busy) throws Exception {
        var sql = Files.readString(CLAIM);
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int n = 0; n < CLAIMS; n++) {
            without.add(claim(calm, sql));
            with.add(claim(busy, sql));
        }
        System.out.printf(
                "  claim of 16 lanes, p50: %.2f ms without it, %.2f ms beside it%n",
                Figures.median(without), Figures.median(with));
        return Figures.median(with) / Figures.median(without);
    }

    private static double claim(Contestant one, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(one.database);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "insert into lane (lane, due_at) select 'due-' || n, now() from generate_series(1, 16) n");
            var begin = System.nanoTime();
            statement.execute(sql);
            var millis = (System.nanoTime() - begin) / 1e6;
            connection.rollback();
            return millis;
        }
    }
}
