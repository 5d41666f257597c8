package io.github.ccaibridge.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One question to a vendor and its answer: HTTP status (0 where none came), the vendor's clock against ours, and the JSON read. */
public record Look(String name, int status, Instant date, Instant asked, Object json) {
    /** Nobody has asked, or nobody has answered. */
    public static Look none(String name) {
        return new Look(name, 0, null, Instant.EPOCH, null);
    }

    boolean answered() {
        return status > 0;
    }

    boolean good() {
        return status >= 200 && status < 300;
    }

    /** How far the vendor's clock is from ours, as far as a header of whole seconds tells; zero where it told nothing. */
    Duration skew() {
        return date == null ? Duration.ZERO : Duration.between(asked, date).abs();
    }

    /** A value deep in the answer; null where it is not there. */
    Object at(String... path) {
        var value = json;
        for (var step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    List<?> listAt(String... path) {
        return at(path) instanceof List<?> list ? list : List.of();
    }
}
