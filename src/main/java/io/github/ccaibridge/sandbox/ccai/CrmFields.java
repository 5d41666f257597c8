package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The platform's own mapping of custom data to CRM fields. The documents name the four verbs (ccai-platform.md 3.2) and what
 * the mapping is for (6.3), not the shape of an entry: {@code id, key, crm_field, object, secured, type} is our guess.
 */
final class CrmFields {
    static final String PATH = "crm_custom_fields";

    private final Map<Long, ObjectNode> entries = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();

    static ObjectNode entry(String key, String crmField, String object, boolean secured, String type) {
        return Json.object()
                .put("key", key)
                .put("crm_field", crmField)
                .put("object", object)
                .put("secured", secured)
                .put("type", type);
    }

    ObjectNode add(JsonNode entry) {
        long id = lastId.incrementAndGet();
        ObjectNode kept = Json.object().put("id", id);
        kept.setAll((ObjectNode) entry.deepCopy());
        kept.put("id", id);
        entries.put(id, kept);
        return kept;
    }

    Answer answer(String method, String rest, JsonNode body) {
        if (rest.isEmpty()) {
            return switch (method) {
                case "GET" -> Answer.json(200, Json.array(entries.values()));
                case "POST" ->
                    body.path("key").asText("").isBlank() || !body.isObject()
                            ? Answer.message(400, "key is required")
                            : Answer.json(201, add(body));
                default -> Answer.message(405, "Method not allowed");
            };
        }
        Optional<ObjectNode> held = rest.matches("/\\d{1,18}")
                ? Optional.ofNullable(entries.get(Long.parseLong(rest.substring(1))))
                : Optional.empty();
        return held.map(entry -> change(method, entry, body)).orElseGet(() -> Answer.message(404, "Not found"));
    }

    private Answer change(String method, ObjectNode held, JsonNode body) {
        long id = held.path("id").asLong();
        if (method.equals("DELETE")) {
            entries.remove(id);
            return Answer.nothing();
        }
        if (!method.equals("PUT") || !body.isObject()) {
            return Answer.message(405, "Method not allowed");
        }
        ObjectNode changed = held.deepCopy();
        changed.setAll((ObjectNode) body.deepCopy());
        entries.put(id, changed.put("id", id));
        return Answer.json(200, changed);
    }

    void clear() {
        entries.clear();
    }
}
