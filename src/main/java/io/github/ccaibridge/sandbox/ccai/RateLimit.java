package io.github.ccaibridge.sandbox.ccai;

/** A bucket of permissions that fills at a steady rate: the vendor's requests per second, with a small burst. */
public final class RateLimit {
    private double perSecond;
    private int burst;
    private double left;
    private long filledAt = System.nanoTime();
    private boolean on = true;
    private int violations;

    RateLimit(double perSecond, int burst) {
        set(perSecond, burst);
    }

    /** Changes the speed and the burst, switches the limit on and fills the bucket. */
    public synchronized void set(double newPerSecond, int newBurst) {
        perSecond = newPerSecond;
        burst = newBurst;
        left = newBurst;
        filledAt = System.nanoTime();
        on = true;
    }

    public synchronized void off() {
        on = false;
    }

    public synchronized int violations() {
        return violations;
    }

    synchronized boolean permits() {
        long now = System.nanoTime();
        left = Math.min(burst, left + (now - filledAt) / 1e9 * perSecond);
        filledAt = now;
        if (!on) {
            return true;
        }
        if (left < 1) {
            violations++;
            return false;
        }
        left -= 1;
        return true;
    }

    synchronized void forget() {
        violations = 0;
        left = burst;
    }
}
