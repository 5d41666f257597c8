package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.session.SharedTime;
import io.github.ccaibridge.ticket.SessionCase;
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
        var payload =
                status == 404 ? json.createObjectNode().put("missing", true) : payload(asked, one(json.readTree(body)));
        var row = new HashMap<String, Object>();
        row.put("event_id", SOURCE + ":" + asked.kind() + ":" + asked.id());
        row.put("source", SOURCE);
        row.put("kind", asked.kind());
        row.put("session_id", asked.id());
        row.put("lane", asked.lane());
        row.put("contact", false);
        row.put("occurred_at", SharedTime.now().toString());
        row.put("payload", json.writeValueAsString(payload));
        return json.writeValueAsString(List.of(row));
    }

    /** Only for a session that no event told of may the record's number say who called: an app may have put it there unsigned. */
    private ObjectNode payload(SessionCase asked, JsonNode person) {
        var payload = json.createObjectNode()
                .put("identifier", Keys.text(person, "identifier"))
                .put("email", Keys.text(person, "email"));
        return asked.facts().heard() ? payload : payload.put("phone", Keys.text(person, "phone"));
    }

    private static JsonNode one(JsonNode answer) {
        return answer != null && answer.isArray() ? answer.path(0) : answer;
    }
}
