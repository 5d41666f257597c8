package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.SharedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Agents' statuses in CCAI Platform, as its Apps API and its Manager API tell them (C 3.9, 5.2, 10.6). */
public final class AgentSightings {
    private static final int PAGE_SIZE = 100;
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration FIRST_LOOK = Duration.ofHours(1);

    private final ObjectMapper json = new ObjectMapper();

    /** The moment before a question is sent. */
    public String now() {
        return SharedTime.now().toString();
    }

    /** All agents with their status at the Apps API (C 5.2), as JSON for changed-agents.sql. */
    public String listed(int status, String body, String asked) throws JsonProcessingException {
        var rows = new ArrayList<Map<String, Object>>();
        for (var agent : list("Apps", status, body)) {
            add(
                    rows,
                    agent,
                    Keys.text(agent, "agentid"),
                    Keys.text(agent, "currentstatus"),
                    null,
                    Instant.parse(asked));
        }
        return json.writeValueAsString(rows);
    }

    /**
     * What is asked of the Manager API next, from a row of claim-agents.sql; its cursor is the newest change read, followed by
     * where a run through several pages goes on.
     */
    public Map<String, Object> request(Map<String, Object> poll) {
        var cursor = poll.get("cursor") == null ? new String[0] : ((String) poll.get("cursor")).split(" ");
        var readTo =
                cursor.length > 0 ? Instant.parse(cursor[0]) : SharedTime.now().minus(FIRST_LOOK);
        var since = cursor.length > 2
                ? Instant.parse(cursor[1])
                : readTo.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS);
        var page = cursor.length > 2 ? Integer.parseInt(cursor[2]) : 1;
        var request = new HashMap<String, Object>();
        request.put("kind", "agent");
        request.put("readTo", readTo);
        request.put("since", since);
        request.put("page", page);
        request.put("at", SharedTime.now());
        request.put(
                "query",
                "sort_column=status_updated_at&sort_direction=ASC&status_updated_at%5Bfrom%5D=" + since + "&per="
                        + PAGE_SIZE + (page == 1 ? "" : "&page=" + page));
        return request;
    }

    /** The agents of an answer as {@code rows} for changed-agents.sql, the {@code cursor} to keep, and the {@code pause} until the next question. */
    public Map<String, Object> changed(Map<String, Object> request, int status, String body)
            throws JsonProcessingException {
        var found = list("Manager", status, body);
        var asked = (Instant) request.get("at");
        var rows = new ArrayList<Map<String, Object>>();
        var newest = (Instant) request.get("readTo");
        for (var agent : found) {
            var changed = Keys.time(agent, "statusupdatedat");
            newest = changed == null || changed.isBefore(newest) || changed.isAfter(asked) ? newest : changed;
            add(rows, agent, Keys.text(agent, "id"), Keys.text(Keys.get(agent, "status"), "name"), changed, asked);
        }
        var more = found.size() >= PAGE_SIZE;
        return Map.of(
                "rows",
                json.writeValueAsString(rows),
                "cursor",
                newest + (more ? onward(request, newest) : ""),
                "pause",
                more ? "0s" : "5s");
    }

    /** Whom rows for changed-agents.sql speak of, as JSON for count-missing.sql. */
    public String present(String rows) throws JsonProcessingException {
        var ids = new ArrayList<String>();
        json.readTree(rows).forEach(row -> ids.add(row.path("who").asText()));
        return json.writeValueAsString(ids);
    }

    /** A run goes on one second before the newest change; only where that leads nowhere the next page is asked for. */
    private static String onward(Map<String, Object> request, Instant newest) {
        var since = (Instant) request.get("since");
        var next = newest.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        return next.isAfter(since) ? " " + next + " 1" : " " + since + " " + ((Integer) request.get("page") + 1);
    }

    private static void add(
            List<Map<String, Object>> rows, JsonNode agent, String id, String value, Instant changed, Instant asked) {
        var email = Keys.text(agent, "email");
        if (id == null) {
            return;
        }
        var row = new LinkedHashMap<String, Object>();
        row.put("who", id);
        row.put("email", email == null ? null : email.toLowerCase(Locale.ROOT));
        row.put("name", name(agent));
        row.put("value", value);
        row.put("changed_at", Objects.toString(changed, null));
        row.put("as_of", asked.toString());
        rows.add(row);
    }

    private static String name(JsonNode agent) {
        var first = Keys.text(agent, "firstname");
        var last = Keys.text(agent, "lastname");
        return Keys.text(agent, "name") != null || (first == null && last == null)
                ? Keys.text(agent, "name")
                : (Objects.toString(first, "") + " " + Objects.toString(last, "")).strip();
    }

    private JsonNode list(String api, int status, String body) {
        if (status != 200) {
            throw new NoAnswer("the " + api + " API answered " + status
                    + (status == 401 || status == 403 ? "; check CCAI_SUBDOMAIN and CCAI_API_TOKEN" : ""));
        }
        try {
            var tree = json.readTree(body);
            for (var name : List.of("agentstatuses", "agents")) {
                tree = Keys.get(tree, name) == null ? tree : Keys.get(tree, name);
            }
            if (tree != null && tree.isArray()) {
                return tree;
            }
        } catch (JsonProcessingException noJson) {
            // The sentence below says it.
        }
        throw new NoAnswer("the " + api + " API answered 200 without a list of agents");
    }
}
