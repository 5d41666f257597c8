package io.github.ccaibridge.sandbox.kustomer;

import java.time.Instant;

/** One request of the API to change a work session's status; the refusal is empty where the status was set. */
public record StatusWrite(Instant at, String sessionId, String userId, String from, String to, String refusal) {
    public boolean isTaken() {
        return refusal.isEmpty();
    }
}
