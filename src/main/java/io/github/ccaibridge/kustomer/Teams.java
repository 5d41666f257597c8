package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kustomer's teams with their routing settings: whether routing is on, and which external queue is linked (K 8.1, 8.4). */
public final class Teams {
    private final ObjectMapper json = new ObjectMapper();
    private final int pageSize;

    public Teams(Assumptions assumptions) {
        pageSize = assumptions.pageSize();
    }

    public Reading begin() {
        return ask("/v1/teams");
    }

    public Reading beginSettings() {
        return ask("/v1/routing/settings");
    }

    public Reading goOn(Reading reading) {
        return reading.goOn();
    }

    private Reading ask(String path) {
        return new Reading(KustomerRequest.get("read-teams", path, "page=1&pageSize=" + pageSize));
    }

    /** What was read so far and the page at hand, as JSON for keep-teams.sql: a row is a team or the settings of one. */
    public String rows(Reading reading, String before) throws JsonProcessingException {
        var rows = new ArrayList<Object>(before == null ? List.of() : Json.list(json.readValue(before, Object.class)));
        for (var record : reading.records()) {
            rows.add(reading.request().path().equals("/v1/teams") ? team(record) : settings(record));
        }
        return json.writeValueAsString(rows);
    }

    private static Map<String, Object> team(Object record) {
        var attributes = Json.attributes(record);
        var row = new HashMap<String, Object>();
        var shown = Json.text(attributes, "displayName");
        row.put("id", Json.text(Json.map(record), "id"));
        row.put("name", shown == null ? Json.text(attributes, "name") : shown);
        return row;
    }

    /** Settings are addressed by the id of their team (K 8.4). */
    private static Map<String, Object> settings(Object record) {
        var attributes = Json.attributes(record);
        var team = WorkSessions.related(record, "team");
        var row = new HashMap<String, Object>();
        row.put("id", team == null ? Json.text(Json.map(record), "id") : team);
        row.put("routing_on", Boolean.TRUE.equals(attributes.get("enabled")));
        row.put(
                "external_queue",
                Json.list(attributes.get("externalQueues")).stream()
                        .findFirst()
                        .map(String::valueOf)
                        .orElse(null));
        return row;
    }
}
