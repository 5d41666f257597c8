package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statuses that agents can have in Kustomer, one list for the whole organisation (K 8.2). */
public final class RoutingStatuses {
    private final ObjectMapper json = new ObjectMapper();

    public StatusQuestion ask() {
        return new StatusQuestion();
    }

    /** Takes the page that was answered and asks for the next one; a page without news is the last. */
    public StatusQuestion told(StatusQuestion one) {
        var known = one.rows().size();
        Json.list(one.answer().data()).forEach(record -> keep(one, record));
        var next = one.answer().next();
        var more = next != null && next.contains("?") && one.rows().size() > known;
        one.goOn(more ? next.substring(next.indexOf('?') + 1) : null);
        return one;
    }

    /** The whole list as JSON for keep-status-list.sql; an organisation always has the built-in ones, so none is no answer. */
    public String rows(StatusQuestion one) throws JsonProcessingException {
        if (one.rows().isEmpty()) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.TRANSPORT,
                    "Kustomer knows no routing statuses; check that routing is in use and that the key has the role routing.read");
        }
        return json.writeValueAsString(one.rows().values());
    }

    private static void keep(StatusQuestion one, Object record) {
        var id = Json.text(Json.map(record), "id");
        var attributes = Json.attributes(record);
        var name = Json.text(attributes, "name");
        if (id == null || name == null) {
            return;
        }
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id);
        row.put("name", name);
        row.put("type", attributes.getOrDefault("statusType", ""));
        row.put("enabled", isNot(attributes, "enabled", false) && attributes.get("deletedAt") == null);
        row.put("settable", isNot(attributes, "selectable", false));
        one.rows().put(id, row);
    }

    private static boolean isNot(Map<String, Object> attributes, String name, boolean value) {
        return !Boolean.valueOf(value).equals(attributes.get(name));
    }
}
