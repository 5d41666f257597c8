package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * SIGTERM while 60 lanes are due and Kustomer takes three seconds an answer, two of which never come. What is in flight is
 * finished or given back, nobody is told that an event was taken which was not, and the next start brings everything to its
 * end, once, though Kustomer would take a second record.
 */
class GracefulStopTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int BACKLOG = 60;
    private static final String TICKETS = "/v1/customers/*/conversations";
    private static final String HELD = "select count(*) from lane where lease_token is not null";

    private final AtomicLong ids = new AtomicLong(90_000);

    @Test
    void whatIsInFlightIsFinishedOrGivenBackAndTheNextStartBringsAllToItsEnd() throws Exception {
        try (var run = new Run("graceful-stop", new Vendors(new MixedLoad(1, 0)), 1)) {
            run.vendors.allowDuplicates();
            var faults = run.vendors.kustomer.faults();
            faults.on("POST", TICKETS).times(2).slowBody(Duration.ofMinutes(1));
            faults.on("POST", "*").latency(Duration.ofSeconds(3));
            run.process.start();
            run.awaitReady();
            var taken = stopUnderWork(run);
            faults.clear();
            run.process.start();
            run.awaitReady();
            run.awaitComplete();
            assertEachOnce(run, taken);
        }
    }

    /** Returns the calls that the door took. */
    private List<Long> stopUnderWork(Run run) throws Exception {
        var knocking = new KnockingPusher(run.process.address("/ccai/events"), () -> newCall(run));
        await("answers under way")
                .atMost(Duration.ofSeconds(60))
                .until(() -> knocking.answered("202").size() >= BACKLOG && asked(run) > 0);
        var begin = System.nanoTime();
        run.process.askToEnd();
        assertThat(run.process.endsWithin(LIMIT)).as("it ended within " + LIMIT).isTrue();
        var seconds = (System.nanoTime() - begin) / 1e9;
        knocking.close();
        var taken = knocking.answered("202");
        run.counted = FaultCount.of("SIGTERM under work")
                .with("%.1f".formatted(seconds), "s until the end")
                .with(run.process.exitCode(), "as exit code")
                .with(knocking.counts(), "at the door")
                .with(run.count(HELD), "leases left");
        assertThat(run.process.exitCode()).isEqualTo(128 + 15);
        assertThat(run.count(HELD))
                .as("leases that others would have to wait for")
                .isZero();
        assertThat(knocking.counts().keySet()).isSubsetOf("202", "503", "none");
        assertThat(run.count("select count(distinct session_id) from inbox where source = 'events'"))
                .as("calls on disk")
                .isGreaterThanOrEqualTo(taken.size());
        assertThat(run.process.output()).doesNotContain("ERROR", "Exception: ");
        return taken;
    }

    private static long asked(Run run) {
        return run.vendors.kustomer.ledger().entries().stream()
                .filter(one -> one.operation().endsWith("conversations"))
                .count();
    }

    private static void assertEachOnce(Run run, List<Long> taken) {
        var picture = run.picture();
        run.counted
                .lostAndTwice(taken.stream().map(call -> "ccai:call:" + call).toList(), picture.messages())
                .print();
        assertThat(picture.messages().keySet())
                .containsAll(taken.stream().map(call -> "ccai:call:" + call).toList());
        for (var kind : List.of(picture.customers(), picture.conversations(), picture.messages())) {
            assertThat(kind).allSatisfy((name, records) -> assertThat(records).hasSize(1));
        }
        assertThat(run.count("select count(*) from lane where parked_at is not null"))
                .isZero();
    }

    private long newCall(Run run) {
        var call = ids.incrementAndGet();
        run.vendors.ccai.putCall((ObjectNode) Calls.object(call));
        return call;
    }
}
