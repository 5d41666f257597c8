package io.github.ccaibridge.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** The one line in which a fault says what was counted, such as {@code FAULT kill -9: 20 kills, 240 events taken, 0 lost}. */
final class FaultCount {
    private final String fault;
    private final Map<String, Object> counted = new LinkedHashMap<>();

    private FaultCount(String fault) {
        this.fault = fault;
    }

    static FaultCount of(String fault) {
        return new FaultCount(fault);
    }

    /** Waits until nobody holds or awaits a connection to the database any more, and says what was left (I7). */
    static void connectionsBack(String whose, IntSupplier out) {
        var left = new int[1];
        try {
            await("connections back in the pool")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> (left[0] = out.getAsInt()) == 0);
        } finally {
            of("the end of " + whose)
                    .with(left[0], "connections out of the pool")
                    .print();
        }
    }

    FaultCount with(Object count, String what) {
        counted.put(what, count);
        return this;
    }

    /** How many of the wanted names are not there, and how many are there more than once. */
    FaultCount lostAndTwice(Iterable<String> wanted, Map<String, ? extends Iterable<?>> held) {
        var lost = 0;
        for (var name : wanted) {
            lost += held.containsKey(name) ? 0 : 1;
        }
        var twice = held.values().stream()
                .filter(records -> records.spliterator().getExactSizeIfKnown() > 1)
                .count();
        return with(lost, "lost").with(twice, "twice");
    }

    /** Printed also where the test then fails. */
    void print() {
        System.out.println(counted.entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", ", "FAULT " + fault + ": ", "")));
    }
}
