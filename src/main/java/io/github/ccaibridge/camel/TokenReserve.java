package io.github.ccaibridge.camel;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Requests that this process has counted in the shared budget and not sent yet, by their numbers in the minute; what is left of
 * them at the minute's end is void.
 */
final class TokenReserve {
    /** A process that dies or falls idle takes no more than these, or a hundredth of the budget, from the others. */
    private static final long MOST = 8;

    private static final double PART = 0.01;
    /** A clock of ours and one of PostgreSQL's: the last second of a minute is left to those who ask. */
    private static final double MARGIN_SECONDS = 1;

    private final LongSupplier nanos;
    private long next = 1;
    private long last;
    private long endsAt;
    private boolean beingFilled;
    private long fillingUntil;

    TokenReserve(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How many to ask for, of a budget of so many a minute: none where one is left, several for the first who finds it empty. */
    synchronized long wanted(double budget) {
        var now = nanos.getAsLong();
        if (next <= last && next <= budget && now - endsAt < 0) {
            next++;
            return 0;
        }
        if (beingFilled && now - fillingUntil < 0) {
            return 1;
        }
        beingFilled = true;
        fillingUntil = now + TimeUnit.SECONDS.toNanos(1);
        return Math.max(1, Math.min(MOST, (long) (budget * PART)));
    }

    /** Takes what was granted, the first of which is used at once: how many, the number of the last, seconds until the minute ends. */
    synchronized void fill(long granted, long upTo, double seconds) {
        if (granted > 1) {
            next = upTo - granted + 2;
            last = upTo;
            endsAt = nanos.getAsLong() + (long) ((seconds - MARGIN_SECONDS) * 1e9);
            beingFilled = false;
        }
    }
}
