package io.github.ccaibridge.session;

import java.time.Instant;

/**
 * What the Manager API says of a session that its events do not say; {@code known} is false when the API has no such object
 * (C 3.5), {@code asked} is false
 * when only the metadata file told it, which names neither the parent nor our number (C 4.1).
 */
public record CallObject(
        boolean known,
        String status,
        String parentId,
        boolean voicemail,
        String agentId,
        Instant connectedAt,
        Integer callDuration,
        Integer holdDuration,
        Integer waitDuration,
        boolean asked) {
    public CallObject(
            boolean known,
            String status,
            String parentId,
            boolean voicemail,
            String agentId,
            Instant connectedAt,
            Integer callDuration,
            Integer holdDuration,
            Integer waitDuration) {
        this(known, status, parentId, voicemail, agentId, connectedAt, callDuration, holdDuration, waitDuration, true);
    }

    /** Whether the session was continued under another id. */
    public boolean recovered() {
        return "recovered".equals(status);
    }

    /** Whether an agent talked in it, though no event may have said so. */
    public boolean answered() {
        return agentId != null && connectedAt != null;
    }

    /** Whether CCAI Platform says the session still runs or will run (C 3.6). */
    public boolean unfinished() {
        return status != null
                && switch (status) {
                    case "selecting",
                            "queued",
                            "assigned",
                            "connecting",
                            "connected",
                            "switching",
                            "requeued",
                            "scheduled",
                            "va_assigned",
                            "va_connected",
                            "preview_pending",
                            "preview_ready",
                            "campaign_connecting",
                            "campaign_connected" -> true;
                    default -> false;
                };
    }
}
