package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.ccai.PushCounts;
import io.github.ccaibridge.sandbox.ccai.PushSwitches;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An hour of contact-centre traffic, the same in every run with the same seed. */
public final class ScriptedHour {
    /** An hour in about twenty seconds. */
    private static final double COMPRESSION = 180;

    private final List<ScriptedSession> sessions;

    public ScriptedHour(long seed, Instant start) {
        this.sessions = new HourPlan(seed, start).write();
    }

    /** How the hour is meant to be pushed: compressed, with duplicates and reorderings. */
    public static PushSwitches switches(long seed) {
        return PushSwitches.rough(seed).withTimeFactor(COMPRESSION);
    }

    public List<ScriptedSession> sessions() {
        return sessions;
    }

    public List<Agent> agents() {
        return HourPlan.agents();
    }

    /** Who should be in the CRM before the hour begins; everybody else who calls is new. */
    public List<Caller> knownCustomers() {
        return IntStream.rangeClosed(1, 29)
                .mapToObj(n -> Stream.of(8, 11, 13, 22, 29).anyMatch(app -> app == n) || n <= 4
                        ? HourPlan.appUser(n)
                        : HourPlan.phone(n))
                .toList();
    }

    /** Plays the hour: each session's object appears in the stand-in with its events, changed when the session ends. */
    public PushCounts run(EventPusher pusher, CcaiStandIn standIn, Progress progress) {
        agents().forEach(a -> standIn.putAgent(a.id(), a.name(), a.email(), a.number()));
        Map<String, ScriptedSession> byKey =
                sessions.stream().collect(Collectors.toMap(ScriptedSession::key, Function.identity()));
        Map<String, Integer> stageShown = new ConcurrentHashMap<>();
        AtomicInteger ended = new AtomicInteger();
        List<ScriptedEvent> events =
                sessions.stream().flatMap(s -> s.events().stream()).toList();
        progress.line("playing " + sessions.size() + " sessions, " + events.size() + " events");
        PushCounts counts = pusher.push(events, event -> {
            int stage = event.endsTheSession() ? 1 : 0;
            Integer before = stageShown.merge(event.key(), stage, Math::max);
            ScriptedSession session = byKey.get(event.key());
            boolean isFirst = stageShown.putIfAbsent(event.key() + " stage " + stage, stage) == null;
            if (isFirst && before == stage) {
                session.putStageNow(standIn, stage);
                if (stage == 1 && ended.incrementAndGet() % 10 == 0) {
                    progress.line(ended.get() + " of " + sessions.size() + " sessions have ended");
                }
            }
        });
        sessions.stream().filter(s -> s.stages().size() > 2).forEach(s -> s.putStageNow(standIn, 2));
        progress.line("played: " + counts.accepted() + " bodies taken, " + counts.retries() + " repeated, "
                + counts.refused() + " given up");
        return counts;
    }
}
