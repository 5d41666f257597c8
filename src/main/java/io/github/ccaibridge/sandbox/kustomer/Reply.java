package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bytes of an answer, and the ways of sending them badly. */
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, Map<String, String> headers, String type, byte[] bytes) {
    static Reply json(int status, JsonNode body, Map<String, String> headers) {
        byte[] bytes = body.isNull() ? new byte[0] : Json.bytes(body);
        return new Reply(status, headers, "application/json; charset=utf-8", bytes);
    }

    static Reply text(int status, String type, String text) {
        return new Reply(status, Map.of(), type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a fault shows instead of the real answer. */
    static Reply of(Fault fault, World world, boolean detailed) {
        Refusal refusal = Refusal.unauthorized("Unauthorized.");
        return switch (fault.way()) {
            case HTML -> text(fault.status(), "text/html", "<html><body><h1>" + fault.status() + "</h1></body></html>");
            case EMPTY -> text(fault.status(), "application/json", "");
            case GARBAGE -> text(fault.status(), "application/json", "{\"data\":[}\u0000\u0001<<not json");
            case TOO_MANY -> {
                long reset = world.times.now() + fault.pause().toMillis();
                Refusal tooMany = world.rates.tooMany(1000, reset, world.switches());
                Map<String, String> headers = new LinkedHashMap<>(tooMany.headers);
                headers.put("Retry-After", String.valueOf(fault.pause().toSeconds()));
                yield json(429, Envelope.error(tooMany, detailed), headers);
            }
            case TOO_MANY_BARE -> json(429, Envelope.error(Refusal.tooMany(Map.of()), detailed), Map.of());
            case UNAUTHORIZED -> json(401, Envelope.error(refusal, detailed), Map.of());
            default ->
                text(
                        fault.status(),
                        "application/json",
                        "{\"errors\":[{\"code\":\"internal_error\",\"message\":\"Something went wrong.\",\"meta\":{}}]}");
        };
    }

    void send(HttpExchange exchange, Fault fault) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        if (bytes.length == 0 || status == 204) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        Fault.Way way = fault == null ? Fault.Way.STATUS : fault.way();
        switch (way) {
            case TRUNCATED, CUT_SHORT -> {
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
            }
            case SLOW_BODY -> {
                for (byte each : bytes) {
                    rest(fault.pause());
                    exchange.getResponseBody().write(each);
                    exchange.getResponseBody().flush();
                }
            }
            default -> exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    static void rest(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
