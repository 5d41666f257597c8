package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.Disposition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wrap-ups of a session, one per agent: from the event of the agent who submitted it, and from the closing snapshot (C 4.6). */
final class Dispositions {
    private final Map<String, Disposition> byAgent = new LinkedHashMap<>();

    void event(JsonNode item) {
        var told = Keys.get(item, "dispositions");
        if (told == null) {
            return;
        }
        var agent = submitter(item);
        for (var one : told.isArray() ? told : List.of(told)) {
            var own = Keys.text(one, "agentid");
            put(own != null || agent == null ? own : AgentsFold.agentId(agent), Keys.text(agent, "name"), one);
        }
    }

    void closing(JsonNode file) {
        var told = Keys.get(file, "dispositions");
        if (told != null) {
            for (var one : told.isArray() ? told : List.of(told)) {
                put(Keys.text(one, "agentid"), Keys.text(one, "agentname"), one);
            }
        }
    }

    void add(JsonNode told, AgentsFold agents) {
        var email = Keys.text(told, "agentid");
        var id = email == null ? "unknown" : agents.idOf(email);
        var known = byAgent.get(id);
        if (known == null || id.equals(email)) {
            put(id, email, told);
        }
    }

    private void put(String agent, String name, JsonNode told) {
        var id = agent == null ? "unknown" : agent.replaceFirst("^agent_", "");
        var before = byAgent.get(id);
        var disposition = new Disposition(
                id,
                name == null && before != null ? before.agentName() : name,
                Keys.text(told, "code"),
                Keys.text(told, "customcodeid"),
                Keys.text(told, "note"));
        if (disposition.code() != null || disposition.note() != null) {
            byAgent.put(id, disposition);
        }
    }

    /** The agent's part whose state says that the wrap-up was submitted, else the only agent's. */
    private static JsonNode submitter(JsonNode item) {
        JsonNode only = null;
        var parts = Keys.get(item, "participants");
        for (var part : parts == null ? List.<JsonNode>of() : parts) {
            if ("agent".equalsIgnoreCase(Keys.text(part, "type"))) {
                only = part;
                if ("dispositionsubmitted".equalsIgnoreCase(Keys.text(part, "state"))) {
                    return part;
                }
            }
        }
        return only;
    }

    List<Disposition> all() {
        return List.copyOf(byAgent.values());
    }
}
