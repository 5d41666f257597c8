package io.github.ccaibridge.ticket;

/** What has happened in a session as far as its ticket is concerned: one that a rule speaks of, or what is still awaited. */
public enum Situation {
    VOICEMAIL_LEFT("a voicemail was left"),
    OUTBOUND_MADE("an outbound call was made"),
    APP_SESSION_ARRIVED("a call or chat came in through an app, a message or the API"),
    PHONE_CALL_ANSWERED("an agent answered a phone call"),
    CALLER_GAVE_UP("the caller gave up before an agent answered"),
    RECOVERED("the session goes on under another id"),
    NO_RULE("no rule speaks of such a session"),
    BEFORE_THE_BRIDGE("the session is from before the bridge began"),
    NOT_YET_KNOWN("more events of this session"),
    IN_QUEUE("an agent, or the end of the session"),
    END_USER_NEEDED("the end user's identifier from CCAI Platform"),
    CALL_OBJECT_NEEDED("the call object of CCAI Platform"),
    CALL_GOES_ON("the end of the call in CCAI Platform"),
    GRACE("what may follow an unanswered call: a voicemail, a recovery, a call-back");

    private final String sentence;

    Situation(String sentence) {
        this.sentence = sentence;
    }

    /** What happened, or for a waiting situation what is awaited. */
    public String sentence() {
        return sentence;
    }

    /** Whether a rule is going to speak of it, so that it gets a ticket unless a policy says otherwise. */
    public boolean ruled() {
        return switch (this) {
            case VOICEMAIL_LEFT, OUTBOUND_MADE, APP_SESSION_ARRIVED, PHONE_CALL_ANSWERED, CALLER_GAVE_UP -> true;
            default -> false;
        };
    }

    /** Whether a decision can be taken now. */
    public boolean decidable() {
        return switch (this) {
            case NOT_YET_KNOWN, IN_QUEUE, END_USER_NEEDED, CALL_OBJECT_NEEDED, CALL_GOES_ON, GRACE -> false;
            default -> true;
        };
    }
}
