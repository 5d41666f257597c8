package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ccaibridge.session.SharedTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the body of the events door: external session events (C 2.1) and the QM spelling (C 2.2). */
public final class SessionEvents {
    /** A body of the wrong shape; the message names the field and the fix. */
    public static final class WrongShape extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public WrongShape(String message) {
            super(message);
        }
    }

    /** No id of the platform comes near it; an index takes no more than some thousands. */
    private static final int LONGEST = 300;

    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private final Numbers numbers;

    public SessionEvents(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The inbox rows of a body, as JSON text for the store statement. */
    public String rows(JsonNode body) throws Exception {
        if (body == null || !body.isObject()) {
            throw new WrongShape("The body must be a JSON object with an array named events.");
        }
        var events = Keys.get(body, "events");
        if (events == null && Keys.get(body, "item") != null) {
            return ASCII.writeValueAsString(List.of(row(body, "the body")));
        }
        if (events == null || !events.isArray()) {
            throw new WrongShape("events must be an array of session events; it is missing or of another type.");
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (int n = 0; n < events.size(); n++) {
            rows.add(row(events.get(n), "events[" + n + "]"));
        }
        return ASCII.writeValueAsString(rows);
    }

    /** Whether the body says another count than it has events: worth a warning, no refusal. */
    public boolean countDiffers(JsonNode body) {
        var count = Keys.number(body, "count");
        var events = Keys.get(body, "events");
        return count != null && events != null && events.isArray() && count != events.size();
    }

    private Map<String, Object> row(JsonNode event, String where) throws Exception {
        var item = event.isObject() ? Keys.get(event, "item") : null;
        if (item == null || !item.isObject()) {
            throw new WrongShape(where + ".item must be an object that describes the call or chat.");
        }
        var row = new LinkedHashMap<String, Object>();
        var payload = ASCII.writeValueAsString(event);
        var id = Keys.text(event, "eventid");
        row.put("event_id", id == null || id.length() > LONGEST ? "sha256:" + hash(payload) : id);
        row.put("source", "events");
        row.put("occurred_at", plausible(Keys.time(event, "timestamp")).toString());
        row.put("payload", payload);
        identify(event, item, where, row);
        return row;
    }

    private void identify(JsonNode event, JsonNode item, String where, Map<String, Object> row) throws Exception {
        var call = Keys.text(item, "callid");
        var chat = Keys.text(item, "chatid");
        if (call == null && chat == null) {
            notOfASession(event, item, where, row);
            return;
        }
        if ((call != null ? call : chat).length() > LONGEST) {
            throw new WrongShape(where + ".item names a session by more than " + LONGEST + " characters; shorten it.");
        }
        row.put("kind", call != null ? "call" : "chat");
        row.put("session_id", call != null ? call : chat);
        var lane = PartyFold.laneOf(item, numbers);
        row.put("contact", lane != null);
        row.put(
                "lane",
                lane != null && lane.length() <= LONGEST ? lane : row.get("kind") + ":" + row.get("session_id"));
    }

    /** Events of agents, and kinds of events that the platform may add one day, are kept and concern no session. */
    private static void notOfASession(JsonNode event, JsonNode item, String where, Map<String, Object> row)
            throws Exception {
        var type = String.valueOf(Keys.text(event, "type"));
        if (type.matches("null|(?i)(call|chat)state")) {
            throw new WrongShape(where + ".item.call_id (or chat_id) is missing: it names the session.");
        }
        row.put("kind", "agent");
        row.put("session_id", String.valueOf(Keys.text(item, "participantid")));
        if (type.equalsIgnoreCase("AgentState")) {
            agentState(event, item, row);
        }
    }

    /** Two logins of an agent may be the same words (C 10.4), so without an id and a time of its own an event is told by its arrival. */
    private static void agentState(JsonNode event, JsonNode item, Map<String, Object> row) throws Exception {
        var state = String.valueOf(Keys.text(item, "state")).toLowerCase(Locale.ROOT);
        var email = Keys.text(item, "email");
        if (state.matches("login|logout") && Keys.text(item, "participantid") != null) {
            row.put("agent_state", state);
            row.put("agent_email", email == null ? null : email.toLowerCase(Locale.ROOT));
        }
        if (Keys.text(event, "eventid") == null && Keys.time(event, "timestamp") == null) {
            row.put("event_id", "sha256:" + hash(row.get("payload") + " " + row.get("occurred_at")));
        }
    }

    /** A clock that is off by more than years tells nothing: the moment of arrival does. */
    static Instant plausible(Instant told) {
        var now = SharedTime.now();
        return told == null || Math.abs(Duration.between(told, now).toDays()) > 3650 ? now : told;
    }

    static String hash(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
