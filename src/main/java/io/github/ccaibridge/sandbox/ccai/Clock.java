package io.github.ccaibridge.sandbox.ccai;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the vendor prints them: UTC, whole seconds. */
final class Clock {
    private Clock() {}

    static String iso(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static long seconds(Instant from, Instant to) {
        return from == null || to == null ? 0 : to.getEpochSecond() - from.getEpochSecond();
    }
}
