package io.github.ccaibridge.ccai;

import java.time.Duration;

/** The Apps API did not do what was asked: try again, wait, or have somebody mend something, as the kind says. */
public final class AppsTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is to be done about it. */
    public enum Kind {
        AGAIN,
        THROTTLED,
        NOT_LET_IN,
        REFUSED
    }

    private final Kind kind;
    private final transient Duration wait;

    AppsTrouble(Kind kind, String message, Duration wait) {
        super(message);
        this.kind = kind;
        this.wait = wait;
    }

    public Kind kind() {
        return kind;
    }

    public Duration waitFor() {
        return wait;
    }
}
