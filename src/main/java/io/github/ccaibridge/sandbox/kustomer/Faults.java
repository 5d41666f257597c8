package io.github.ccaibridge.sandbox.kustomer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What goes wrong and when: by route in the order planned, at random by seed, or everything for a while. */
public final class Faults {
    private final List<FaultPlan> plans = new ArrayList<>();
    private Random random = new Random(0);
    private Map<Fault, Double> chances = Map.of();
    private long outageEnds;
    private Fault outage = Fault.status(503);

    /** A plan for a method, or {@code *}, and a raw path in which {@code *} stands for anything. */
    public FaultPlan on(String method, String pathGlob) {
        return new FaultPlan(this, method, pathGlob);
    }

    /** From now on every request meets each fault with its probability. */
    public synchronized void randomly(long seed, Map<Fault, Double> probabilities) {
        random = new Random(seed);
        chances = new LinkedHashMap<>(probabilities);
    }

    /** Everything answers 503 for this long. */
    public void outage(Duration length) {
        outage(length, Fault.status(503));
    }

    public synchronized void outage(Duration length, Fault fault) {
        outageEnds = System.nanoTime() + length.toNanos();
        outage = fault;
    }

    public synchronized void endOutage() {
        outageEnds = System.nanoTime();
    }

    public synchronized void clear() {
        plans.clear();
        chances = Map.of();
        outageEnds = System.nanoTime();
    }

    synchronized void add(FaultPlan plan) {
        plans.add(plan);
    }

    synchronized Optional<Fault> strike(String method, String path) {
        if (outageEnds != 0 && System.nanoTime() - outageEnds < 0) {
            return Optional.of(outage);
        }
        for (FaultPlan plan : plans) {
            if (plan.strikes(method, path)) {
                return Optional.of(plan.fault());
            }
        }
        double drawn = chances.isEmpty() ? 1 : random.nextDouble();
        for (Map.Entry<Fault, Double> chance : chances.entrySet()) {
            drawn -= chance.getValue();
            if (drawn < 0) {
                return Optional.of(chance.getKey());
            }
        }
        return Optional.empty();
    }
}
