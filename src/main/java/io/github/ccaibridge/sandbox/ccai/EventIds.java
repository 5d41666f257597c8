package io.github.ccaibridge.sandbox.ccai;

import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Event ids that are the same in every run with the same seed. */
final class EventIds implements Supplier<String> {
    private final Random random;

    EventIds(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public synchronized String get() {
        // Version 4 and the IETF variant, so that a strict reader takes them.
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}
