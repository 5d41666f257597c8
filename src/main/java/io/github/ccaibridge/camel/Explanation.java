package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** What the management API tells of sessions: facts, candidates, rule, near-misses, requests and what is awaited. */
public final class Explanation {
    private static final List<String> PERSONAL =
            List.of("dn", "name", "email", "note", "initiator", "phone", "identifier");
    private final ObjectMapper json = new ObjectMapper();

    public String of(Map<String, Object> row, String role) throws JsonProcessingException {
        var answer = json.createObjectNode();
        answer.put("kind", (String) row.get("kind")).put("id", (String) row.get("id"));
        answer.put("state", (String) row.get("state"));
        var progress = json.readTree((String) row.get("progress"));
        var facts = answer.putArray("facts");
        for (var event : tree(row.get("events"))) {
            var fact = facts.addObject();
            fact.set("source", event.get("source"));
            fact.set("at", event.get("at"));
            fact.set("receivedAt", event.get("received"));
            var payload = json.readTree(event.get("payload").asText());
            fact.set("event", "viewer".equals(role) ? masked(payload) : payload);
        }
        answer.set("candidates", progress.path("candidates"));
        if (progress.hasNonNull("rule")) {
            var decision = answer.putObject("decision");
            for (var name : List.of("rule", "sentence", "action", "ticket", "nearMisses", "situation")) {
                decision.set(name, progress.path(name));
            }
        }
        answer.set("requests", tree(row.get("requests")));
        var awaiting = answer.putArray("awaiting");
        for (var name : List.of("awaiting", "trouble", "note", "park_reason")) {
            if (row.get(name) != null) {
                awaiting.addObject().put("what", String.valueOf(row.get(name))).put("until", (String) row.get("until"));
            }
        }
        return json.writeValueAsString(answer);
    }

    private JsonNode tree(Object text) throws JsonProcessingException {
        return text == null ? json.createArrayNode() : json.readTree((String) text);
    }

    private static JsonNode masked(JsonNode payload) {
        PERSONAL.forEach(name -> payload.findParents(name).forEach(parent -> {
            if (parent instanceof com.fasterxml.jackson.databind.node.ObjectNode object
                    && object.get(name).isTextual()) {
                object.put(name, "•••");
            }
        }));
        return payload;
    }
}
