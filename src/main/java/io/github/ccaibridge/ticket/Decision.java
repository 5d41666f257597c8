package io.github.ccaibridge.ticket;

import java.util.List;

/** Which rule decided, what is to be done, why each rule above it did not fire, and what became of each ticket looked at. */
public record Decision(
        String rule,
        String sentence,
        Action action,
        String ticket,
        List<NearMiss> nearMisses,
        List<Candidate> candidates) {
    /** What is done about the ticket. */
    public enum Action {
        OPEN,
        JOIN,
        LEAVE
    }

    /** A rule that did not fire and the first of its facts that failed. */
    public record NearMiss(String rule, String failedFact) {}

    /** A ticket that was looked at: taken, or the first test it failed and of which rule. */
    public record Candidate(String ticket, String status, String channel, String menu, boolean taken, String why) {}
}
