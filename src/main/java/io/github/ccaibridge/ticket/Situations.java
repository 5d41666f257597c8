package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.SessionFacts;
import java.time.Duration;
import java.time.Instant;

/** Tells which situation of the rules a session is in, or what it still waits for. */
public final class Situations {
    private final TicketPolicy policy;

    public Situations(TicketPolicy policy) {
        this.policy = policy;
    }

    /** As the other, for a bridge that has always been. */
    public Situation of(SessionFacts facts, Instant firstSeen, Instant now) {
        return of(facts, firstSeen, now, Instant.MIN);
    }

    /** The situation at {@code now} of a session first stored at {@code firstSeen}, for a bridge that {@code began}; by one clock. */
    public Situation of(SessionFacts facts, Instant firstSeen, Instant now, Instant began) {
        var told = facts.heard() ? told(facts, firstSeen, now) : healed(facts, firstSeen, now, began);
        return facts.crm().recordAsked() && !told.decidable() ? asked(facts) : told;
    }

    /** CCAI Platform waits for the record of a session: it is decided by what is known of it now (C 1.4). */
    public static Situation asked(SessionFacts facts) {
        if (facts.isOutbound()) {
            return Situation.OUTBOUND_MADE;
        }
        if (facts.app()) {
            return Situation.APP_SESSION_ARRIVED;
        }
        return facts.ended() && !facts.answered() ? Situation.CALLER_GAVE_UP : Situation.PHONE_CALL_ANSWERED;
    }

    /** A session that only the API or a file tells of: its events may still come, and it may be older than the bridge (D4). */
    private Situation healed(SessionFacts facts, Instant firstSeen, Instant now, Instant began) {
        if (Duration.between(firstSeen, now).compareTo(policy.healAfter()) < 0) {
            return Situation.NOT_YET_KNOWN;
        }
        if (facts.object() == null) {
            return Situation.CALL_OBJECT_NEEDED;
        }
        if (facts.startedAt() != null && facts.startedAt().isBefore(began)) {
            return Situation.BEFORE_THE_BRIDGE;
        }
        return facts.object().known() ? told(facts, firstSeen, now) : Situation.NO_RULE;
    }

    private Situation told(SessionFacts facts, Instant firstSeen, Instant now) {
        var settled = passed(firstSeen, now);
        if (facts.outbound() == null || facts.channel() == null) {
            return settled && (facts.ended() || facts.answered()) ? objectOrRest(facts) : Situation.NOT_YET_KNOWN;
        }
        if (facts.party().identifierOpen() || emailOpen(facts)) {
            return Situation.END_USER_NEEDED;
        }
        if (facts.party().anonymous() && !settled) {
            return Situation.NOT_YET_KNOWN;
        }
        return facts.isOutbound() ? outbound(facts) : inbound(facts, settled, now);
    }

    /** A web user's e-mail stands in the end user's record alone (D2): read whatever else has told the identifier before. */
    private static boolean emailOpen(SessionFacts facts) {
        var party = facts.party();
        return "web".equals(facts.channel())
                && party.endUserId() != null
                && !party.endUserRead()
                && facts.late().email() == null;
    }

    private static Situation outbound(SessionFacts facts) {
        var untold = facts.object() == null || !facts.object().asked();
        return untold && !facts.chat() ? Situation.CALL_OBJECT_NEEDED : Situation.OUTBOUND_MADE;
    }

    private Situation inbound(SessionFacts facts, boolean settled, Instant now) {
        if (facts.object() != null && facts.object().voicemail()) {
            return Situation.VOICEMAIL_LEFT;
        }
        var over = facts.answered() || facts.ended();
        if (facts.menu() == null && over && !settled) {
            return Situation.NOT_YET_KNOWN;
        }
        if (facts.answered()) {
            return facts.menu() == null && !facts.chat() && facts.object() == null
                    ? Situation.CALL_OBJECT_NEEDED
                    : facts.app() ? Situation.APP_SESSION_ARRIVED : Situation.PHONE_CALL_ANSWERED;
        }
        if (facts.ended()) {
            return unanswered(facts, now);
        }
        return facts.app() && ripe(facts) ? Situation.APP_SESSION_ARRIVED : Situation.IN_QUEUE;
    }

    private boolean ripe(SessionFacts facts) {
        return switch (policy.createAt()) {
            case CONNECTED -> false;
            case ASSIGNED -> facts.taken();
            case ARRIVAL -> facts.menu() != null || facts.taken();
        };
    }

    private Situation unanswered(SessionFacts facts, Instant now) {
        if (facts.object() != null && facts.object().recovered()) {
            return Situation.RECOVERED;
        }
        if (facts.chat()) {
            return passed(facts.endReceivedAt(), now) ? Situation.CALLER_GAVE_UP : Situation.NOT_YET_KNOWN;
        }
        return unansweredCall(facts, now);
    }

    /** The tail may have told the object long before it is to be read, and the last word is not spoken (T4). */
    private Situation unansweredCall(SessionFacts facts, Instant now) {
        if (facts.object() == null) {
            return Situation.CALL_OBJECT_NEEDED;
        }
        if (facts.object().unfinished()) {
            return Situation.CALL_GOES_ON;
        }
        if ("action_only_finished".equals(facts.object().status())) {
            return Situation.NO_RULE;
        }
        return policy.graceLeft(facts, now).compareTo(Duration.ZERO) > 0 ? Situation.GRACE : Situation.CALLER_GAVE_UP;
    }

    private static Situation objectOrRest(SessionFacts facts) {
        return facts.object() == null ? Situation.CALL_OBJECT_NEEDED : Situation.NOT_YET_KNOWN;
    }

    private boolean passed(Instant since, Instant now) {
        return since != null && Duration.between(since, now).compareTo(policy.settle()) >= 0;
    }
}
