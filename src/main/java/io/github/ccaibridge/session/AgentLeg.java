package io.github.ccaibridge.session;

import java.time.Instant;

/** One agent's part in a session: when it was accepted and when media were established. */
public record AgentLeg(String id, String name, String email, Instant acceptedAt, Instant connectedAt) {
    /** The moment the agent took the session, or null while it was only offered. */
    public Instant takenAt() {
        if (acceptedAt == null || (connectedAt != null && connectedAt.isBefore(acceptedAt))) {
            return connectedAt;
        }
        return acceptedAt;
    }
}
