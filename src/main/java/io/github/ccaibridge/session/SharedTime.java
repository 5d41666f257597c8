package io.github.ccaibridge.session;

import java.time.Duration;
import java.time.Instant;

/** The time of all replicas: this machine's clock, set right by how far it is ahead of PostgreSQL's. */
public final class SharedTime {
    private static volatile Duration ahead = Duration.ZERO;

    private SharedTime() {}

    public static Instant now() {
        return Instant.now().minus(ahead);
    }

    /** How far this machine's clock is ahead; negative where it is behind. */
    public static void setAhead(Duration measured) {
        ahead = measured;
    }
}
