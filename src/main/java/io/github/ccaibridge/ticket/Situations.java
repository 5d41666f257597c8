package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.SessionFacts;
import java.time.Duration;

/** Tells which situation of the rules a session is in, or what it still waits for. */
public final class Situations {
    private final TicketPolicy policy;

    public Situations(TicketPolicy policy) {
        this.policy = policy;
    }

    /** The situation of a session that has no ticket yet; {@code age} is the time since its first event was stored. */
    public String of(SessionFacts facts, Duration age) {
        var settled = age.compareTo(policy.settle()) >= 0;
        if (facts.outbound() == null || facts.channel() == null) {
            return facts.object() == null && (facts.ended() || facts.answered()) && settled
                    ? "CALL_OBJECT_NEEDED"
                    : "NOT_YET_KNOWN";
        }
        if (facts.contact() == null && !facts.withheld() && !settled) {
            return "NOT_YET_KNOWN";
        }
        if (facts.object() != null && facts.object().voicemail()) {
            return "VOICEMAIL_LEFT";
        }
        if (facts.outbound()) {
            return facts.object() == null && "call".equals(facts.kind()) ? "CALL_OBJECT_NEEDED" : "OUTBOUND_MADE";
        }
        if (facts.menuId() == null && !settled) {
            return "NOT_YET_KNOWN";
        }
        if (facts.answered()) {
            return facts.app() ? "APP_SESSION_ARRIVED" : "PHONE_CALL_ANSWERED";
        }
        if (facts.ended()) {
            return unanswered(facts);
        }
        return facts.app() && ripe(facts) ? "APP_SESSION_ARRIVED" : "IN_QUEUE";
    }

    private boolean ripe(SessionFacts facts) {
        return switch (policy.createAt()) {
            case "connected" -> false;
            case "assigned" -> facts.taken();
            default -> facts.menuId() != null || facts.taken();
        };
    }

    private static String unanswered(SessionFacts facts) {
        if ("chat".equals(facts.kind())) {
            return "CALLER_GAVE_UP";
        }
        if (facts.object() == null) {
            return "CALL_OBJECT_NEEDED";
        }
        if (facts.object().recovered()) {
            return "RECOVERED";
        }
        if (facts.object().unfinished()) {
            return "CALL_GOES_ON";
        }
        return "action_only_finished".equals(facts.object().status()) ? "NO_RULE" : "CALLER_GAVE_UP";
    }
}
