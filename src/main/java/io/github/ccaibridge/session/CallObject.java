package io.github.ccaibridge.session;

/** What the Manager API says of a session that its events do not say; {@code known} is false when the API has no such object. */
public record CallObject(
        boolean known,
        String status,
        String parentId,
        boolean voicemail,
        Integer callDuration,
        Integer holdDuration,
        Integer waitDuration) {
    /** Whether the session was continued under another id. */
    public boolean recovered() {
        return "recovered".equals(status);
    }

    /** Whether CCAI Platform says the session still runs or will run. */
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
                            "va_connected" -> true;
                    default -> false;
                };
    }
}
