package io.github.ccaibridge.sandbox.ccai;

import java.time.Instant;

/** One agent in one request to change statuses, with the outcome; the refusal is empty where the change was made. */
public record StatusWrite(
        Instant at, long agentId, String email, String wanted, String previous, String current, String refusal) {
    public boolean isTaken() {
        return refusal.isEmpty();
    }

    /** True where the status was not another one before. */
    public boolean isIdle() {
        return isTaken() && previous.equals(current);
    }
}
