package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the stand-in is about to say. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
    static Answer json(int status, JsonNode body) {
        return json(status, body, Map.of());
    }

    static Answer json(int status, JsonNode body, Map<String, String> headers) {
        return new Answer(status, "application/json", Json.write(body), headers);
    }

    static Answer message(int status, String text) {
        return json(status, Json.message(text));
    }

    static Answer unauthorized() {
        // ccai-platform.md 10.11
        return json(
                401,
                Json.object()
                        .put("error", "Unauthorized")
                        .put("message", "Bad credentials")
                        .put("status", 401));
    }

    static Answer file(String contentType, String content) {
        return new Answer(200, contentType, content, Map.of());
    }
}
