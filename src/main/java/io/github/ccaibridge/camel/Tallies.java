package io.github.ccaibridge.camel;

import static java.util.stream.Collectors.groupingBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows what a statement counts as gauges, one a row: {@code metric}, {@code label}, {@code value} and {@code number}. */
public final class Tallies {
    private final MeterRegistry meters;
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();

    public Tallies(MeterRegistry meters) {
        this.meters = meters;
    }

    public void show(List<Map<String, Object>> rows) {
        rows.stream()
                .collect(groupingBy(row -> (String) row.get("metric")))
                .forEach((metric, counted) -> gauges.computeIfAbsent(
                                metric, name -> MultiGauge.builder(name).register(meters))
                        .register(counted.stream().map(Tallies::gauge).toList(), true));
    }

    private static MultiGauge.Row<?> gauge(Map<String, Object> row) {
        var tags =
                row.get("label") == null ? Tags.empty() : Tags.of((String) row.get("label"), (String) row.get("value"));
        return MultiGauge.Row.of(tags, (Number) row.get("number"));
    }
}
