package io.github.ccaibridge.ticket;

import java.util.Map;
import java.util.Set;

/** A request as Kustomer shall get it; {@code creates} tells a creation, which must not happen twice, from the rest. */
public record KustomerRequest(
        String name, String method, String path, String query, Map<String, Object> body, boolean creates) {
    private static final Set<String> LATE = Set.of(
            "update-message",
            "attach-recording",
            "create-note",
            "update-note",
            "find-note",
            "create-attachment",
            "register-attachment",
            "read-attachment",
            "update-customer");

    private static final Set<String> OF_STATUS =
            Set.of("read-work-sessions", "read-work-session-user", "read-teams", "set-agent-status");

    public static KustomerRequest get(String name, String path, String query) {
        return new KustomerRequest(name, "GET", path, query, null, false);
    }

    public static KustomerRequest create(String name, String path, Map<String, Object> body) {
        return new KustomerRequest(name, "POST", path, null, body, true);
    }

    public static KustomerRequest update(String name, String path, Map<String, Object> body) {
        return new KustomerRequest(name, "PATCH", path, null, body, false);
    }

    /** An update that refers to attachments: it may be one that adds, so it must not happen twice either (K 14, question 5). */
    public static KustomerRequest attach(String name, String path, Map<String, Object> body) {
        return new KustomerRequest(name, "PATCH", path, null, body, true);
    }

    /** How a creation is marked as intended: a session may have several notes. */
    public String intent() {
        return name.equals("create-note") ? name + " " + body.get("externalId") : name;
    }

    /** Whether an agent waits for it: everything but the data that follow the end of a session. */
    public boolean urgent() {
        return !LATE.contains(name);
    }

    /** Whether it is about an agent's status. */
    public boolean ofStatus() {
        return OF_STATUS.contains(name);
    }
}
