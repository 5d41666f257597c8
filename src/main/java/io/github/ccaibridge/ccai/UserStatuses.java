package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.agentstatus.CcaiStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statuses that agents can have in CCAI Platform, from the Manager API (C 3.3, 3.9). */
public final class UserStatuses {
    private static final int PAGE_SIZE = 100;
    private final ObjectMapper json = new ObjectMapper();

    /** The question for the first page: {@code path}, {@code query}, and what was answered so far. */
    public Map<String, Object> ask() {
        return question(1, json.createObjectNode());
    }

    /** The question for the page after the one answered; {@code more} is false when there is none or it brought nothing new. */
    public Map<String, Object> told(Map<String, Object> asked, int status, String link, String body)
            throws JsonProcessingException {
        var rows = ((JsonNode) asked.get("rows")).deepCopy();
        var known = rows.size();
        for (var one : list(status, body)) {
            var id = Keys.text(one, "id");
            var name = Keys.text(one, "name");
            if (id != null && name != null) {
                ((ObjectNode) rows).set(id, json.valueToTree(row(id, name)));
            }
        }
        var next = question((Integer) asked.get("page") + 1, rows);
        next.put("more", rows.size() > known && link != null && link.matches("(?s).*rel=\"?next\"?.*"));
        return next;
    }

    /** The whole list as JSON for keep-status-list.sql; an empty one is no answer, since no tenant is without statuses. */
    public String rows(Map<String, Object> asked) throws JsonProcessingException {
        var rows = (JsonNode) asked.get("rows");
        if (rows.isEmpty()) {
            throw new NoAnswer("the Manager API answered an empty list of statuses");
        }
        return json.writeValueAsString(
                rows.properties().stream().map(Map.Entry::getValue).toList());
    }

    private JsonNode list(int status, String body) throws JsonProcessingException {
        if (status != 200) {
            throw new NoAnswer("the Manager API answered " + status
                    + (status == 401 || status == 403 ? "; check CCAI_SUBDOMAIN and CCAI_API_TOKEN" : ""));
        }
        var tree = json.readTree(body);
        var list = tree.isArray() ? tree : Keys.get(tree, "userstatuses");
        if (list == null || !list.isArray()) {
            throw new NoAnswer("the Manager API answered 200 without a list of statuses");
        }
        return list;
    }

    private static Map<String, Object> row(String id, String name) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id);
        row.put("name", name);
        row.put("type", "");
        row.put("enabled", true);
        row.put("settable", CcaiStatus.isSettable(name));
        return row;
    }

    private static Map<String, Object> question(int page, JsonNode rows) {
        var question = new HashMap<String, Object>();
        question.put("path", "user_statuses");
        question.put("query", "per=" + PAGE_SIZE + (page == 1 ? "" : "&page=" + page));
        question.put("page", page);
        question.put("rows", rows);
        question.put("more", true);
        return question;
    }
}
