package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The acting API: end users, agent statuses and server-side calls (ccai-platform.md 3.2, 3.4, 5.2). */
final class AppsApi {
    private static final String BASE = "/apps/api/v1/";

    private final Records records;
    private final AgentStatuses statuses;
    private final AtomicLong nextCallId = new AtomicLong(900_001);

    AppsApi(Records records) {
        this.records = records;
        this.statuses = new AgentStatuses(records);
    }

    Answer answer(String method, String path, String rawQuery, String body) {
        try {
            String what = path.substring(BASE.length());
            if (what.startsWith(CrmFields.PATH)) {
                return records.crmFields.answer(method, what.substring(CrmFields.PATH.length()), Json.read(body));
            }
            return switch (method + " " + what) {
                case "GET end_users" -> endUser(Query.of(rawQuery));
                case "POST end_users" -> putEndUser(Json.read(body));
                case "GET agent_statuses" -> Answer.json(200, Json.array(statuses.current()));
                case "POST agent_statuses" -> changeStatus(Json.read(body));
                case "POST calls" -> placeCall(Json.read(body));
                default -> Answer.message(404, "Not found");
            };
        } catch (UncheckedIOException e) {
            return Answer.message(400, "The body is not JSON");
        }
    }

    private Answer endUser(Query query) {
        Optional<ObjectNode> byId = query.first("id")
                .filter(id -> id.matches("\\d{1,18}"))
                .map(id -> records.endUsers.get(Long.parseLong(id)));
        return byId.or(() -> query.first("identifier").flatMap(records::endUserNamed))
                .map(user -> Answer.json(200, user))
                .orElseGet(() -> Answer.message(404, "End user not found"));
    }

    private Answer putEndUser(JsonNode body) {
        String identifier = text(body, "identifier");
        if (identifier == null) {
            return Answer.message(400, "identifier is required");
        }
        long id;
        synchronized (records) {
            id = records.endUserNamed(identifier)
                    .map(user -> user.path("id").asLong())
                    .orElseGet(records::nextEndUserId);
            records.putEndUser(id, identifier, text(body, "email"), text(body, "name"), text(body, "phone"));
        }
        return Answer.json(200, Json.object().put("id", id).put("identifier", identifier));
    }

    private Answer changeStatus(JsonNode body) {
        String wanted = body.path("status").asText();
        return records.statuses.isKnown(wanted)
                ? Answer.json(200, Json.array(statuses.change(body)))
                : Answer.message(400, "Invalid status");
    }

    private Answer placeCall(JsonNode body) {
        String email = text(body, "agent_email");
        if (!body.path("call_type").asText().equals("Voice Outbound (API)")) {
            return Answer.message(400, "Invalid call type");
        }
        if (email == null) {
            return Answer.message(400, "Agent email required");
        }
        Optional<ObjectNode> agent = records.everyAgent().stream()
                .filter(a -> a.path("email").asText().equalsIgnoreCase(email))
                .findFirst();
        if (agent.isEmpty()) {
            return Answer.message(400, "Not a valid agent email");
        }
        if (!agent.get().at("/status/name").asText().equals("Available")) {
            return Answer.message(400, "Agent is not available to take this call");
        }
        String number = text(body, "end_user_number");
        if (number == null && text(body, "ticket_id") == null) {
            return Answer.message(400, "ticket_id or end_user_number required");
        }
        if (number != null && !number.matches("\\+[1-9]\\d{6,14}")) {
            return Answer.message(400, "end_user_number is not well-formed");
        }
        return Answer.json(
                201,
                Json.object()
                        .put("id", nextCallId.getAndIncrement())
                        .put("call_type", "Voice Outbound (API)")
                        .put("status", "assigned"));
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asText("").isBlank() || body.path(field).isNull()
                ? null
                : body.path(field).asText();
    }
}
