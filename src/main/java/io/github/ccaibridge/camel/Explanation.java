package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.kustomer.WebAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the management API tells of sessions: facts, candidates, rule, near-misses, requests and what is awaited. */
public final class Explanation {
    private final ObjectMapper json = new ObjectMapper();

    private final WebAddress web;

    public Explanation(WebAddress web) {
        this.web = web;
    }

    public String of(Map<String, Object> row, String role) throws JsonProcessingException {
        var viewer = "viewer".equals(role);
        var answer = json.createObjectNode();
        answer.put("kind", (String) row.get("kind")).put("id", (String) row.get("id"));
        answer.put("state", (String) row.get("state"));
        answer.put("firstSeen", (String) row.get("first_seen")).put("channel", (String) row.get("channel"));
        var progress = json.readTree((String) row.get("progress"));
        answer.set("requests", tree(row.get("requests")));
        person(answer, progress, viewer ? Masking.number((String) row.get("number")) : (String) row.get("number"));
        answer.set("facts", TimeLine.of(tree(row.get("events")), viewer));
        answer.set("candidates", candidates(progress));
        answer.set("candidatesFrom", candidatesFrom(progress));
        if (progress.hasNonNull("rule")) {
            answer.set("decision", decision(progress));
        }
        answer.set("artifacts", tree(row.get("artifacts")));
        answer.set("late", late(progress));
        answer.set("awaiting", awaiting(row));
        answer.put("parked", row.get("park_reason") == null ? null : (String) row.get("parked_id"));
        answer.set("remark", progress.path("remark"));
        if (viewer) {
            quoteNobody(answer);
        }
        return json.writeValueAsString(answer);
    }

    private void person(ObjectNode answer, JsonNode progress, String number) {
        answer.set("customer", progress.path("customer"));
        answer.put("customerFound", found(progress, answer.path("requests")));
        answer.put("customerUrl", web.customer(progress.path("customer").asText(null)));
        answer.put("number", number);
    }

    /** How the customer became known: created, found in Kustomer, or known from a session or a lookup before. */
    private static String found(JsonNode progress, JsonNode requests) {
        if (!progress.hasNonNull("customer")) {
            return null;
        }
        if (progress.path("customerCreated").asBoolean()) {
            return "created";
        }
        for (var request : requests) {
            if ("find-customer".equals(request.path("operation").asText())) {
                return "found";
            }
        }
        return "known";
    }

    private JsonNode candidates(JsonNode progress) {
        for (var one : progress.path("candidates")) {
            ((ObjectNode) one).put("url", ticketUrl(progress, one.path("ticket")));
        }
        return progress.path("candidates");
    }

    /** Where the candidates came from and how old that was at the decision; null where none were looked for. */
    private JsonNode candidatesFrom(JsonNode progress) {
        var source = progress.path("ticketSource");
        if (!source.hasNonNull("from")) {
            return json.nullNode();
        }
        var listedAt = source.path("listedAt").asText();
        var age = Duration.between(
                Instant.parse(listedAt),
                Instant.parse(progress.path("decidedAt").asText()));
        return json.createObjectNode()
                .put("source", source.path("from").asText())
                .put("listedAt", listedAt)
                .put("ageSeconds", Math.max(0, age.toSeconds()))
                .put("provedUntil", source.path("provedUntil").asText(null))
                .put("doubt", source.path("doubt").asText(null));
    }

    private String ticketUrl(JsonNode progress, JsonNode ticket) {
        return web.conversation(progress.path("customer").asText(null), ticket.asText(null));
    }

    private ObjectNode decision(JsonNode progress) {
        var decision = json.createObjectNode();
        for (var name : List.of("rule", "sentence", "ticket", "nearMisses", "situation", "decidedAt")) {
            decision.set(name, progress.path(name));
        }
        decision.put("ticketUrl", ticketUrl(progress, progress.path("ticket")));
        return decision.put("action", progress.path("action").asText().toLowerCase(Locale.ROOT));
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

    /** What our sentences quote of the vendors' words may name somebody. */
    private static void quoteNobody(ObjectNode answer) {
        answer.path("awaiting").forEach(one -> hide((ObjectNode) one, "what"));
        answer.path("artifacts").forEach(one -> hide((ObjectNode) one, "trouble"));
        hide(answer, "remark");
    }

    private static void hide(ObjectNode node, String name) {
        if (node.hasNonNull(name)) {
            node.put(name, Masking.sentence(node.path(name).asText()));
        }
    }

    private JsonNode tree(Object text) throws JsonProcessingException {
        return text == null ? json.createArrayNode() : json.readTree((String) text);
    }
}
