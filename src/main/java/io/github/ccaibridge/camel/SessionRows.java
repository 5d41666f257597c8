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
    private final ObjectMapper json = new ObjectMapper();

    /** The rows of sessions.sql; a viewer sees only the end of a number. */
    public String listed(List<Map<String, Object>> rows, String role) throws JsonProcessingException {
        var answer = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var one = new LinkedHashMap<>(row);
            one.put("artifacts", tree(row.get("artifacts")));
            one.computeIfPresent("number", (name, number) -> shown((String) number, role));
            answer.add(one);
        }
        return json.writeValueAsString(answer);
    }

    private static String shown(String number, String role) {
        return "viewer".equals(role) ? Masking.number(number) : number;
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
    public String parked(List<Map<String, Object>> rows) throws JsonProcessingException {
        var answer = json.createArrayNode();
        for (var row : rows) {
            var one = answer.addObject().put("id", (String) row.get("id")).put("reason", (String) row.get("reason"));
            one.put("parkedAt", (String) row.get("parkedAt")).set("sessions", tree(row.get("sessions")));
        }
        return json.writeValueAsString(answer);
    }

    private JsonNode tree(Object text) throws JsonProcessingException {
        return text == null ? json.createArrayNode() : json.readTree((String) text);
    }
}
