package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.AppsTrouble.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the Apps API for one status of many agents, and reads every entry of the answer: refusals stand in a success (C 5.2). */
public final class StatusRequests {
    /** What became of one agent: the status now, and the platform's words when it refused. */
    public record Entry(String status, String refusal) {}

    /** The vendor's limit is per second, and it names no time to wait (C 3.1). */
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final ObjectMapper json = new ObjectMapper();

    public String body(String status, List<String> agents) throws JsonProcessingException {
        var body = json.createObjectNode().put("status", status);
        var ids = body.putArray("agent_ids");
        for (var id : agents) {
            if (id.matches("\\d{1,18}")) {
                ids.add(Long.parseLong(id));
            } else {
                ids.add(id);
            }
        }
        return json.writeValueAsString(body);
    }

    /** The entries of an answer by agent id; an agent that was asked for may be missing. */
    public Map<String, Entry> entries(int status, String retryAfter, String body) {
        if (status == 429) {
            var seconds = retryAfter != null && retryAfter.matches("\\d{1,3}") ? Long.parseLong(retryAfter) : 1;
            throw new AppsTrouble(
                    Kind.THROTTLED,
                    "CCAI Platform's rate limit is used up",
                    A_SECOND.multipliedBy(Math.max(1, seconds)));
        }
        if (status == 401 || status == 403) {
            throw trouble(
                    Kind.NOT_LET_IN,
                    "CCAI Platform does not let us set statuses (" + status
                            + "); check CCAI_SUBDOMAIN, CCAI_API_TOKEN and what the token may do");
        }
        if (status >= 400 && status < 500 && status != 408 && status != 425) {
            throw trouble(
                    Kind.REFUSED,
                    "CCAI Platform refused to set the status (" + status + ": " + message(body)
                            + "); check the status mapping");
        }
        if (status < 200 || status > 299) {
            throw trouble(Kind.AGAIN, "CCAI Platform answered " + status + " to a change of status");
        }
        return read(body);
    }

    private Map<String, Entry> read(String body) {
        var list = tree(body);
        if (!list.isArray()) {
            throw trouble(Kind.AGAIN, "CCAI Platform's answer to a change of status is no list");
        }
        var entries = new HashMap<String, Entry>();
        for (var entry : list) {
            var id = entry.path("agent_id").asText("");
            var now = entry.path("current_status").asText("");
            if (!id.isEmpty() && !now.isEmpty()) {
                var message = entry.path("message").asText("");
                entries.put(id, new Entry(now, entry.path("message").isNull() || message.isEmpty() ? null : message));
            }
        }
        return entries;
    }

    /** The words of an error, cut, since nobody says how long they may be (C 3.1). */
    private String message(String body) {
        var tree = tree(body);
        var words = tree.path("message").asText(tree.path("error").asText("no reason given"));
        return words.length() > 120 ? words.substring(0, 120) + "…" : words;
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body == null || body.isBlank() ? "{}" : body);
        } catch (JsonProcessingException noJson) {
            return json.createObjectNode();
        }
    }

    private static AppsTrouble trouble(Kind kind, String message) {
        return new AppsTrouble(kind, message, Duration.ZERO);
    }
}
