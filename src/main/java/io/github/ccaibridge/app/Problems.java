package io.github.ccaibridge.app;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers in RFC 9457 problem JSON: what is wrong and what to do, nothing about our inside. */
final class Problems {
    private static final Map<Integer, String> ADVICE = Map.of(
            400, "The request is malformed; compare it with the description at /openapi.",
            401, "The credentials are missing or wrong; send those that the operator of the bridge has given you.",
            403, "This login may not do that; ask for one with the role admin.",
            404, "There is no such door; check the path, or set the setting that opens it.",
            405, "This door takes another method; see the Allow header.",
            406, "This door answers JSON; accept application/json.",
            413, "The body is larger than this door takes; send fewer events at once.",
            415, "This door takes application/json; set the Content-Type header.",
            503, "The bridge is busy or not ready; try again in a moment.");

    private Problems() {}

    static void write(HttpServletResponse response, HttpStatus status) throws IOException {
        write(response, status, advice(status));
    }

    static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json(status, detail).getBytes(StandardCharsets.UTF_8));
    }

    static String advice(HttpStatus status) {
        return ADVICE.getOrDefault(
                status.value(),
                status.is4xxClientError()
                        ? "The request was refused; compare it with the description at /openapi."
                        : "The bridge could not do this; try again, and look at its log if it happens again.");
    }

    /** The details are sentences of ours without quotes, so that no JSON library is needed this far outside. */
    static String json(HttpStatus status, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(
                        status.getReasonPhrase(),
                        status.value(),
                        detail.replace("\\", "").replace("\"", "'"));
    }
}
