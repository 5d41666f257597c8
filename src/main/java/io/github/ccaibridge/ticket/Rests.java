package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.Decision.Action;
import java.time.Duration;
import java.time.Instant;

/** Says how a session rests once nothing more can be done for it now, and what is to be read meanwhile. */
public final class Rests {
    private static final Duration A_LITTLE = Duration.ofMillis(50);
    private static final Duration AGENT_AGAIN = Duration.ofSeconds(2);

    private final TicketPolicy policy;

    public Rests(TicketPolicy policy) {
        this.policy = policy;
    }

    public SessionCase rest(SessionCase one) {
        one.restAs(one.isDecided() ? decided(one) : undecided(one));
        return one;
    }

    private Rest decided(SessionCase one) {
        if (one.isOwnerAwaited()) {
            return new Rest("waiting", "the e-mail of agent " + one.getOwnerId() + " in CCAI Platform", AGENT_AGAIN);
        }
        if (Action.LEAVE.name().equals(one.getAction())) {
            return new Rest("complete", null, null);
        }
        if (!one.facts().ended()) {
            return new Rest("open", "the end of the session", null);
        }
        return holdsBack(one)
                ? new Rest("waiting", Situation.CALL_OBJECT_NEEDED.sentence() + ", for the durations", endOfWait(one))
                : new Rest("complete", null, null);
    }

    private Rest undecided(SessionCase one) {
        return switch (one.whatHappened()) {
            case NOT_YET_KNOWN ->
                new Rest("open", one.whatHappened().sentence(), policy.settle().plus(A_LITTLE));
            case IN_QUEUE -> new Rest("open", one.whatHappened().sentence(), null);
            default -> new Rest("waiting", one.whatHappened().sentence(), null);
        };
    }

    /** Whether the data of a session's end wait for its call object, so that one request tells them all (U14). */
    public boolean holdsBack(SessionCase one) {
        return objectMissing(one.facts()) && (!one.facts().answered() || endOfWait(one) != null);
    }

    /** Whether the call object is to be read: the decision needs it, or the end of a call is to be told. */
    public boolean needsCallObject(SessionCase one) {
        return one.isDecided()
                ? !Action.LEAVE.name().equals(one.getAction()) && objectMissing(one.facts())
                : one.whatHappened() == Situation.CALL_OBJECT_NEEDED || one.whatHappened() == Situation.CALL_GOES_ON;
    }

    /** Seconds until the call object is worth reading: what follows an unanswered call must have had its time (C 9, note 5). */
    public double readAfterSeconds(SessionCase one) {
        var facts = one.facts();
        if (facts.isOutbound() || facts.answered() || facts.endReceivedAt() == null) {
            return 0;
        }
        return Math.max(
                0, left(policy.grace(), facts.endReceivedAt(), one.now()).toMillis() / 1000.0);
    }

    private static boolean objectMissing(SessionFacts facts) {
        return facts.ended()
                && !facts.chat()
                && (facts.object() == null || facts.object().unfinished());
    }

    private Duration endOfWait(SessionCase one) {
        if (!one.facts().answered() || one.facts().endReceivedAt() == null) {
            return null;
        }
        var left = left(policy.objectWait(), one.facts().endReceivedAt(), one.now());
        return left.isNegative() ? null : left.plus(A_LITTLE);
    }

    private static Duration left(Duration whole, Instant since, Instant now) {
        return whole.minus(Duration.between(since, now));
    }
}
