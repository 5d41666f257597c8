package io.github.ccaibridge.ticket;

import java.util.List;

/** Which rule decided, what is to be done, and why each rule above it did not. */
public record Decision(String rule, String sentence, String action, String ticket, List<NearMiss> nearMisses) {
    /** A rule that did not fire and the first of its facts that failed. */
    public record NearMiss(String rule, String failedFact) {}
}
