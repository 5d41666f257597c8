package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;

/** What arrived of a session, in the order of arrival: what says the same as something before, and what came after something later. */
final class TimeLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TimeLine() {}

    static ArrayNode of(JsonNode events, boolean masked) throws JsonProcessingException {
        var facts = JSON.createArrayNode();
        var said = new HashSet<JsonNode>();
        OffsetDateTime latest = null;
        for (var event : events) {
            var at = OffsetDateTime.parse(event.get("at").asText());
            var payload = JSON.readTree(event.get("payload").asText());
            var fact = facts.addObject();
            fact.set("source", event.get("source"));
            fact.set("at", event.get("at"));
            fact.set("receivedAt", event.get("received"));
            fact.put("what", what(payload));
            fact.put("repeated", repeated(payload, said));
            fact.put("late", latest != null && at.isBefore(latest));
            fact.set("event", masked ? Masking.of(payload) : payload);
            latest = latest == null || at.isAfter(latest) ? at : latest;
        }
        return facts;
    }

    /** Its type, and the state or status that it tells. */
    private static String what(JsonNode payload) {
        var about = payload.path("item").isObject() ? payload.path("item") : payload;
        var state = about.path("state").asText(about.path("status").asText(""));
        return (payload.path("type").asText("") + " " + state).trim();
    }

    /** An event that came again has another id and perhaps another moment, but says the same. */
    private static boolean repeated(JsonNode payload, Set<JsonNode> said) {
        var words = payload.deepCopy();
        if (words instanceof ObjectNode object) {
            object.remove("event_id");
            object.remove("timestamp");
        }
        return !said.add(words);
    }
}
