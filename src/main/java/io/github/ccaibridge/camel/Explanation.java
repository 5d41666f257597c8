package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the management API tells of sessions: facts, candidates, rule, near-misses, requests and what is awaited. */
public final class Explanation {
    private final ObjectMapper json = new ObjectMapper();

    public String of(Map<String, Object> row, String role) throws JsonProcessingException {
        var answer = json.createObjectNode();
        answer.put("kind", (String) row.get("kind")).put("id", (String) row.get("id"));
        answer.put("state", (String) row.get("state"));
        var progress = json.readTree((String) row.get("progress"));
        answer.set("customer", progress.path("customer"));
        var facts = answer.putArray("facts");
        for (var event : tree(row.get("events"))) {
            var fact = facts.addObject();
            fact.set("source", event.get("source"));
            fact.set("at", event.get("at"));
            fact.set("receivedAt", event.get("received"));
            var payload = json.readTree(event.get("payload").asText());
            fact.set("event", "viewer".equals(role) ? Masking.of(payload) : payload);
        }
        answer.set("candidates", progress.path("candidates"));
        if (progress.hasNonNull("rule")) {
            var decision = answer.putObject("decision");
            for (var name : List.of("rule", "sentence", "ticket", "nearMisses", "situation")) {
                decision.set(name, progress.path(name));
            }
            decision.put("action", progress.path("action").asText().toLowerCase(Locale.ROOT));
        }
        answer.set("artifacts", tree(row.get("artifacts")));
        answer.set("late", late(progress));
        answer.set("requests", tree(row.get("requests")));
        answer.set("awaiting", awaiting(row));
        answer.set("remark", progress.path("remark"));
        return json.writeValueAsString(answer);
    }

    /** What Kustomer was told after the session's end, by its own words for it. */
    private ObjectNode late(JsonNode progress) {
        var late = json.createObjectNode();
        late.set("rating", progress.at("/messageFields/ccaiCsatRatingNum"));
        late.set("voicemail", progress.at("/messageFields/ccaiVoicemailStateStr"));
        late.set("recordings", progress.path("messageFiles"));
        var notes = late.putArray("notes");
        progress.path("notes").fieldNames().forEachRemaining(notes::add);
        late.put("dispositions", count(progress, "disposition:"));
        late.put("smartActions", count(progress, "smart-actions"));
        late.set("fieldTroubles", progress.path("fieldTroubles"));
        return late;
    }

    private static int count(JsonNode progress, String note) {
        var found = 0;
        for (var names = progress.path("notes").fieldNames(); names.hasNext(); ) {
            found += names.next().startsWith(note) ? 1 : 0;
        }
        return found;
    }

    private ArrayNode awaiting(Map<String, Object> row) {
        var awaiting = json.createArrayNode();
        await(awaiting, row.get("awaiting"), row.get("until") == null ? row.get("read_at") : row.get("until"));
        await(awaiting, row.get("trouble"), row.get("read_at"));
        await(awaiting, row.get("note"), row.get("retry_at"));
        if (row.get("park_reason") != null) {
            await(awaiting, row.get("park_reason"), null);
            await(awaiting, "an operator: POST /api/v1/parked/" + row.get("parked_id") + "/retry", null);
        }
        return awaiting;
    }

    private static void await(ArrayNode awaiting, Object what, Object until) {
        if (what != null) {
            awaiting.addObject().put("what", (String) what).put("until", (String) until);
        }
    }

    /** The rows of parked.sql as the management API shows them. */
    public String parked(List<Map<String, Object>> rows) throws JsonProcessingException {
        var answer = json.createArrayNode();
        for (var row : rows) {
            var one = answer.addObject().put("id", (String) row.get("id")).put("reason", (String) row.get("reason"));
            one.put("parkedAt", (String) row.get("parkedAt")).set("sessions", tree(row.get("sessions")));
        }
        return json.writeValueAsString(answer);
    }

    private JsonNode tree(Object text) throws JsonProcessingException {
        return text == null ? json.createArrayNode() : json.readTree((String) text);
    }
}
