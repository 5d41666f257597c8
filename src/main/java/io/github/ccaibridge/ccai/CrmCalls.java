package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import io.github.ccaibridge.session.SharedTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the calls of CCAI Platform's custom CRM (C 1.7) as rows of the inbox: each is a fact of its session, shaped like an
 * event as far as it tells of the session itself.
 */
public final class CrmCalls {
    /** What the inbox calls this source. */
    public static final String SOURCE = "crm";

    static final String CREATE_ACCOUNT = "create-account";
    static final String CREATE_RECORD = "create-record";
    static final String COMMENT = "comment";
    static final String ATTACHMENT = "attachment";
    /** An attachment whose bytes came along. */
    private static final String FILE = "file";

    private static final String WRAP_UP = "wrap-up";
    private static final int LONGEST = 300;

    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private final Numbers numbers;

    public CrmCalls(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The call as one inbox row, as JSON for store-events.sql; the id is the one in the call's path, if it has one. */
    public String rows(JsonNode body, String operation, String id) throws Exception {
        if (body == null || !body.isObject()) {
            throw new WrongShape("The body must be a JSON object, as the template of this call makes it.");
        }
        var session = given(body, "session_id");
        if (session == null || session.length() > LONGEST) {
            throw new WrongShape(
                    "session_id is missing: add it to the template of this call, as docs/custom-crm.md shows.");
        }
        var kind = kindOf(given(body, "session_type"));
        var item = item(body);
        var payload = payload(body, operation, id, item);
        var lane = PartyFold.laneOf(item, numbers);
        var row = new LinkedHashMap<String, Object>();
        var text = ASCII.writeValueAsString(payload);
        row.put("event_id", "crm:" + operation + ":" + kind + ":" + session + suffix(operation, text));
        row.put("source", SOURCE);
        row.put("kind", kind);
        row.put("session_id", session);
        row.put("contact", lane != null);
        row.put("lane", lane != null ? lane : kind + ":" + session);
        row.put("occurred_at", SharedTime.now().toString());
        row.put("payload", text);
        return ASCII.writeValueAsString(List.of(row));
    }

    private static String kindOf(String type) {
        return type != null && Channels.isChat(type) ? "chat" : "call";
    }

    /** A creation happens once a session, whatever its retry says; any other call once for what it says. */
    private static String suffix(String operation, String text) throws Exception {
        return operation.equals(CREATE_ACCOUNT) || operation.equals(CREATE_RECORD)
                ? ""
                : ":" + SessionEvents.hash(text);
    }

    private static ObjectNode payload(JsonNode body, String operation, String id, ObjectNode item) throws Exception {
        var payload = ASCII.createObjectNode().put("op", operation);
        payload.set("item", item);
        put(payload, "account", operation.endsWith("account") && id != null ? id : given(body, "contact_id"));
        put(payload, "record", operation.endsWith("account") ? null : id);
        switch (operation) {
            case COMMENT -> {
                payload.put("body", required(body, "body"));
                payload.put("key", SessionEvents.hash(body.toString()).substring(0, 12));
            }
            case WRAP_UP -> payload.set("disposition", disposition(body));
            case ATTACHMENT -> payload.set("file", file(body, required(body, "url")));
            case FILE -> payload.set("file", file(body, null));
            default -> {}
        }
        return payload;
    }

    /** What the call tells of its session, as an event would (C 2.1). */
    private static ObjectNode item(JsonNode body) {
        var item = ASCII.createObjectNode();
        var type = given(body, "session_type");
        put(item, "session_type", type);
        put(item, "language", given(body, "lang"));
        put(item, "queue_path_ids", given(body, "queue_id"));
        put(item, "queue_path_names", or(given(body, "menu_path"), given(body, "queue_name")));
        var phone = or(given(body, "from_phone"), given(body, "phone"));
        var identifier = given(body, "identifier");
        var people = item.putArray("participants");
        if (phone != null || identifier != null) {
            put(people.addObject().put("type", "external"), "dn", phone);
            put(item.putObject("end_user"), "identifier", identifier);
        }
        var agent = given(body, "agent_email");
        if (agent != null) {
            people.addObject().put("type", "agent").put("email", agent.toLowerCase(Locale.ROOT));
        }
        return item;
    }

    private static ObjectNode disposition(JsonNode body) {
        var told = ASCII.createObjectNode();
        put(told, "code", given(body, "code"));
        put(told, "custom_code_id", given(body, "custom_code_id"));
        put(told, "note", given(body, "note"));
        var agent = or(given(body, "agent_email"), given(body, "author_email"));
        return agent == null ? told : told.put("agent_id", agent.toLowerCase(Locale.ROOT));
    }

    private static ObjectNode file(JsonNode body, String url) {
        var name = url == null
                ? required(body, "filename")
                : or(given(body, "filename"), url.replaceFirst("[?#].*", "").replaceFirst(".*/", ""));
        var said = given(body, "kind");
        var type = said != null && said.matches("(?i)recording|transcript|photo|video")
                ? said.toLowerCase(Locale.ROOT)
                : ArtifactNames.typeOf(name);
        if (type == null) {
            throw new WrongShape("kind must be recording, transcript, photo or video, since filename does not tell.");
        }
        var part = type.equals("recording") || type.equals("transcript") ? "" : name;
        var file = ASCII.createObjectNode().put("type", type).put("part", part).put("name", name);
        put(file, "url", url);
        return file;
    }

    /** A text that is there; the word null is what a template writes for what it does not know (D7). */
    static String given(JsonNode body, String field) {
        var value = body.get(field);
        var text = value == null || !value.isValueNode() || value.isNull()
                ? ""
                : value.asText().strip();
        return text.isEmpty() || text.equalsIgnoreCase("null") || text.matches("\\{[A-Za-z_ ]+}") ? null : text;
    }

    private static String required(JsonNode body, String field) {
        var text = given(body, field);
        if (text == null) {
            throw new WrongShape(
                    field + " is missing: add it to the template of this call, as docs/custom-crm.md shows.");
        }
        return text;
    }

    private static void put(ObjectNode into, String name, String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static String or(String one, String other) {
        return one != null ? one : other;
    }

    /** The file that a row of {@link #FILE} speaks of, as the artifact store wants to know it. */
    public Map<String, Object> artifact(String rows) throws Exception {
        var row = ASCII.readTree(rows).get(0);
        var file = ASCII.readTree(row.get("payload").asText()).get("file");
        var name = file.get("name").asText();
        return Map.of(
                "kind", row.get("kind").asText(),
                "id", row.get("session_id").asText(),
                "type", file.get("type").asText(),
                "part", file.get("part").asText(),
                "name", name,
                "contentType", ArtifactNames.contentTypeOf(name));
    }

    /** The session that a row speaks of. */
    public Map<String, Object> session(String rows) throws Exception {
        var row = ASCII.readTree(rows).get(0);
        return Map.of(
                "kind", row.get("kind").asText(), "id", row.get("session_id").asText());
    }
}
