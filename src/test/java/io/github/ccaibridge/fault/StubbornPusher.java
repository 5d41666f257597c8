package io.github.ccaibridge.fault;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.ccai.PushAnswer;
import io.github.ccaibridge.sandbox.ccai.PushSwitches;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sends the sessions of many people at once, each person's in order, and repeats each body until it is taken. */
final class StubbornPusher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final EventPusher pusher;
    private final long seed;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<Future<?>> sent = new ArrayList<>();
    private final AtomicLong repeated = new AtomicLong();

    StubbornPusher(URI door, String user, String password, long seed) {
        this.pusher = new EventPusher(door, user, password, PushSwitches.plain());
        this.seed = seed;
    }

    /** Begins to send the sessions of some people. */
    void send(List<List<ScriptedSession>> people) {
        send(people, session -> {});
    }

    /** The same, and tells of each session whose events are taken. */
    void send(List<List<ScriptedSession>> people, Consumer<ScriptedSession> taken) {
        people.forEach(person -> sent.add(threads.submit(() -> person.forEach(session -> {
            send(session);
            taken.accept(session);
        }))));
    }

    private void send(ScriptedSession session) {
        var random = new Random(seed + session.id());
        var left = new ArrayList<ScriptedEvent>(session.events());
        while (!left.isEmpty()) {
            var some = left.subList(0, 1 + random.nextInt(Math.min(2, left.size())));
            untilTaken(ScriptedSession.envelopeOf(some));
            if (random.nextInt(8) > 0) {
                some.clear();
            }
        }
    }

    private void untilTaken(JsonNode body) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(150))
                .atMost(PATIENCE)
                .until(() -> answerTo(body), PushAnswer::isAccepted);
    }

    private PushAnswer answerTo(JsonNode body) {
        PushAnswer answer;
        try {
            answer = pusher.pushOne(body);
        } catch (UncheckedIOException noAnswer) {
            answer = new PushAnswer(0, noAnswer.getMessage());
        }
        if (!answer.isAccepted()) {
            repeated.incrementAndGet();
        }
        return answer;
    }

    /** How many bodies had to be sent again. */
    long repeated() {
        return repeated.get();
    }

    void awaitSent() throws Exception {
        for (var one : sent) {
            one.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
