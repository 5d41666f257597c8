package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Three processes on one database share the work. One is killed, one is frozen for longer than a lease and thawed: nothing
 * is lost and nothing happens twice, though Kustomer refuses no second record.
 */
class ReplicasTest {
    private static final long SEED = Long.getLong("fault.seed", System.nanoTime() % 1_000_000);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(63);
    private static final MixedLoad LOAD = new MixedLoad(SEED, 4);

    @Test
    void oneIsKilledAndOneIsFrozenAndEverySessionIsToldOnce() throws Exception {
        try (var run = new Run("replica-1", new Vendors(LOAD), SEED);
                var second = new BridgeProcess("replica-2", run.settings());
                var third = new BridgeProcess("replica-3", run.settings())) {
            run.vendors.allowDuplicates();
            run.vendors.answerSlowly(SEED);
            run.process.start();
            run.awaitReady();
            second.start();
            third.start();
            second.awaitReady();
            third.awaitReady();
            LOAD.waves().subList(0, 3).forEach(run.pusher::send);
            await("work under way").until(() -> run.count("select count(*) from lane where lease_until > now()") > 2);
            signal("STOP", second.pid());
            third.kill();
            LOAD.waves().subList(3, LOAD.waves().size()).forEach(run.pusher::send);
            assertThat(run.process.endsWithin(LONGER_THAN_A_LEASE)).isFalse();
            signal("CONT", second.pid());
            run.awaitComplete();
            System.out.println("fault.seed=" + SEED);
            FaultCount.of("three replicas, one killed, one frozen for " + LONGER_THAN_A_LEASE.toSeconds() + " s")
                    .with(LOAD.all().size(), "sessions")
                    .with(run.count("select count(*) from inbox where source = 'events'"), "events on disk")
                    .lostAndTwice(names(LOAD.all()), run.picture().messages())
                    .print();
            assertEachOnce(run.picture());
            assertThat(run.count("select count(*) from lane where parked_at is not null"))
                    .isZero();
        }
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void assertEachOnce(Picture picture) {
        assertThat(picture.conversations().keySet()).containsExactlyInAnyOrderElementsOf(names(LOAD.opening()));
        assertThat(picture.messages().keySet()).containsExactlyInAnyOrderElementsOf(names(LOAD.all()));
        for (var kind : List.of(picture.customers(), picture.conversations(), picture.messages())) {
            assertThat(kind).allSatisfy((name, records) -> assertThat(records).hasSize(1));
        }
    }

    private static List<String> names(List<ScriptedSession> sessions) {
        return sessions.stream()
                .map(session -> "ccai:" + session.kind() + ":" + session.id())
                .toList();
    }
}
