package io.github.ccaibridge.camel;

import io.github.ccaibridge.session.SharedTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares this machine's clock with PostgreSQL's, and lets the time be PostgreSQL's where they are apart. */
public final class DatabaseTime {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
    /** A clock that is kept by NTP is nearer than this, and no answer is awaited for so long. */
    private static final Duration APART = Duration.ofSeconds(2);

    private volatile Duration ahead = Duration.ZERO;

    public DatabaseTime(MeterRegistry meters) {
        meters.gauge("clock.ahead.seconds", this, one -> one.ahead.toMillis() / 1000.0);
    }

    /** The moment before the question. */
    public Instant asked() {
        return Instant.now();
    }

    /** Takes the answer to a question that was asked at the moment. */
    public void told(Instant asked, String told) {
        var taken = Duration.between(asked, Instant.now());
        if (taken.isNegative() || taken.compareTo(APART) > 0) {
            return;
        }
        var before = ahead;
        ahead = Duration.between(OffsetDateTime.parse(told).toInstant(), asked.plus(taken.dividedBy(2)));
        SharedTime.setAhead(isApart(ahead) ? ahead : Duration.ZERO);
        if (isApart(ahead) && !isApart(before)) {
            LOG.warn(
                    "this machine's clock is {} s from PostgreSQL's, whose time is taken: keep both by NTP",
                    ahead.toSeconds());
        }
    }

    private static boolean isApart(Duration difference) {
        return difference.abs().compareTo(APART) > 0;
    }
}
