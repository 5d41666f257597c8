package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.agentstatus.AgentState;
import io.github.ccaibridge.agentstatus.Lookalikes;
import io.github.ccaibridge.agentstatus.Person;
import io.github.ccaibridge.agentstatus.Preconditions;
import io.github.ccaibridge.agentstatus.Unmet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the management API tells of agents: both statuses, what waits, and what hinders them from following each other. */
public final class Agents {
    private static final int PAGE = 100;
    private static final String HIDDEN = "•••";
    private final ObjectMapper json = new ObjectMapper();
    private final Preconditions preconditions;

    public Agents(Preconditions preconditions) {
        this.preconditions = preconditions;
    }

    /**
     * One page of the rows of agents.sql that the filter wants; {@code mapping} is that of status-mapping-now.sql. Who sees no e-mail
     * finds none by it.
     */
    public String list(List<Map<String, Object>> rows, String mapping, Map<String, Object> filter, String role)
            throws JsonProcessingException {
        var agents = rows.stream().map(AgentRow::new).toList();
        var lookalikes = new Lookalikes(
                agents.stream().flatMap(one -> one.people().stream()).toList());
        var meaning = json.readTree(mapping);
        var page = (Integer) filter.get("page");
        var admin = "admin".equals(role);
        var answer = json.createArrayNode();
        var states = new HashMap<String, AgentState>();
        for (var one : agents) {
            states.put(one.email(), StatusText.state(one.text("state")));
        }
        agents.stream()
                .filter(one -> filter.get("email") == null
                        || (admin && one.email().equalsIgnoreCase((String) filter.get("email"))))
                .map(one -> told(one, states.get(one.email()), meaning, lookalikes))
                .filter(one -> wanted(one, (String) filter.get("state")))
                .skip((long) PAGE * page)
                .limit(PAGE)
                .map(one -> admin ? one : masked(one))
                .forEach(answer::add);
        return json.writeValueAsString(answer);
    }

    private ObjectNode told(AgentRow row, AgentState state, JsonNode meaning, Lookalikes lookalikes) {
        var known = KnownAgent.of(row, state);
        var signedIn = known.signedIn(meaning.path("offline").asText(null));
        var alike = row.people().size() == 2
                ? Stream.<Person>empty()
                : row.people().stream().flatMap(one -> lookalikes.of(one).stream());
        var unmet = preconditions.unmet(row.standing(), signedIn, known.loggedIn(), alike.toList());
        var agent = json.createObjectNode().put("email", row.email()).put("name", row.name());
        agent.put("state", known.state(!unmet.isEmpty()));
        agent.set("kustomer", kustomer(row, known, meaning, signedIn));
        agent.set(
                "ccai",
                json.createObjectNode()
                        .put("agentId", row.text("ccai_agent"))
                        .put("status", known.ccaiStatus())
                        .put("since", known.ccaiSince()));
        agent.set("parked", known.parked(json));
        agent.set("quarantine", known.quarantine(json));
        agent.set("lastOutcome", pair("at", row.text("handled_at"), "sentence", row.text("outcome")));
        agent.put("tabs", row.number("live_tabs")).put("severalTabs", row.number("live_tabs") > 1);
        agent.set("trouble", pair("since", row.text("failing_since"), "sentence", row.text("trouble")));
        var hindrances = agent.putArray("unmet");
        unmet.forEach(one -> hindrances.add(told(one)));
        return agent;
    }

    private ObjectNode kustomer(AgentRow row, KnownAgent known, JsonNode meaning, boolean signedIn) {
        var status = known.kustomerStatus();
        var name = status == null ? null : meaning.path("names").path(status).asText(null);
        var kustomer = json.createObjectNode().put("userId", row.text("user_id"));
        kustomer.set("status", pair("id", status, "name", status == null ? null : name == null ? status : name));
        kustomer.put("since", known.kustomerSince()).put("workSession", signedIn ? known.workSession() : null);
        kustomer.set("team", pair("id", row.text("team"), "name", row.text("team_name")));
        return kustomer;
    }

    /** Null where the last of the two says nothing and the first neither. */
    private JsonNode pair(String first, String one, String second, String other) {
        return one == null && other == null
                ? json.nullNode()
                : json.createObjectNode().put(first, one).put(second, other);
    }

    private ObjectNode told(Unmet one) {
        var told = json.createObjectNode().put("id", one.id()).put("sentence", one.sentence());
        told.put("fix", one.fix()).put("stops", one.stops());
        if (!one.alike().isEmpty()) {
            one.alike().forEach(told.putArray("alike")::add);
        }
        return told;
    }

    private static boolean wanted(ObjectNode one, String state) {
        return state == null
                || ("unmet".equals(state)
                        ? !one.path("unmet").isEmpty()
                        : state.equals(one.path("state").asText()));
    }

    private static ObjectNode masked(ObjectNode one) {
        one.put("email", HIDDEN).put("name", HIDDEN);
        one.path("unmet").forEach(unmet -> {
            if (unmet.has("alike")) {
                ((ObjectNode) unmet).putArray("alike").add(HIDDEN);
            }
        });
        return one;
    }
}
