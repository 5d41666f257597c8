package io.github.ccaibridge.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a pre-flight may find when it looks at the vendors and around itself. */
public final class SampleLooks {
    public static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private SampleLooks() {}

    public static Look token(Map<String, Object> attributes) {
        return new Look("token", 200, null, NOW, Map.of("data", Map.of("attributes", attributes)));
    }

    public static Look webhooks(boolean enabled) {
        var ours = Map.of("attributes", Map.of("url", "https://b.example.com/kustomer/webhooks", "enabled", enabled));
        return new Look("webhooks", 200, null, NOW, Map.of("data", List.of(ours)));
    }

    public static Surroundings around(Map<String, Object> database, String publicUrl, boolean secret) {
        return new Surroundings(database, publicUrl, secret, false, null, 1L << 40);
    }
}
