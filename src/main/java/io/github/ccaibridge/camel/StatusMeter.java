package io.github.ccaibridge.camel;

import io.github.ccaibridge.agentstatus.Side;
import io.github.ccaibridge.session.SharedTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Measures writes of statuses: how long after it was stored a sighting led to a request, and what became of it, by side. */
public final class StatusMeter {
    private final MeterRegistry meters;
    private final Map<Side, Timer> latencies = new EnumMap<>(Side.class);

    public StatusMeter(MeterRegistry meters) {
        this.meters = meters;
        for (var side : Side.values()) {
            latencies.put(
                    side,
                    Timer.builder("status.latency")
                            .description("From a sighting stored to the request at the other side")
                            .tag("side", word(side))
                            .publishPercentileHistogram()
                            .minimumExpectedValue(Duration.ofMillis(5))
                            .maximumExpectedValue(Duration.ofSeconds(30))
                            .register(meters));
        }
    }

    /** A request goes out now. */
    public void sent(StatusWrite write) {
        for (var agent : write.agents()) {
            if (agent.since() != null) {
                var taken = Duration.between(agent.since(), SharedTime.now());
                latencies.get(side(write)).record(taken.isNegative() ? Duration.ZERO : taken);
            }
        }
    }

    public void read(StatusWrite write, WriteAnswers.Read read) {
        count(write, "done", read.done());
        count(write, "refused", read.refused());
        count(write, "untold", read.untold());
    }

    public void failed(StatusWrite write) {
        count(write, "failed", write.size());
    }

    private void count(StatusWrite write, String outcome, int many) {
        if (many > 0) {
            meters.counter("status.writes", "side", word(side(write)), "outcome", outcome)
                    .increment(many);
        }
    }

    private static Side side(StatusWrite write) {
        return write.agents().get(0).decision().write();
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
