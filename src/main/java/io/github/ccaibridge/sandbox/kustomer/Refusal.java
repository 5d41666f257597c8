package io.github.ccaibridge.sandbox.kustomer;

import java.util.Map;

/** A request the vendor turns down, with the status and the words it says. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int status;
    final String code;
    final String field;
    final transient Map<String, String> headers;

    private Refusal(int status, String code, String message, String field, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.headers = headers;
    }

    static Refusal bad(String message, String field) {
        return new Refusal(400, "bad_request", message, field, Map.of());
    }

    static Refusal unauthorized(String message) {
        return new Refusal(401, "unauthorized", message, "", Map.of());
    }

    static Refusal forbidden(String message) {
        return new Refusal(403, "forbidden", message, "", Map.of());
    }

    static Refusal missing(String what) {
        return new Refusal(404, "not_found", what + " not found.", "", Map.of());
    }

    static Refusal method() {
        return new Refusal(405, "method_not_allowed", "Method not allowed.", "", Map.of());
    }

    static Refusal conflict(String message, String field) {
        return new Refusal(409, "conflict", message, field, Map.of());
    }

    static Refusal large() {
        return new Refusal(413, "payload_too_large", "Request body too large.", "", Map.of());
    }

    static Refusal tooMany(Map<String, String> headers) {
        return new Refusal(429, "rate_limit_exceeded", "Too many requests.", "", headers);
    }
}
