package io.github.ccaibridge.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What the bridge says at its start, before and beside its log: for people, or in the log's form where the log is JSON. */
final class Said {
    private Said() {}

    static String of(Environment settings, String text) {
        return settings.acceptsProfiles(Profiles.of("json")) ? json("INFO", text) : text;
    }

    private static String json(String level, String text) {
        var line = JsonNodeFactory.instance
                .objectNode()
                .put("@timestamp", Instant.now().toString());
        line.putObject("log").put("level", level);
        return line.put("message", text.strip()).toString();
    }
}
