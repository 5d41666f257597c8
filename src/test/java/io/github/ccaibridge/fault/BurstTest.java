package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ten thousand events at once: all of them are taken, and every call lands once. */
class BurstTest {
    private static final int CALLS = 1667;
    private static final int PUSHERS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void tenThousandEventsInBurstsAreAllTakenAndEveryCallLandsOnce() throws Exception {
        try (var scene = Scene.withWholeBudget()) {
            var calls = scene.newCalls(CALLS);
            var begin = System.nanoTime();
            push(scene, calls);
            var accepted = secondsSince(begin);
            await().atMost(LIMIT).until(() -> scene.kustomer().messages().size() >= CALLS);
            var told = secondsSince(begin);
            await().atMost(LIMIT).until(() -> scene.unfinished() == 0);
            System.out.printf(
                    "%d events taken in %.1f s (%.0f a second); %d sessions told to Kustomer in %.1f s (%.0f a second),"
                            + " complete in %.1f s (%.0f a second); %.2f requests to Kustomer a session%n",
                    6 * CALLS,
                    accepted,
                    6 * CALLS / accepted,
                    CALLS,
                    told,
                    CALLS / told,
                    secondsSince(begin),
                    CALLS / secondsSince(begin),
                    (double) scene.kustomer().ledger().count() / CALLS);

            FaultCount.of("a burst")
                    .with(6 * CALLS, "events taken")
                    .with(scene.bridge.number("select count(*) from inbox where source = 'events'"), "on disk")
                    .with(calls.size(), "sessions")
                    .with(scene.kustomer().messages().size(), "messages")
                    .with(scene.kustomer().conversations().size(), "tickets")
                    .print();
            var names = calls.stream().map(call -> "ccai:call:" + call).collect(Collectors.toSet());
            assertThat(scene.kustomer().conversations())
                    .hasSize(CALLS)
                    .extracting(one -> one.at("/attributes/externalId").asText())
                    .containsAll(names);
            assertThat(scene.kustomer().messages())
                    .hasSize(CALLS)
                    .extracting(one -> one.at("/attributes/externalId").asText())
                    .containsAll(names);
            assertThat(scene.kustomer().customers()).hasSize(CALLS);
            assertThat(scene.bridge.number("select count(*) from inbox where source = 'events'"))
                    .isEqualTo(6 * CALLS);
            assertThat(scene.bridge.number("select count(*) from lane where parked_at is not null"))
                    .isZero();
        }
    }

    private static void push(Scene scene, List<Long> calls) throws Exception {
        var pushers = Executors.newFixedThreadPool(PUSHERS);
        var pushed = new ArrayList<Future<?>>();
        try {
            for (int pusher = 0; pusher < PUSHERS; pusher++) {
                var first = pusher;
                pushed.add(pushers.submit(() -> pushEachSixteenth(scene, calls, first)));
            }
            for (var one : pushed) {
                one.get();
            }
        } finally {
            pushers.shutdownNow();
        }
    }

    private static void pushEachSixteenth(Scene scene, List<Long> calls, int first) {
        var random = new Random(first);
        var left = new ArrayList<String>();
        for (int n = first; n < calls.size(); n += PUSHERS) {
            left.addAll(Calls.events(calls.get(n), Scene.phoneOf(calls.get(n))));
        }
        while (!left.isEmpty()) {
            var some = left.subList(0, Math.min(left.size(), 1 + random.nextInt(20)));
            scene.bridge.pushAccepted(Calls.body(some));
            some.clear();
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
