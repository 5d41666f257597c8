package io.github.ccaibridge.benchmark;

import io.github.ccaibridge.sandbox.kustomer.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What one round of calls took. */
record Round(int sessions, double seconds, double processorSeconds, double steady, Map<String, Integer> requests) {
    /** Runs from the first event to the last request. */
    static final class Clock {
        private final List<Contestant> replicas;
        private final double used;
        private final long begin = System.nanoTime();

        Clock(List<Contestant> replicas) {
            this.replicas = replicas;
            this.used = used();
        }

        private double used() {
            return replicas.stream().mapToDouble(Contestant::processorSeconds).sum();
        }

        Round stop(int sessions, Ledger ledger) {
            var seconds = (System.nanoTime() - begin) / 1e9;
            return new Round(sessions, seconds, used() - used, steady(ledger), ledger.byOperation());
        }

        /** Requests a second between the first fifth of them and the last, where everybody is at work. */
        private static double steady(Ledger ledger) {
            var all = ledger.entries();
            var first = all.size() / 5;
            var last = all.size() * 4 / 5;
            var nanos =
                    Duration.between(all.get(first).at(), all.get(last).at()).toNanos();
            return (last - first) * 1e9 / nanos;
        }
    }

    double sessionsPerSecond() {
        return sessions / seconds;
    }

    double processorMillisPerSession() {
        return 1000 * processorSeconds / sessions;
    }
}
