package io.github.ccaibridge.camel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices which disk is full from what fails for it, counts that, and says so once a minute. */
public final class FullDisks extends EventNotifierSupport {
    /** Whose disk it is. */
    public enum Disk {
        DATABASE("PostgreSQL's disk is full: the doors answer 503 until there is room, nothing has to be restarted"),
        ARTIFACTS("the artifact store is full: files are kept where they are and taken once there is room");

        private final String sentence;

        Disk(String sentence) {
            this.sentence = sentence;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(FullDisks.class);
    /** What PostgreSQL says when it cannot write for want of space. */
    private static final String NO_SPACE = "53100";

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<Disk, Counter> failures = new EnumMap<>(Disk.class);
    private final Map<Disk, Long> metAt = new EnumMap<>(Disk.class);
    private final Map<Disk, Long> saidAt = new EnumMap<>(Disk.class);

    public FullDisks(MeterRegistry meters) {
        for (var disk : Disk.values()) {
            failures.put(
                    disk,
                    Counter.builder("full.disks")
                            .tag("disk", disk.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.ExchangeFailedEvent
                || event instanceof CamelEvent.ExchangeFailureHandledEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        var exchange = ((CamelEvent.ExchangeEvent) event).getExchange();
        // What a route has dealt with is the exchange's failure no more.
        notice(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, exchange.getException(), Throwable.class));
    }

    /** Which disk was full, where something failed for that. */
    public Optional<Disk> notice(Throwable failure) {
        var full = fullIn(failure);
        full.ifPresent(this::met);
        return full;
    }

    /** Whether something has failed for this disk within the time. */
    public synchronized boolean isFull(Disk disk, Duration within) {
        return isWithin(metAt.get(disk), within);
    }

    private synchronized void met(Disk disk) {
        failures.get(disk).increment();
        metAt.put(disk, System.nanoTime());
        if (!isWithin(saidAt.get(disk), PAUSE)) {
            saidAt.put(disk, System.nanoTime());
            LOG.error(disk.sentence);
        }
    }

    private static boolean isWithin(Long moment, Duration time) {
        return moment != null && System.nanoTime() - moment < time.toNanos();
    }

    private static Optional<Disk> fullIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && NO_SPACE.equals(told.getSQLState())) {
                return Optional.of(Disk.DATABASE);
            }
            if (cause instanceof ArtifactStore.Full
                    || cause instanceof IOException told && ArtifactStore.isForWantOfSpace(told)) {
                return Optional.of(Disk.ARTIFACTS);
            }
        }
        return Optional.empty();
    }
}
