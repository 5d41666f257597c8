package io.github.ccaibridge.sandbox.kustomer;

import java.time.Duration;

/** One way for an answer to go wrong. */
public record Fault(Way way, int status, Duration pause, boolean executes) {
    /** The ways; whether the request is carried out first is said apart. */
    public enum Way {
        STATUS,
        HTML,
        EMPTY,
        TRUNCATED,
        GARBAGE,
        TOO_MANY,
        TOO_MANY_BARE,
        UNAUTHORIZED,
        ERROR_IN_200,
        CUT_SHORT,
        SLOW_BODY,
        LATENCY,
        HALF_READ,
        RESET_BEFORE,
        RESET_AFTER
    }

    static Fault of(Way way, int status) {
        boolean real = way == Way.CUT_SHORT || way == Way.SLOW_BODY || way == Way.LATENCY || way == Way.RESET_AFTER;
        return new Fault(way, status, Duration.ZERO, real);
    }

    /** A reset of the connection before anything was done. */
    public static Fault resetBefore() {
        return of(Way.RESET_BEFORE, 0);
    }

    /** A reset of the connection after the request was carried out. */
    public static Fault resetAfter() {
        return of(Way.RESET_AFTER, 0);
    }

    /** A reset of the connection when half of the body has been read. */
    public static Fault halfRead() {
        return of(Way.HALF_READ, 0);
    }

    public static Fault status(int status) {
        return of(Way.STATUS, status);
    }

    public static Fault latency(Duration wait) {
        return of(Way.LATENCY, 0).waiting(wait);
    }

    public static Fault tooManyRequests() {
        return of(Way.TOO_MANY, 429);
    }

    Fault waiting(Duration other) {
        return new Fault(way, status, other, executes);
    }

    Fault executing() {
        return new Fault(way, status, pause, !(way == Way.RESET_BEFORE || way == Way.HALF_READ));
    }

    /** True when the client sees something else than the real answer. */
    boolean replaces() {
        return status != 0;
    }

    boolean resets() {
        return way == Way.RESET_BEFORE || way == Way.RESET_AFTER || way == Way.HALF_READ;
    }
}
