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

    /**
     * Takes one that is left, or says how many to ask for, of a budget of so many a minute: none where one was left. Who finds it
     * empty while another asks waits for the answer, a second at most.
     */
    synchronized long takeOrAsk(double budget) {
        var several = Math.min(MOST, (long) (budget * PART));
        if (several <= 1 || minuteEnds()) {
            return 1;
        }
        awaitAnswer(budget);
        if (left(budget)) {
            next++;
            return 0;
        }
        beingFilled = true;
        fillingUntil = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(1);
        return several;
    }

    private boolean left(double budget) {
        return next <= last && next <= budget && nanos.getAsLong() - endsAt < 0;
    }

    /** What would be counted ahead now were void before the next came. */
    private boolean minuteEnds() {
        var over = nanos.getAsLong() - endsAt;
        return over >= 0 && over < MARGIN_SECONDS * 1e9;
    }

    private void awaitAnswer(double budget) {
        var patience = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(1);
        try {
            while (beingFilled && !left(budget) && untilFirstOf(patience, fillingUntil) > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, untilFirstOf(patience, fillingUntil));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long untilFirstOf(long one, long other) {
        var now = nanos.getAsLong();
        return Math.min(one - now, other - now);
    }

    /** Takes what was granted, the first of which is used at once: how many, the number of the last, seconds until the minute ends. */
    synchronized void fill(long granted, long upTo, double seconds) {
        if (granted > 1) {
            next = upTo - granted + 2;
            last = upTo;
            endsAt = nanos.getAsLong() + (long) ((seconds - MARGIN_SECONDS) * 1e9);
        }
        beingFilled = false;
        notifyAll();
    }
}
