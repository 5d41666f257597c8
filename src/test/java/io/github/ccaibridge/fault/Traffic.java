package io.github.ccaibridge.fault;

import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls of ever new people, six at a time, event by event, and a knock at one door after the other, until it is ended. */
final class Traffic implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2025-11-26T09:00:00Z");
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(100);
    private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(200);

    private final Sessions sessions;
    private final Replicas replicas;
    private final CcaiStandIn ccai;
    private final List<ScriptedSession> begun = new CopyOnWriteArrayList<>();
    private final Queue<ScriptedEvent> next = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private volatile String age = "old";
    private volatile boolean ended;
    private int knocks;

    Traffic(long seed, Replicas replicas, CcaiStandIn ccai) {
        this.sessions = new Sessions(seed);
        this.replicas = replicas;
        this.ccai = ccai;
    }

    void begin() {
        clock.scheduleWithFixedDelay(this::sendNext, 0, BETWEEN_EVENTS.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::knockNext, 0, BETWEEN_KNOCKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on every sender uses the new secrets. */
    void useNewSecrets() {
        age = "new";
    }

    private void sendNext() {
        if (next.isEmpty() && !ended) {
            sixMore();
        }
        var event = next.peek();
        if (event != null && taken(event)) {
            next.remove();
        }
    }

    private boolean taken(ScriptedEvent event) {
        var body = ScriptedSession.envelopeOf(List.of(event)).toString();
        var login = Doors.basic(Vendors.EVENTS_USER, Doors.EVENTS.secret(age));
        return expect(
                202,
                replicas.send("/ccai/events", to -> Doors.body(to, body).header("Authorization", login)),
                "events");
    }

    private void sixMore() {
        var some = new ArrayList<ScriptedSession>();
        for (int n = 0; n < 6; n++) {
            var id = 80_001L + begun.size() + n;
            var caller = Caller.byPhone(id, "+120255%05d".formatted(id % 100_000));
            var agent = MixedLoad.AGENTS.get((int) (id % MixedLoad.AGENTS.size()));
            var one = sessions.inbound().answered(id, caller, Menu.ORDERS, agent, BEGIN);
            one.putInto(ccai);
            some.add(one);
        }
        begun.addAll(some);
        for (int n = 0; some.stream().anyMatch(one -> !one.events().isEmpty()) && n < 100; n++) {
            for (var one : some) {
                if (n < one.events().size()) {
                    next.add(one.events().get(n));
                }
            }
        }
    }

    private void knockNext() {
        var door = Doors.values()[knocks++ % Doors.values().length];
        var status = door.knock(replicas, age);
        expect(status == 200 ? 200 : 202, status, door + " with the " + age + " secret");
    }

    private boolean expect(int wanted, int status, String what) {
        if (status != wanted) {
            refused.add(what + ": " + status);
        }
        return status == wanted;
    }

    /** Requests that were not taken, with their status. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** The sessions of which anything was told. */
    List<ScriptedSession> begun() {
        return List.copyOf(begun);
    }

    /** Begins no more sessions, and tells those that are under way to their end. */
    void end() {
        ended = true;
    }

    boolean isDone() {
        return ended && next.isEmpty();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
