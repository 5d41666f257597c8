package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows a session's object in the stand-in as far as its events have come: in progress, then ended. */
final class Stages {
    private final Map<String, ScriptedSession> sessions;
    private final Map<String, Integer> shown = new HashMap<>();
    private final CcaiStandIn standIn;
    private final AfterTheEnd after;
    private final Progress progress;
    private int ended;

    Stages(List<ScriptedSession> sessions, CcaiStandIn standIn, AfterTheEnd after, Progress progress) {
        this.sessions = sessions.stream().collect(Collectors.toMap(ScriptedSession::key, Function.identity()));
        this.standIn = standIn;
        this.after = after;
        this.progress = progress;
    }

    /** An event is about to leave, perhaps once more or out of order. */
    void before(ScriptedEvent event) {
        int stage = event.endsTheSession() ? 1 : 0;
        Integer before = shown.get(event.key());
        if (before != null && before >= stage) {
            return;
        }
        shown.put(event.key(), stage);
        ScriptedSession session = sessions.get(event.key());
        session.putStageNow(standIn, stage);
        if (stage == 1) {
            after.of(session);
            if (++ended % 10 == 0) {
                progress.line(ended + " of " + sessions.size() + " sessions have ended");
            }
        }
    }
}
