package io.github.ccaibridge.sandbox.kustomer;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** The position of every {@link Switch}, with the API key and the clock; unnamed ones stay at what is most plausible. */
public final class Switches {
    private final Map<Switch, Long> set;
    private final String apiKey;
    private final Clock clock;

    private Switches(Map<Switch, Long> set, String apiKey, Clock clock) {
        this.set = set;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    public static Switches defaults() {
        return new Switches(new EnumMap<>(Switch.class), "", Clock.systemUTC());
    }

    public Switches with(Switch key, boolean on) {
        return with(key, on ? 1 : 0);
    }

    public Switches with(Switch key, long value) {
        Map<Switch, Long> changed = new EnumMap<>(Switch.class);
        changed.putAll(set);
        changed.put(key, value);
        return new Switches(changed, apiKey, clock);
    }

    /** Uses this key instead of a random one. */
    public Switches withApiKey(String key) {
        return new Switches(set, key, clock);
    }

    public Switches withClock(Clock other) {
        return new Switches(set, apiKey, other);
    }

    public boolean on(Switch key) {
        return number(key) != 0;
    }

    public long number(Switch key) {
        return set.getOrDefault(key, key.plausible());
    }

    String apiKey() {
        return apiKey;
    }

    Clock clock() {
        return clock;
    }
}
