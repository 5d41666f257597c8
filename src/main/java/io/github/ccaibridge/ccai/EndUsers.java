package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.SessionCase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/** Reads the Apps API's answer about one end user: the identifier behind {@code end_user_5} (C 3.2). */
public final class EndUsers {
    /** What the inbox calls this source. */
    public static final String SOURCE = "apps-api";

    private final ObjectMapper json = new ObjectMapper();

    /** The inbox row that an answer makes; an end user the API does not know is noted as such. */
    public String row(SessionCase asked, int status, String body) throws Exception {
        if (status != 200 && status != 404) {
            throw new NoAnswer("the Apps API answered " + status + " to the question for an end user");
        }
        var payload = status == 404
                ? json.createObjectNode().put("missing", true)
                : json.createObjectNode().put("identifier", identifier(json.readTree(body)));
        var row = new HashMap<String, Object>();
        row.put("event_id", SOURCE + ":" + asked.getKind() + ":" + asked.getId());
        row.put("source", SOURCE);
        row.put("kind", asked.getKind());
        row.put("session_id", asked.getId());
        row.put("lane", asked.getLane());
        row.put("contact", false);
        row.put("occurred_at", Instant.now().toString());
        row.put("payload", json.writeValueAsString(payload));
        return json.writeValueAsString(List.of(row));
    }

    private static String identifier(JsonNode answer) {
        var one = answer != null && answer.isArray() ? answer.path(0) : answer;
        return Keys.text(one, "identifier");
    }
}
