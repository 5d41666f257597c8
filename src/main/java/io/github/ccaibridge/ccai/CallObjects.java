package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.CallObject;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.SharedTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Asks the Manager API for call and chat objects, many at once, and reads its answer (C 3.3, 3.5). */
public final class CallObjects {
    /** What the inbox calls this source. */
    public static final String SOURCE = "manager-api";

    /** How often an object the API does not know is asked for before its absence is believed. */
    private static final int TRIES = 3;

    private final ObjectMapper json = new ObjectMapper();

    /** The claimed rows as one request: {@code kind}, {@code ids} as a JSON array, {@code query}, and tries by id. */
    public Map<String, Object> request(List<Map<String, Object>> rows) throws JsonProcessingException {
        var tries = new LinkedHashMap<String, Object>();
        rows.forEach(row -> tries.put(String.valueOf(row.get("id")), row.get("tries")));
        var request = new HashMap<String, Object>();
        request.put("kind", rows.get(0).get("kind"));
        request.put("ids", json.writeValueAsString(tries.keySet()));
        request.put(
                "query",
                tries.keySet().stream()
                                .map(id -> "id%5B%5D=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"))
                        + "&per=100");
        request.put("tries", tries);
        return request;
    }

    /** Inbox rows for what the answer says, and {@code again} for objects to ask for once more. */
    public Map<String, Object> answer(Map<String, Object> request, int status, String body) throws Exception {
        var found = status == 404 ? json.createArrayNode() : list(status, body);
        var tries = (Map<?, ?>) request.get("tries");
        var rows = new ArrayList<Map<String, Object>>();
        var missing = new HashSet<>(tries.keySet());
        for (var object : found) {
            var id = Keys.text(object, "id");
            if (missing.remove(id)) {
                rows.add(row(request, id, object));
            }
        }
        var again = new ArrayList<String>();
        for (var id : missing) {
            if (((Number) tries.get(id)).intValue() < TRIES) {
                again.add((String) id);
            } else {
                rows.add(row(request, (String) id, json.createObjectNode().put("missing", true)));
            }
        }
        rows.stream().filter(row -> unfinished(row)).forEach(row -> again.add((String) row.get("session_id")));
        return Map.of("rows", json.writeValueAsString(rows), "again", json.writeValueAsString(again));
    }

    /** The agents among an answer's rows, as JSON for keep-agents.sql (C 3.9); e-mails are lower-cased. */
    public String agents(String rows) throws JsonProcessingException {
        var agents = new ArrayList<Map<String, Object>>();
        for (var row : json.readTree(rows)) {
            var agent = new HashMap<String, Object>();
            var email = Keys.text(json.readTree(row.get("payload").asText()), "email");
            agent.put("id", row.get("session_id").asText());
            agent.put("email", email == null ? null : email.toLowerCase(Locale.ROOT));
            agents.add(agent);
        }
        return json.writeValueAsString(agents);
    }

    JsonNode list(int status, String body) throws Exception {
        if (status != 200) {
            throw new NoAnswer("the Manager API answered " + status);
        }
        var tree = json.readTree(body);
        var list = tree.isArray() ? tree : null;
        for (var name : List.of("calls", "chats", "agents")) {
            list = list == null ? Keys.get(tree, name) : list;
        }
        if (list == null && Keys.text(tree, "id") != null) {
            list = json.createArrayNode().add(tree);
        }
        if (list == null || !list.isArray()) {
            throw new NoAnswer("the Manager API answered 200 without a list");
        }
        return list;
    }

    private static boolean unfinished(Map<String, Object> row) {
        return Boolean.TRUE.equals(row.get("unfinished"));
    }

    Map<String, Object> row(Map<String, Object> request, String id, JsonNode object) throws Exception {
        var row = new HashMap<String, Object>();
        var payload = json.writeValueAsString(object);
        var updated = Keys.time(object, "updatedat");
        row.put("event_id", SOURCE + ":" + request.get("kind") + ":" + id + ":" + SessionEvents.hash(payload));
        row.put("source", SOURCE);
        row.put("kind", request.get("kind"));
        row.put("session_id", id);
        row.put("lane", request.get("kind") + ":" + id);
        row.put("contact", false);
        row.put("occurred_at", (updated == null ? SharedTime.now() : updated).toString());
        row.put("payload", payload);
        row.put("created_at", Objects.toString(Keys.time(object, "createdat"), null));
        row.put("due", DueFiles.of(String.valueOf(request.get("kind")), id, object));
        row.put("unfinished", object.has("status") && read(object).unfinished());
        return row;
    }

    static CallObject read(JsonNode object) {
        var status = status(object);
        var reason = Keys.text(object, "voicemailreason");
        var voicemail = (status != null && status.startsWith("voicemail"))
                || (reason != null && !reason.equals("not_voicemail"));
        var waited = Keys.number(object, "queueduration");
        return new CallObject(
                !object.path("missing").asBoolean(false),
                status,
                Keys.text(object, "parentid"),
                voicemail,
                Keys.text(Keys.get(object, "agentinfo"), "id"),
                Keys.time(object, "connectedat"),
                Keys.number(object, "callduration"),
                Keys.number(object, "holdduration"),
                waited != null ? waited : Keys.number(object, "waitduration"));
    }

    static String sessionType(JsonNode object) {
        var type = Keys.text(object, "calltype");
        return type != null ? type : Keys.text(object, "chattype");
    }

    static Menu menu(JsonNode object) {
        var id = Keys.text(Keys.get(object, "selectedmenu"), "id");
        var path = Keys.text(Keys.get(object, "menupath"), "name");
        var name = Keys.text(Keys.get(object, "selectedmenu"), "name");
        return id == null ? null : new Menu(id, path == null ? name : path.replace(" / ", "/"));
    }

    static String ourNumber(JsonNode object) {
        var outbound = Keys.text(object, "outboundnumber");
        return outbound != null ? outbound : Keys.text(object, "supportnumber");
    }

    private static String status(JsonNode object) {
        var status = Keys.text(object, "status");
        return status == null ? null : status.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
