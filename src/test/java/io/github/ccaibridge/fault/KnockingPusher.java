package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.ccai.PushSwitches;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Knocks at the events door with a new call twenty times a second, whatever the answer, and remembers every answer. */
final class KnockingPusher implements AutoCloseable {
    private final EventPusher pusher;
    private final LongSupplier newCall;
    private final Map<Long, String> answers = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    KnockingPusher(URI door, LongSupplier newCall) {
        pusher = new EventPusher(door, Vendors.EVENTS_USER, Vendors.EVENTS_PASSWORD, PushSwitches.plain());
        this.newCall = newCall;
        clock.scheduleWithFixedDelay(this::knock, 0, 40, TimeUnit.MILLISECONDS);
    }

    private void knock() {
        var call = newCall.getAsLong();
        answers.put(call, answer(Calls.body(Calls.events(call, Calls.phone(call % 10_000)))));
    }

    private String answer(String body) {
        try {
            return String.valueOf(pusher.pushOne(body).status());
        } catch (UncheckedIOException none) {
            return "none";
        }
    }

    /** The calls that were answered so. */
    List<Long> answered(String answer) {
        var calls = new ArrayList<Long>();
        answers.forEach((call, got) -> {
            if (got.equals(answer)) {
                calls.add(call);
            }
        });
        return calls;
    }

    /** How often each answer was given; {@code none} where nobody answered. */
    Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        answers.values().forEach(answer -> counts.merge(answer, 1, Integer::sum));
        return counts;
    }

    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
}
