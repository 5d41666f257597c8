package io.github.ccaibridge.fault;

import io.github.ccaibridge.camel.CrashPoint;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** At which passage of which crash point the bridge dies, and whether Kustomer refuses a second record then. */
record Cue(CrashPoint point, int passage, boolean refusing) {

    /** Those wanted, such as {@code uploaded,after-claim}; all where nothing is said. */
    private static final String WANTED = System.getProperty("fault.points", "");

    /** Every point of the routes once a run; every other run meets a Kustomer that refuses. */
    static List<Cue> all(Random random, int runs) {
        var cues = new ArrayList<Cue>();
        for (int run = 0; run < runs; run++) {
            for (var point : CrashPoint.values()) {
                if (point.step().isPresent() && isWanted(point)) {
                    cues.add(new Cue(point, 1 + random.nextInt(passages(point)), run % 2 == 1));
                }
            }
        }
        return cues;
    }

    private static boolean isWanted(CrashPoint point) {
        return WANTED.isEmpty() || List.of(WANTED.split(",")).contains(point.word());
    }

    /** How often a small wave passes a point at least. */
    private static int passages(CrashPoint point) {
        return switch (point) {
            // Nobody may have committed before, and there is one old session and one stop.
            case BEFORE_COMMIT, IN_THE_SWEEPER, WHILE_DRAINING -> 1;
            case BETWEEN_EFFECTS, ATTACHMENT_MADE, UPLOAD_AT_HALF, UPLOADED -> 2;
            default -> 4;
        };
    }

    String setting() {
        return point.word() + ":" + passage;
    }

    /** What became of the sessions that were told meanwhile. */
    FaultCount count(List<List<ScriptedSession>> wave, Picture picture) {
        var names = wave.stream().flatMap(List::stream).map(Cue::name).toList();
        var messages = new TreeMap<>(picture.messages());
        messages.keySet().retainAll(names);
        return FaultCount.of(
                        "crash at " + setting() + (refusing ? ", a second record refused" : ", a second record taken"))
                .with(names.size(), "sessions")
                .lostAndTwice(names, messages);
    }

    static String name(ScriptedSession session) {
        return "ccai:" + session.kind() + ":" + session.id();
    }
}
