package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.fault.Calls;
import io.github.ccaibridge.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Commits per event of whole calls, door, work and requests together: {@code ./mvnw verify -DskipUnitTests -Dit.test=CommitsPerEvent}.
 * What is counted are transactions that wrote; what an idle bridge commits in the same time is taken off. PostgreSQL's own count, which
 * has the mere readings in it, is printed beside it.
 */
class CommitsPerEvent {
    private static final int CALLS = Integer.getInteger("calls", 60);
    private static final int CALLERS = 6;
    private static final int EVENTS = 6;
    private static final Duration PAUSE = Duration.ofMillis(Integer.getInteger("pause", 500));
    /** A session of PostgreSQL tells its statistics when it has been idle for ten seconds. */
    private static final Duration CALM = Duration.ofSeconds(Integer.getInteger("calm", 15));

    private final Figures figures = new Figures("commits per event, whole calls of " + EVENTS + " events");

    @Test
    void anEventCostsNoMoreCommitsThanWeHoldOurselvesTo() {
        try (var course = new Course();
                var bridge = course.bridge("bridge", TestDatabase.newDatabase()).awaitReady()) {
            live(course, bridge, 1);
            var idle = idle(bridge);
            var apart = count(course, bridge, idle, () -> live(course, bridge, CALLS / CALLERS));
            var together = count(course, bridge, idle, () -> tellWhole(course, bridge));
            show(", an event a body, each worked on before the next", apart);
            show(", all events of a call in one body", together);
            figures.atMost("commits that wrote, per event", apart.written(), 3.2, 3, "an event");
            assertThat(figures.held()).isTrue();
        }
    }

    /** Commits, and requests to Kustomer, each per event. */
    private record Count(double written, double all, double asked, double told) {}

    private void show(String how, Count count) {
        figures.note("written" + how, count.written(), "an event");
        figures.note("  of these the count of a request in Kustomer's budget", count.asked(), "an event");
        figures.note("  requests to Kustomer", count.told(), "an event");
        figures.note("  PostgreSQL's count, readings included", count.all(), "an event");
    }

    private static Ledgers idle(Contestant bridge) {
        rest(CALM);
        var before = Ledgers.of(bridge);
        rest(CALM.multipliedBy(2));
        return Ledgers.of(bridge).since(before);
    }

    private static Count count(Course course, Contestant bridge, Ledgers idle, Runnable work) {
        rest(CALM);
        course.kustomer.ledger().clear();
        var before = Ledgers.of(bridge);
        work.run();
        rest(CALM);
        var net = Ledgers.of(bridge).since(before).without(idle);
        double events = CALLS * EVENTS;
        return new Count(
                net.written() / events,
                net.committed() / events,
                net.budget() / events,
                course.kustomer.ledger().count() / events);
    }

    /** Some callers at once, each event some time after the one before. */
    private static void live(Course course, Contestant bridge, int callsEach) {
        Course.inParallel(
                CALLERS,
                caller -> course.newCalls(callsEach)
                        .forEach(call -> Calls.events(call, Course.phone(call)).forEach(event -> {
                            bridge.push(Calls.body(List.of(event)));
                            rest(PAUSE);
                        })));
    }

    private static void tellWhole(Course course, Contestant bridge) {
        course.newCalls(CALLS).forEach(call -> bridge.push(Calls.body(Calls.events(call, Course.phone(call)))));
    }

    private static void rest(Duration time) {
        await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }

    /** PostgreSQL's counters at a moment: transactions that wrote, all transactions of the database, counted requests. */
    private record Ledgers(long nanos, double written, double committed, double budget) {
        static Ledgers of(Contestant one) {
            return new Ledgers(
                    System.nanoTime(),
                    one.number("select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)"),
                    one.number("select xact_commit from pg_stat_database where datname = current_database()"),
                    one.number("select n_tup_upd from pg_stat_user_tables where relname = 'kustomer_budget'"));
        }

        Ledgers since(Ledgers before) {
            return new Ledgers(
                    nanos - before.nanos,
                    written - before.written,
                    committed - before.committed,
                    budget - before.budget);
        }

        /** What a window without work has, for as long as this one. */
        Ledgers without(Ledgers idle) {
            var share = (double) nanos / idle.nanos;
            return new Ledgers(
                    nanos,
                    written - share * idle.written,
                    committed - share * idle.committed,
                    budget - share * idle.budget);
        }
    }
}
