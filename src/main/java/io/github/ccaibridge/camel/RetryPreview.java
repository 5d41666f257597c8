package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;

/** What a retry of parked sessions would ask of Kustomer next, as far as it is known before Kustomer is looked at. */
public final class RetryPreview {
    private final ObjectMapper json = new ObjectMapper();

    /** The rows of retry-preview.sql as JSON: per session its reason, its decision if there is one, and the next requests in their order. */
    public String text(List<Map<String, Object>> rows) throws JsonProcessingException {
        var answer = json.createObjectNode();
        answer.put("matched", rows.stream().map(row -> row.get("id")).distinct().count());
        answer.put("retried", 0);
        var items = answer.putArray("items");
        for (var row : rows) {
            var progress = json.readTree((String) row.get("progress"));
            var item = items.addObject();
            item.put("id", (String) row.get("id")).put("reason", (String) row.get("reason"));
            item.put("session", row.get("kind") + "/" + row.get("session_id"));
            item.set("rule", progress.path("rule"));
            wouldSend(item.putArray("wouldSend"), progress, row.get("kind") + ":" + row.get("session_id"));
        }
        return json.writeValueAsString(answer);
    }

    private static void wouldSend(ArrayNode steps, JsonNode progress, String key) {
        if (!progress.hasNonNull("customer")) {
            steps.add("Look the customer up; create one where there is none: POST /v1/customers");
        }
        if (!progress.hasNonNull("rule")) {
            steps.add("Read the customer's tickets and decide by the rules: GET /v1/customers/{id}/conversations");
            steps.add("Join a ticket, or open one: POST /v1/customers/{id}/conversations with externalId ccai:" + key);
            return;
        }
        if (progress.path("action").asText().equals("LEAVE")) {
            steps.add("Nothing: the rule leaves this session alone");
            return;
        }
        if (!progress.hasNonNull("ticket")) {
            steps.add("Look whether the ticket is there already, and open it where it is not: POST /v1/customers/"
                    + progress.path("customer").asText("{id}") + "/conversations with externalId ccai:" + key);
        }
        if (!progress.hasNonNull("message")) {
            steps.add("Post the message of the session: POST /v1/conversations/"
                    + progress.path("ticket").asText("{id}") + "/messages with externalId ccai:" + key);
        } else {
            steps.add("Tell what has changed since: PATCH /v1/messages/"
                    + progress.path("message").asText() + " and what is due of ticket, notes and files");
        }
    }
}
