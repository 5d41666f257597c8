package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.SharedTime;
import io.github.ccaibridge.ticket.SessionCase;
import java.time.Duration;
import java.time.Instant;

/** Kustomer did not do what was asked: try again, wait for the rate limit, or park, as the kind says. */
public final class KustomerTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is to be done about it. */
    public enum Kind {
        TRANSPORT,
        THROTTLED,
        REFUSED
    }

    private final Kind kind;
    private final transient Duration wait;

    public KustomerTrouble(Kind kind, String message) {
        this(kind, message, Duration.ZERO);
    }

    private KustomerTrouble(Kind kind, String message, Duration wait) {
        super(message);
        this.kind = kind;
        this.wait = wait;
    }

    /** 429: wait as {@code Retry-After} says, else until {@code x-ratelimit-reset} (epoch seconds), else a few seconds (K 1.7). */
    static KustomerTrouble throttled(String reset, String retryAfter) {
        var wait = Duration.ofSeconds(5);
        if (retryAfter != null && retryAfter.matches("\\d{1,5}")) {
            wait = Duration.ofSeconds(Long.parseLong(retryAfter));
        } else if (reset != null && reset.matches("\\d{9,11}")) {
            wait = Duration.between(SharedTime.now(), Instant.ofEpochSecond(Long.parseLong(reset)));
        }
        wait = wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
        wait = wait.compareTo(Duration.ofMinutes(2)) > 0 ? Duration.ofMinutes(2) : wait;
        return new KustomerTrouble(Kind.THROTTLED, "Kustomer's rate limit is used up", wait);
    }

    /** The bridge's own share of the organisation's budget is spent until the minute is over. */
    public static KustomerTrouble budgetSpent(double seconds) {
        return new KustomerTrouble(
                Kind.THROTTLED, "the share of Kustomer's rate limit is used up", Duration.ofMillis((long)
                        (Math.max(0.2, seconds) * 1000)));
    }

    /** The bridge is asked to end: nothing more is sent, and whoever works next sends it. */
    public static KustomerTrouble stopping() {
        return new KustomerTrouble(Kind.THROTTLED, "the bridge stops", Duration.ZERO);
    }

    /** 409 to a change: somebody else changed the record at the same moment, so it is told again (K 1.8). */
    static void requireTaken(SessionCase one) {
        if (one.answer().conflict()) {
            throw new KustomerTrouble(
                    Kind.TRANSPORT,
                    "Kustomer answered " + one.answer().status() + " to "
                            + one.request().name());
        }
    }

    public Kind kind() {
        return kind;
    }

    public Duration waitFor() {
        return wait;
    }
}
