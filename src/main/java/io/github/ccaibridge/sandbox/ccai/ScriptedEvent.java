package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One event of one session; it may be delivered later than its own time stamp says. */
public record ScriptedEvent(String kind, long sessionId, ObjectNode json, Duration late) {
    public String key() {
        return kind + " " + sessionId;
    }

    public String eventId() {
        return json.path("event_id").asText();
    }

    public Instant at() {
        return Instant.ofEpochMilli(json.path("timestamp").asLong());
    }

    public Instant deliveredAt() {
        return at().plus(late);
    }

    public boolean endsTheSession() {
        return json.at("/item/state").asText().toLowerCase(Locale.ROOT).equals("disconnected");
    }

    ScriptedEvent lateBy(Duration delay) {
        return new ScriptedEvent(kind, sessionId, json, delay);
    }
}
