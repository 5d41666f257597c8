package io.github.ccaibridge.sandbox.kustomer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts requests in windows of a minute: the organisation's, the search's, a customer's, a record's (1.7). */
final class RateLimit {
    private static final long WINDOW = 60_000;
    private static final long SHOWN_WHEN_UNLIMITED = 1000;

    private final Times times;
    private final Map<String, Window> windows = new HashMap<>();

    RateLimit(Times times) {
        this.times = times;
    }

    private static final class Window {
        private final long start;
        private long used;

        private Window(long start) {
            this.start = start;
        }
    }

    /** Takes one request of the organisation's minute and gives the headers for its answer. */
    Map<String, String> request(Switches switches) {
        long limit = switches.number(Switch.REQUESTS_PER_MINUTE);
        if (limit == 0) {
            return headers(SHOWN_WHEN_UNLIMITED, SHOWN_WHEN_UNLIMITED - 1, nextMinute(), switches);
        }
        Window window = take("org", limit, switches);
        return headers(limit, limit - window.used, window.start + WINDOW, switches);
    }

    /** Takes one of a narrower limit; a limit of 0 never refuses. */
    void narrow(String key, long limit, Switches switches) {
        if (limit > 0) {
            take(key, limit, switches);
        }
    }

    private synchronized Window take(String key, long limit, Switches switches) {
        long now = times.now();
        if (windows.size() > 10_000) {
            windows.values().removeIf(window -> now - window.start >= WINDOW);
        }
        Window window =
                windows.compute(key, (k, held) -> held == null || now - held.start >= WINDOW ? new Window(now) : held);
        if (window.used >= limit) {
            throw tooMany(limit, window.start + WINDOW, switches);
        }
        window.used++;
        return window;
    }

    Refusal tooMany(long limit, long resetAt, Switches switches) {
        Map<String, String> headers = headers(limit, 0, resetAt, switches);
        headers.put("x-ratelimit-reset", String.valueOf(seconds(resetAt)));
        if (switches.on(Switch.RETRY_AFTER_HEADER)) {
            headers.put("Retry-After", String.valueOf(Math.max(1, seconds(resetAt) - times.now() / 1000)));
        }
        return Refusal.tooMany(headers);
    }

    private static Map<String, String> headers(long limit, long remaining, long resetAt, Switches switches) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ratelimit-limit", String.valueOf(limit));
        headers.put("x-ratelimit-remaining", String.valueOf(remaining));
        if (switches.on(Switch.RESET_HEADER_ALWAYS)) {
            headers.put("x-ratelimit-reset", String.valueOf(seconds(resetAt)));
        }
        return headers;
    }

    private long nextMinute() {
        return (times.now() / WINDOW + 1) * WINDOW;
    }

    private static long seconds(long millis) {
        return (millis + 999) / 1000;
    }
}
