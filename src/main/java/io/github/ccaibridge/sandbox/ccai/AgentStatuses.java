package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The status API for agents, with its refusals inside a success (ccai-platform.md 5.1, 5.2). */
final class AgentStatuses {
    private final Records records;

    AgentStatuses(Records records) {
        this.records = records;
    }

    List<ObjectNode> current() {
        return records.roster.all().stream()
                .map(life -> entry(life).put("current_status", life.status()))
                .toList();
    }

    List<ObjectNode> change(JsonNode body) {
        Set<Long> agents = numbers(body.path("agent_ids"));
        Set<Long> teams = numbers(body.path("team_ids"));
        List<ObjectNode> entries = new ArrayList<>();
        for (AgentLife life : records.roster.all()) {
            if (agents.contains(life.id) || isOf(teams, life)) {
                entries.add(changed(life, body.path("status").asText()));
            }
        }
        return entries;
    }

    private ObjectNode changed(AgentLife life, String wanted) {
        StatusWrite write = records.roster.write(life, wanted);
        ObjectNode entry = entry(life).put("previous_status", write.previous()).put("current_status", write.current());
        return write.isTaken() ? entry : entry.put("message", write.refusal());
    }

    private boolean isOf(Set<Long> teams, AgentLife life) {
        if (teams.isEmpty()) {
            return false;
        }
        for (JsonNode own : records.agents.getOrDefault(life.id, Json.object()).path("teams")) {
            if (teams.contains(own.path("id").asLong())) {
                return true;
            }
        }
        return false;
    }

    private static Set<Long> numbers(JsonNode array) {
        Set<Long> numbers = new HashSet<>();
        array.forEach(each -> numbers.add(each.asLong()));
        return numbers;
    }

    private static ObjectNode entry(AgentLife life) {
        return Json.object()
                .put("agent_id", life.id)
                .put("name", life.name)
                .put("email", life.email)
                .put("agent_number", life.number);
    }
}
