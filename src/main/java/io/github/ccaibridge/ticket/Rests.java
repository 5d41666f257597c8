package io.github.ccaibridge.ticket;

import java.time.Duration;
import java.time.Instant;

/** Says how a session rests once nothing more can be done for it now, and what is to be read meanwhile. */
public final class Rests {
    private static final Duration A_LITTLE = Duration.ofMillis(50);
    private static final Duration AGENT_AGAIN = Duration.ofSeconds(2);

    private final TicketPolicy policy;
    private final Awaited awaited;

    public Rests(TicketPolicy policy, Awaited awaited) {
        this.policy = policy;
        this.awaited = awaited;
    }

    public SessionCase rest(SessionCase one) {
        one.restAs(one.decided() ? decided(one) : undecided(one));
        return one;
    }

    private Rest decided(SessionCase one) {
        if (one.ownerAwaited()) {
            return new Rest("waiting", "the e-mail of agent " + one.ownerId() + " in CCAI Platform", AGENT_AGAIN);
        }
        if (one.left()) {
            return new Rest("complete", null, null);
        }
        if (!one.facts().ended()) {
            return new Rest("open", "the end of the session", null);
        }
        if (awaited.holdsBack(one)) {
            return new Rest("waiting", held(one), awaited.endOfWait(one));
        }
        return one.newsHeld()
                ? new Rest("waiting", "what comes with the last news", awaited.untilGathered(one))
                : files(one);
    }

    private static String held(SessionCase one) {
        return Awaited.objectMissing(one.facts())
                ? Situation.CALL_OBJECT_NEEDED.sentence() + ", for the durations"
                : "the recording, so that one request tells it with the durations";
    }

    private Rest files(SessionCase one) {
        var files = awaited.files(one);
        if (files.isEmpty()) {
            return new Rest("complete", null, null);
        }
        var atMost = awaited.filesAtMost(one);
        if (atMost.isNegative() || atMost.isZero()) {
            one.progress().remark = "given up after all this time: " + String.join(", ", files);
            return new Rest("complete", null, null);
        }
        return new Rest("waiting", String.join(", ", files), atMost.plus(A_LITTLE));
    }

    private Rest undecided(SessionCase one) {
        return switch (one.whatHappened()) {
            case NOT_YET_KNOWN -> new Rest("open", one.whatHappened().sentence(), untilMissed(one));
            case IN_QUEUE -> new Rest("open", one.whatHappened().sentence(), null);
            case GRACE ->
                new Rest(
                        "waiting",
                        one.whatHappened().sentence(),
                        policy.graceLeft(one.facts(), one.now()).plus(A_LITTLE));
            default -> new Rest("waiting", one.whatHappened().sentence(), null);
        };
    }

    /** Until what is missing is missed; after that only news helps. */
    private Duration untilMissed(SessionCase one) {
        var facts = one.facts();
        var patience = facts.heard() ? policy.settle() : policy.healAfter();
        var since = facts.heard() && facts.endReceivedAt() != null ? facts.endReceivedAt() : one.firstSeen();
        var left = left(patience, later(since, one.firstSeen()), one.now());
        return left.isNegative() ? null : left.plus(A_LITTLE);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether the call object is to be read: the decision needs it, or the end of a call is to be told. */
    public boolean needsCallObject(SessionCase one) {
        return one.decided()
                ? !one.left() && Awaited.objectMissing(one.facts())
                : one.whatHappened() == Situation.CALL_OBJECT_NEEDED || one.whatHappened() == Situation.CALL_GOES_ON;
    }

    /** Seconds until the call object is worth reading: what follows an unanswered call must have had its time (C 9, note 5). */
    public double readAfterSeconds(SessionCase one) {
        var facts = one.facts();
        if (!facts.heard() || facts.isOutbound() || facts.answered()) {
            return 0;
        }
        return Math.max(0, policy.graceLeft(facts, one.now()).toMillis() / 1000.0);
    }

    private static Duration left(Duration whole, Instant since, Instant now) {
        return whole.minus(Duration.between(since, now));
    }
}
