package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the stand-in is about to say. */
record Answer(int status, String contentType, String body, Map<String, String> headers) implements Sendable {
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

    static Answer page(int status) {
        return new Answer(status, "text/html", "<html><body><h1>Bad gateway</h1></body></html>", Map.of());
    }

    static Answer nothing() {
        return new Answer(204, "application/json", "", Map.of());
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
