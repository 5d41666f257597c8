package io.github.ccaibridge.sandbox.ccai;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is out of order at the stand-in at the moment, per API. */
public final class Faults {
    /** The two APIs of the platform, each with its own limit and its own outages. */
    public enum Api {
        MANAGER,
        APPS
    }

    /** How a request suffers: refused with 503 or a page, cut off before or after it was carried out, or answered late. */
    public enum Kind {
        UNAVAILABLE,
        HTML,
        RESET,
        LOST,
        SLOW
    }

    private final List<Outage> outages = new CopyOnWriteArrayList<>();

    /** Every request gets 503 until cleared, or as often as {@link Outage#times} says. */
    public Outage unavailable(Api api) {
        return begin(new Outage(api, Kind.UNAVAILABLE, Duration.ZERO));
    }

    /** Every connection is cut without an answer. */
    public Outage reset(Api api) {
        return begin(new Outage(api, Kind.RESET, Duration.ZERO));
    }

    /** Every request gets 502 with the page of some machine in between. */
    public Outage html(Api api) {
        return begin(new Outage(api, Kind.HTML, Duration.ZERO));
    }

    /** Every request is carried out, and the connection is cut instead of an answer. */
    public Outage lost(Api api) {
        return begin(new Outage(api, Kind.LOST, Duration.ZERO));
    }

    /** Every answer comes this much later. */
    public Outage slow(Api api, Duration delay) {
        return begin(new Outage(api, Kind.SLOW, delay));
    }

    public void clear() {
        outages.forEach(Outage::end);
        outages.clear();
    }

    Optional<Outage> strike(Api api) {
        return outages.stream().filter(o -> o.api == api && o.takesOne()).findFirst();
    }

    private Outage begin(Outage outage) {
        outages.add(outage);
        return outage;
    }

    /** One fault, lasting until cleared unless a number of times is set. */
    public static final class Outage {
        private final Api api;
        private final Kind kind;
        private final Duration delay;
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        private final CountDownLatch ended = new CountDownLatch(1);

        private Outage(Api api, Kind kind, Duration delay) {
            this.api = api;
            this.kind = kind;
            this.delay = delay;
        }

        public Outage times(int times) {
            left.set(times);
            return this;
        }

        Kind kind() {
            return kind;
        }

        /** Waits for the delay, or less when the fault is cleared meanwhile. */
        void hold() throws InterruptedException {
            boolean cleared = ended.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            if (cleared) {
                left.set(0);
            }
        }

        private boolean takesOne() {
            return left.getAndUpdate(n -> n == Integer.MAX_VALUE ? n : Math.max(0, n - 1)) > 0;
        }

        private void end() {
            ended.countDown();
        }
    }
}
