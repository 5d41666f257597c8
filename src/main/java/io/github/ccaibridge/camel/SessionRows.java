package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of sessions, of what is parked and of changes, as the management API shows them. */
public final class SessionRows {
    private static final String VIEWER = "viewer";
    private final ObjectMapper json = new ObjectMapper();

    /** The rows of sessions.sql; a viewer sees only the end of a number. */
    public String listed(List<Map<String, Object>> rows, String role) throws JsonProcessingException {
        var answer = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var one = new LinkedHashMap<>(row);
            one.put("artifacts", tree(row.get("artifacts")));
            if (VIEWER.equals(role)) {
                one.put("number", Masking.number((String) row.get("number")));
                one.put("reason", reason(row, role));
            }
            answer.add(one);
        }
        return json.writeValueAsString(answer);
    }

    /** The rows of changes.sql; what was kept as JSON is shown as such. */
    public String changes(List<Map<String, Object>> rows) throws JsonProcessingException {
        var answer = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var one = new LinkedHashMap<>(row);
            for (var side : List.of("before", "after")) {
                one.put(side, treeOrText((String) row.get(side)));
            }
            answer.add(one);
        }
        return json.writeValueAsString(answer);
    }

    private JsonNode treeOrText(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException plainWords) {
            return json.getNodeFactory().textNode(text);
        }
    }

    /** The rows of parked.sql as the management API shows them. */
    public String parked(List<Map<String, Object>> rows, String role) throws JsonProcessingException {
        var answer = json.createArrayNode();
        for (var row : rows) {
            var one = answer.addObject().put("id", (String) row.get("id")).put("reason", reason(row, role));
            one.put("parkedAt", (String) row.get("parkedAt")).set("sessions", tree(row.get("sessions")));
        }
        return json.writeValueAsString(answer);
    }

    private static String reason(Map<String, Object> row, String role) {
        var reason = (String) row.get("reason");
        return VIEWER.equals(role) ? Masking.sentence(reason) : reason;
    }

    private JsonNode tree(Object text) throws JsonProcessingException {
        return text == null ? json.createArrayNode() : json.readTree((String) text);
    }
}
