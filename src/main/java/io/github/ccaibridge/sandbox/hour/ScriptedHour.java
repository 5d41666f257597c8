package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.ccai.PushCounts;
import io.github.ccaibridge.sandbox.ccai.PushSwitches;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.time.Instant;
import java.util.List;
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

    /**
     * Plays the hour: each session's object appears in the stand-in with its events and changes when the session ends;
     * later come ratings and voicemail states there, and files in the folder.
     */
    public PushCounts run(EventPusher pusher, CcaiStandIn standIn, ArtifactDrop drop, Progress progress) {
        agents().stream()
                .filter(a -> !standIn.agents().knows(a.email()))
                .forEach(a -> standIn.putAgent(a.id(), a.name(), a.email(), a.number()));
        List<ScriptedEvent> events =
                sessions.stream().flatMap(s -> s.events().stream()).toList();
        progress.line("playing " + sessions.size() + " sessions, " + events.size() + " events");
        PushCounts counts;
        try (AfterTheEnd after = new AfterTheEnd(standIn, drop, pusher::compressed)) {
            Stages stages = new Stages(sessions, standIn, after, progress);
            counts = pusher.push(events, stages::before);
            after.await();
        }
        progress.line("played: " + counts.accepted() + " bodies taken, " + counts.retries() + " repeated, "
                + counts.refused() + " given up");
        return counts;
    }
}
