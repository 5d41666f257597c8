package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.kustomer.AppStatus.WrongShape;
import io.github.ccaibridge.session.SharedTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one event of Kustomer's outbound webhook (K 9.1). */
public final class WebhookEvent {
    private static final int LONGEST = 300;
    private final ObjectMapper json = new ObjectMapper();
    private final Pattern otherConnector;

    /** The apps by whose messages another connector for CCAI Platform is known, as a regular expression. */
    public WebhookEvent(String otherConnector) {
        this.otherConnector = Pattern.compile(otherConnector, Pattern.CASE_INSENSITIVE);
    }

    /** What the event tells: {@code told} as JSON for the statements, what {@code changed}, and the {@code users}, {@code customer} or {@code ticket} it concerns. */
    public Map<String, Object> read(JsonNode body) throws JsonProcessingException {
        if (body == null || !body.isObject()) {
            throw new WrongShape("The body must be a JSON object with id, name and data.");
        }
        var data = body.path("data");
        var name = required(body.path("name"), "name");
        var told = new LinkedHashMap<String, Object>();
        told.put("event_id", required(body.path("id"), "id"));
        told.put("name", name);
        told.put("record_id", required(data.path("id"), "data.id"));
        var attributes = data.path("attributes");
        told.put(
                "rev",
                attributes.path("rev").isNumber() ? attributes.path("rev").asLong() : null);
        told.put("changed_at", moment(body, attributes).toString());
        told.put("modified_by", data.at("/relationships/modifiedBy/data/id").asText(null));
        told.put("our_user", ourUser(name, data));
        told.put("foreign_session", isForeign(name, attributes));
        var result = new LinkedHashMap<String, Object>();
        told.replaceAll((key, value) -> value instanceof String text ? storable(text) : value);
        result.put("told", json.writeValueAsString(told));
        result.put("changed", changed(name, body));
        result.put("customer", told.get("record_id"));
        result.put("ticket", name.startsWith("kustomer.conversation.") ? ticket(body) : null);
        result.put("users", json.writeValueAsString(List.of(user(told, attributes))));
        return result;
    }

    /** The ticket as its row, for keep-told-ticket.sql; one that was given to another customer has moved. */
    private String ticket(JsonNode body) throws JsonProcessingException {
        var row = TicketRecords.row(json.convertValue(body.path("data"), Object.class));
        var changes = body.path("changes");
        row.put(
                "moved",
                changes.path("relationships").has("customer")
                        || changes.path("attributes").has("customer"));
        return json.writeValueAsString(row);
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    /** Only we give records an external id of this kind, so whoever created one is our machine user. */
    private static String ourUser(String name, JsonNode data) {
        var ours = name.endsWith(".create")
                && data.at("/attributes/externalId").asText().startsWith("ccai:");
        return ours ? data.at("/relationships/createdBy/data/id").asText(null) : null;
    }

    private boolean isForeign(String name, JsonNode attributes) {
        return name.equals("kustomer.message.create")
                && !attributes.path("externalId").asText().startsWith("ccai:")
                && otherConnector.matcher(attributes.path("app").asText()).find();
    }

    private static String changed(String name, JsonNode body) {
        if (name.startsWith("kustomer.user.")) {
            return "user";
        }
        var changes = body.at("/changes/attributes");
        var numbers = changes.has("phones")
                || changes.has("externalId")
                || changes.has("externalIds")
                || body.at("/data/attributes/deleted").asBoolean();
        return name.equals("kustomer.customer.update") && numbers ? "numbers" : "nothing";
    }

    private static Map<String, Object> user(Map<String, Object> told, JsonNode attributes) {
        var user = new LinkedHashMap<String, Object>();
        var email = attributes.path("email").asText(null);
        user.put("user_id", told.get("record_id"));
        user.put("email", email == null ? null : email.toLowerCase(Locale.ROOT));
        user.put(
                "name",
                attributes.path("displayName").asText(attributes.path("name").asText(null)));
        user.put(
                "gone",
                attributes.hasNonNull("deletedAt") || attributes.path("deleted").asBoolean());
        user.replaceAll((key, value) -> value instanceof String text ? storable(text) : value);
        return user;
    }

    private static String required(JsonNode value, String field) {
        var text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        if (text.isBlank() || text.length() > LONGEST) {
            throw new WrongShape(
                    field + " is missing or longer than " + LONGEST + " characters; see K 9.1 for an event's shape.");
        }
        return text;
    }

    private static Instant moment(JsonNode body, JsonNode attributes) {
        for (var told : List.of(attributes.path("updatedAt"), body.path("createdAt"))) {
            try {
                if (told.isTextual()) {
                    return OffsetDateTime.parse(told.asText()).toInstant();
                }
            } catch (DateTimeException unreadable) {
                continue;
            }
        }
        return SharedTime.now();
    }
}
