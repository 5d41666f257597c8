package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The status API for agents, with its refusals inside a success (ccai-platform.md 5.1, 5.2). */
final class AgentStatuses {
    private static final List<ObjectNode> SELECTABLE = List.of(
            status(1, "Available", "green", null),
            status(2, "Unavailable", "red", null),
            status(3, "Break", "yellow", null),
            status(4, "Meal", "yellow", "M1"),
            status(5, "Meeting", "yellow", null),
            status(6, "Special Task", "red", null),
            status(17, "E-mail", "red", null));
    private static final Set<String> SYSTEM = Set.of(
            "In-call",
            "In-chat",
            "In-email",
            "Wrap-up",
            "Wrap-up Exceeded",
            "Missed Call",
            "Missed Chat",
            "Unresponsive",
            "Offline");

    private final Records records;

    AgentStatuses(Records records) {
        this.records = records;
    }

    static List<ObjectNode> selectable() {
        return SELECTABLE.stream().map(ObjectNode::deepCopy).toList();
    }

    static ObjectNode described(String name) {
        ObjectNode status = SELECTABLE.stream()
                .filter(s -> s.path("name").asText().equals(name))
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElseGet(() -> status(100 + Math.floorMod(name.hashCode(), 900), name, "red", null));
        status.putObject("setting")
                .put("restricted", SYSTEM.contains(name))
                .put("all_roles_restricted", false)
                .put("breakthrough_enabled", false);
        return status;
    }

    List<ObjectNode> current() {
        return records.everyAgent().stream()
                .map(agent -> entry(agent).put("current_status", nameOf(agent)))
                .toList();
    }

    boolean isKnown(String name) {
        return SYSTEM.contains(name)
                || SELECTABLE.stream().anyMatch(s -> s.path("name").asText().equals(name));
    }

    List<ObjectNode> change(JsonNode body) {
        List<ObjectNode> entries = new ArrayList<>();
        for (ObjectNode agent : records.everyAgent()) {
            if (asked(agent, body)) {
                entries.add(changed(agent, body.path("status").asText()));
            }
        }
        return entries;
    }

    private ObjectNode changed(ObjectNode agent, String wanted) {
        String previous = nameOf(agent);
        ObjectNode entry = entry(agent).put("previous_status", previous);
        if (SYSTEM.contains(previous)) {
            return entry.put("current_status", previous)
                    .put("message", "Agent can't be changed from system status '" + previous + "'");
        }
        if (SYSTEM.contains(wanted)) {
            return entry.put("current_status", previous)
                    .put("message", "Agent can't be changed to system status '" + wanted + "'");
        }
        records.setStatus(agent, wanted);
        return entry.put("current_status", wanted);
    }

    private static boolean asked(ObjectNode agent, JsonNode body) {
        for (JsonNode id : body.path("agent_ids")) {
            if (id.asLong() == agent.path("id").asLong()) {
                return true;
            }
        }
        for (JsonNode team : body.path("team_ids")) {
            for (JsonNode own : agent.path("teams")) {
                if (own.path("id").asLong() == team.asLong()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode entry(ObjectNode agent) {
        return Json.object()
                .put("agent_id", agent.path("id").asLong())
                .put("name", agent.path("name").asText())
                .put("email", agent.path("email").asText())
                .put("agent_number", agent.path("agent_number").asText());
    }

    private static String nameOf(ObjectNode agent) {
        return agent.at("/status/name").asText();
    }

    private static ObjectNode status(int id, String name, String color, String wfmId) {
        return Json.object().put("id", id).put("name", name).put("color", color).put("wfm_id", wfmId);
    }
}
