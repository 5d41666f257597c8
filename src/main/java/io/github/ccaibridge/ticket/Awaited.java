package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.Artifact;
import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.session.SessionFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says what of a session is still to come: what one request shall tell together waits, and files are awaited for days. */
public final class Awaited {
    private static final Duration A_LITTLE = Duration.ofMillis(50);

    private final TicketPolicy policy;
    private final LatePolicy late;

    public Awaited(TicketPolicy policy, LatePolicy late) {
        this.policy = policy;
        this.late = late;
    }

    /** Whether the data of a session's end wait for its call object or its recording, so that one request tells them all (U14, U3). */
    public boolean holdsBack(SessionCase one) {
        var objectMissing = objectMissing(one.facts());
        return (objectMissing && !one.facts().answered())
                || (objectMissing && left(one, policy.objectWait()) != null)
                || (recordingComes(one) && left(one, late.recordingWait()) != null);
    }

    /** Whether a session's message waits for its end and for what is due with it, so that it is told once and whole. */
    public boolean keepsMessage(SessionCase one) {
        return late.messageAtEnd() && one.message() == null && (!one.facts().ended() || holdsBack(one));
    }

    /** Whether news of a message that is there wait for what comes with them, so that one request tells them all. */
    public boolean gathers(SessionCase one) {
        return one.message() != null && untilGathered(one) != null;
    }

    Duration untilGathered(SessionCase one) {
        var heard = one.facts().late().heardAt();
        return heard == null || !one.facts().ended() ? null : left(heard, late.gather(), one.now());
    }

    /** Until when the end's data wait at most; null while nothing bounds it. */
    Duration endOfWait(SessionCase one) {
        return Stream.of(
                        objectMissing(one.facts()) ? left(one, policy.objectWait()) : null,
                        recordingComes(one) ? left(one, late.recordingWait()) : null)
                .filter(left -> left != null)
                .max(Duration::compareTo)
                .orElse(null);
    }

    static boolean objectMissing(SessionFacts facts) {
        return facts.ended()
                && !facts.chat()
                && (facts.object() == null || facts.object().unfinished());
    }

    /** Whether a recording is said to exist that Kustomer could be told of soon. */
    private boolean recordingComes(SessionCase one) {
        var come = one.facts().late().recordings();
        return late.recordings()
                && one.facts().ended()
                && (come.isEmpty()
                        ? one.facts().late().recorded()
                        : !come.stream().allMatch(Artifact::uploaded));
    }

    /** The wait runs from the end of the session as we heard of it, or from a decision that came later. */
    private static Duration left(SessionCase one, Duration whole) {
        var since = one.facts().endReceivedAt();
        if (since == null) {
            return null;
        }
        var decided = one.progress().decidedAt;
        var from = decided != null && Instant.parse(decided).isAfter(since) ? Instant.parse(decided) : since;
        return left(from, whole, one.now());
    }

    private static Duration left(Instant from, Duration whole, Instant now) {
        var left = whole.minus(Duration.between(from, now));
        return left.isNegative() || left.isZero() ? null : left.plus(A_LITTLE);
    }

    /** The files that Kustomer has not been told of, in words. */
    public List<String> files(SessionCase one) {
        var waiting = new ArrayList<String>();
        if (one.left() || one.progress().gone) {
            return waiting;
        }
        var come = one.facts().late().files();
        for (var due : one.facts().late().media()) {
            if (due.recording()
                    ? late.recordings() && one.facts().late().recordings().isEmpty()
                    : !hasCome(due, come)) {
                waiting.add("the " + due.type() + " " + due.name());
            }
        }
        come.stream()
                .filter(file -> !one.progress().tells(file)
                        && (late.recordings() || !file.type().equals(Media.RECORDING)))
                .forEach(file -> waiting.add("the upload of " + file.name()));
        return waiting;
    }

    private static boolean hasCome(Media due, List<Artifact> come) {
        return come.stream()
                .anyMatch(file -> file.type().equals(due.type()) && file.part().equals(due.part()));
    }

    /** How long a file is awaited at most: what CCAI Platform no longer keeps does not come (C 4.3). */
    Duration filesAtMost(SessionCase one) {
        var ended = one.facts().endedAt();
        return late.keptFor().minus(Duration.between(ended == null ? one.firstSeen() : ended, one.now()));
    }
}
