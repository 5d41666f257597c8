package io.github.ccaibridge.camel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;

/** When the database is asked again what is due: at the moment that its last answer told, and after two seconds at the latest. */
public final class Lookout extends ServiceSupport implements ScheduledPollConsumerScheduler {
    private static final long LATEST_MILLIS = 2000;
    /** What a killed replica has left behind waits for the first look of another. */
    private static final long FIRST_MILLIS = 400;

    private CamelContext camelContext;
    private Runnable look;
    private ScheduledExecutorService clock;
    private volatile Future<?> next;
    private volatile long wait = LATEST_MILLIS;

    /** Notes what due-work.sql tells of the time ahead, and gives back the rows that tell of work. */
    public List<Map<String, Object>> note(List<Map<String, Object>> rows) {
        rows.stream()
                .map(row -> row.get("wait"))
                .filter(Number.class::isInstance)
                .forEach(told -> wait = Math.min(LATEST_MILLIS, ((Number) told).longValue()));
        return rows.stream().filter(row -> row.get("wait") == null).toList();
    }

    /** A look that fails tells nothing, so the next one comes at the latest moment. */
    private void lookOnce() {
        wait = LATEST_MILLIS;
        look.run();
        if (isRunAllowed() && !clock.isShutdown()) {
            next = clock.schedule(this::lookOnce, wait, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onInit(Consumer consumer) {}

    @Override
    public void scheduleTask(Runnable task) {
        look = task;
    }

    @Override
    public void unscheduleTask() {
        if (next != null) {
            next.cancel(false);
        }
    }

    @Override
    public void startScheduler() {
        next = clock.schedule(this::lookOnce, FIRST_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isSchedulerStarted() {
        return next != null && !next.isCancelled();
    }

    @Override
    protected void doStart() {
        next = null;
        clock = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "look-for-work");
    }

    @Override
    protected void doStop() {
        camelContext.getExecutorServiceManager().shutdownNow(clock);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
