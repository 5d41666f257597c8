package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One thing that arrived, in a line: when it happened and arrived, from where, what it was, and all of it to unfold. */
record EventLine(String at, String receivedAt, String source, String what, String whole) {
    static List<EventLine> of(JsonNode facts) {
        var lines = new ArrayList<EventLine>();
        for (var fact : facts) {
            var event = fact.path("event");
            lines.add(new EventLine(
                    fact.path("at").asText(),
                    fact.path("receivedAt").asText(),
                    fact.path("source").asText(),
                    what(event),
                    event.toPrettyString()));
        }
        return lines;
    }

    /** The first words that say it, whatever the spelling of their keys. */
    private static String what(JsonNode event) {
        var words = new ArrayList<String>();
        for (var place : List.of(event, event.path("item"))) {
            place.fields().forEachRemaining(field -> {
                var name = field.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
                if (List.of("type", "eventtype", "state", "status").contains(name)
                        && field.getValue().isTextual()) {
                    words.add(field.getValue().asText());
                }
            });
        }
        return String.join(" ", words.stream().distinct().toList());
    }
}
