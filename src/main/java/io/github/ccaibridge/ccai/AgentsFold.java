package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.CallObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Follows the agents through a session's events: who took it when, and whose it is now (U4, U12). */
final class AgentsFold {
    private static final Set<String> TAKES = Set.of("accepted", "connected");
    private static final Set<String> LEAVES =
            Set.of("disconnected", "dispositionsubmitted", "finished", "ended", "failed");

    private final Map<String, AgentLeg> legs = new LinkedHashMap<>();
    /** The agents who are in the session with their state, who took it last at the end. */
    private final Map<String, String> inside = new LinkedHashMap<>();

    private String owner;

    /** Whoever is left when a session is over has not got it from those who went. */
    void event(JsonNode participants, Instant at, boolean over) {
        if (participants == null) {
            return;
        }
        for (var part : participants) {
            if ("agent".equalsIgnoreCase(Keys.text(part, "type")) && agentId(part) != null) {
                agent(agentId(part), part, at);
            }
        }
        if (!over) {
            owner = inside.keySet().stream().reduce((before, last) -> last).orElse(owner);
        }
    }

    /** Whoever dials an outbound call has it, before any event tells of a part in it (C 2.1). */
    void dials(String initiator) {
        if (owner == null && initiator != null && initiator.matches("agent_\\w+")) {
            owner = initiator.substring("agent_".length());
            legs.put(owner, new AgentLeg(owner, null, null, null, null));
        }
    }

    private void agent(String id, JsonNode part, Instant at) {
        var state = String.valueOf(Keys.text(part, "state")).toLowerCase(Locale.ROOT);
        var before = legs.getOrDefault(id, new AgentLeg(id, null, null, null, null));
        var email = Keys.text(part, "email");
        legs.put(
                id,
                new AgentLeg(
                        id,
                        first(before.name(), Keys.text(part, "name")),
                        first(before.email(), email == null ? null : email.toLowerCase(Locale.ROOT)),
                        first(before.acceptedAt(), "accepted".equals(state) ? at : null),
                        first(before.connectedAt(), "connected".equals(state) ? at : null)));
        place(id, state);
    }

    private void place(String id, String state) {
        var acceptsAgain = state.equals("accepted") && "connected".equals(inside.get(id));
        if (LEAVES.contains(state) || acceptsAgain) {
            inside.remove(id);
        }
        if (TAKES.contains(state)) {
            inside.put(id, state);
        }
    }

    /** What the call object knows and no event said. */
    void answered(CallObject object) {
        if (legs.values().stream().noneMatch(leg -> leg.connectedAt() != null)) {
            var id = object.agentId();
            var before = legs.getOrDefault(id, new AgentLeg(id, null, null, null, null));
            legs.put(id, new AgentLeg(id, before.name(), before.email(), before.acceptedAt(), object.connectedAt()));
            owner = id;
        }
    }

    /** The agent whom the custom-CRM door names by e-mail, while no event names one; the last one named has it (U4). */
    void gap(JsonNode participants, Instant at) {
        for (var part : participants == null ? List.<JsonNode>of() : participants) {
            var email = Keys.text(part, "email");
            if (email != null && (owner == null || owner.contains("@"))) {
                legs.putIfAbsent(email, new AgentLeg(email, null, email, at, at));
                owner = email;
            }
        }
    }

    /** The id by which events name the agent with that e-mail, else the e-mail itself. */
    String idOf(String email) {
        return legs.values().stream()
                .filter(leg -> email.equalsIgnoreCase(leg.email()))
                .map(AgentLeg::id)
                .findFirst()
                .orElse(email);
    }

    boolean nobodyTookIt() {
        return owner == null;
    }

    String owner() {
        return owner;
    }

    List<AgentLeg> legs() {
        return List.copyOf(legs.values());
    }

    /** {@code 1234}, whatever its spelling: an id, a participant id or {@code agent_1234}; null for a virtual agent. */
    static String agentId(JsonNode part) {
        for (var key : List.of("id", "participantid", "dn")) {
            var id = Keys.text(part, key);
            if (id != null) {
                return id.startsWith("virtual_agent_") ? null : id.replaceFirst("^agent_", "");
            }
        }
        return null;
    }

    private static <T> T first(T before, T now) {
        return before != null ? before : now;
    }
}
