package io.github.ccaibridge.sandbox.kustomer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The stand-in's clock: it can be moved, and no two stamps are the same, so that sorting is total. */
final class Times {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private long moved;
    private long last;

    Times(Clock clock) {
        this.clock = clock;
    }

    synchronized long now() {
        return clock.millis() + moved;
    }

    synchronized long tick() {
        last = Math.max(now(), last + 1);
        return last;
    }

    synchronized void move(Duration by) {
        moved += by.toMillis();
    }

    static long millis(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    static String text(long millis) {
        return STAMP.format(Instant.ofEpochMilli(millis));
    }
}
