package io.github.ccaibridge.sandbox.ccai;

import java.time.Instant;

/** One entry of an agent's status history; who made the change is {@code agent}, {@code platform} or {@code api}. */
public record StatusChange(Instant at, long agentId, String email, String from, String to, String whodunnit) {
    static final String AGENT = "agent";
    static final String PLATFORM = "platform";
    static final String API = "api";
}
