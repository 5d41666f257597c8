package io.github.ccaibridge.ticket;

import java.util.Map;
import java.util.Set;

/** A request as Kustomer shall get it; {@code creates} tells a creation, which must not happen twice, from the rest. */
public record KustomerRequest(
        String name, String method, String path, String query, Map<String, Object> body, boolean creates) {
    private static final Set<String> LATE =
            Set.of("update-message", "create-attachment", "register-attachment", "read-attachment");

    public static KustomerRequest get(String name, String path, String query) {
        return new KustomerRequest(name, "GET", path, query, null, false);
    }

    public static KustomerRequest create(String name, String path, Map<String, Object> body) {
        return new KustomerRequest(name, "POST", path, null, body, true);
    }

    public static KustomerRequest update(String name, String path, Map<String, Object> body) {
        return new KustomerRequest(name, "PATCH", path, null, body, false);
    }

    /** Whether an agent waits for it: everything but the data that follow the end of a session. */
    public boolean urgent() {
        return !LATE.contains(name);
    }
}
