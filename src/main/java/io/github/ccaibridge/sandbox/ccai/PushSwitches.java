package io.github.ccaibridge.sandbox.ccai;

import java.time.Duration;

/**
 * How events travel: how often one comes twice or swaps with the next of its session, how late at most, how many in one
 * body, how much faster than real time (0 = at once), and how often a refused body is tried. The vendor's own retry is
 * not documented.
 */
public record PushSwitches(
        double duplicates,
        double reorderings,
        Duration delay,
        int batchSize,
        double timeFactor,
        long seed,
        int attempts,
        Duration backOff,
        int senders) {

    /** In order, once each, one per body, without waiting between them. */
    public static PushSwitches plain() {
        return new PushSwitches(0, 0, Duration.ZERO, 1, 0, 1, 5, Duration.ofMillis(200), 4);
    }

    /** As bad as the vendor may be: a few duplicates and reorderings, small batches. */
    public static PushSwitches rough(long seed) {
        return new PushSwitches(0.1, 0.05, Duration.ofMillis(50), 3, 0, seed, 5, Duration.ofMillis(200), 4);
    }

    public PushSwitches withDuplicates(double probability) {
        return new PushSwitches(
                probability, reorderings, delay, batchSize, timeFactor, seed, attempts, backOff, senders);
    }

    public PushSwitches withReorderings(double probability) {
        return new PushSwitches(
                duplicates, probability, delay, batchSize, timeFactor, seed, attempts, backOff, senders);
    }

    public PushSwitches withDelay(Duration atMost) {
        return new PushSwitches(
                duplicates, reorderings, atMost, batchSize, timeFactor, seed, attempts, backOff, senders);
    }

    public PushSwitches withBatchSize(int size) {
        return new PushSwitches(duplicates, reorderings, delay, size, timeFactor, seed, attempts, backOff, senders);
    }

    public PushSwitches withTimeFactor(double factor) {
        return new PushSwitches(duplicates, reorderings, delay, batchSize, factor, seed, attempts, backOff, senders);
    }

    public PushSwitches withAttempts(int atMost, Duration firstBackOff) {
        return new PushSwitches(
                duplicates, reorderings, delay, batchSize, timeFactor, seed, atMost, firstBackOff, senders);
    }
}
