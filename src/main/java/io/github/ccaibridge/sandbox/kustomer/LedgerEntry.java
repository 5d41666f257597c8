package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One request as it arrived, when its execution began, and what became of it; status 0 means that the client saw no answer. */
public record LedgerEntry(
        long number,
        Instant at,
        String method,
        String path,
        String query,
        JsonNode body,
        int status,
        String objectType,
        String objectId,
        boolean executed) {
    /** The kind of request with its ids left out, such as {@code GET customers/phone=}. */
    public String operation() {
        String bare = path.replaceFirst("^/(v1/)?", "")
                .replaceAll("(?i)(?<==|%3D)[^/]*", "")
                .replaceAll("(?<=/)[0-9a-f]{24}(?=/|$)", "{id}");
        return method + " " + bare;
    }
}
