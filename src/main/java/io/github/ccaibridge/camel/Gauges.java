package io.github.ccaibridge.camel;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** What the lanes look like at the moment: {@code lanes_parked}, {@code lanes_waiting}, {@code lanes_oldest_waiting_seconds}. */
public final class Gauges {
    private final AtomicReference<Map<String, Object>> numbers = new AtomicReference<>(Map.of());

    public Gauges(MeterRegistry meters) {
        meters.gauge("lanes.parked.now", this, gauges -> gauges.number("parked"));
        meters.gauge("lanes.waiting", this, gauges -> gauges.number("waiting"));
        meters.gauge("lanes.oldest.waiting.seconds", this, gauges -> Math.max(0, gauges.number("oldest_waiting")));
    }

    /** Takes the row of watch-numbers.sql. */
    public void show(Map<String, Object> row) {
        numbers.set(row);
    }

    private double number(String name) {
        return numbers.get().get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
