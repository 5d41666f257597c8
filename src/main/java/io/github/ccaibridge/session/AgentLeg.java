package io.github.ccaibridge.session;

import java.time.Instant;

/** One agent's part in a session: when it was first accepted and when media were first established; e-mail may be unknown. */
public record AgentLeg(String id, String name, String email, Instant acceptedAt, Instant connectedAt) {
    /** The moment the agent first took the session, or null while it was only offered. */
    public Instant takenAt() {
        if (acceptedAt == null || (connectedAt != null && connectedAt.isBefore(acceptedAt))) {
            return connectedAt;
        }
        return acceptedAt;
    }
}
