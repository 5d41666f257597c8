package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.agentstatus.AgentState;
import io.github.ccaibridge.agentstatus.Sighting;
import io.github.ccaibridge.agentstatus.Standing;
import io.github.ccaibridge.agentstatus.StatusDecision;
import io.github.ccaibridge.agentstatus.StatusEngine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Puts the engine's question for one agent: a row of load-agents.sql in, its answer out. */
public final class StatusAnswers {
    private final StatusEngine engine;

    public StatusAnswers(StatusEngine engine) {
        this.engine = engine;
    }

    /** One agent whom the engine cannot judge does not hold up the others of the claim. */
    public AgentAnswer ask(Map<String, Object> row, List<Map<String, Object>> mapping) {
        try {
            return answered(row, (String) mapping.get(0).get("mapping"));
        } catch (JsonProcessingException | RuntimeException unjudged) {
            return answer(
                    row,
                    List.of(),
                    null,
                    "the engine gave no answer: " + unjudged.getClass().getSimpleName());
        }
    }

    private AgentAnswer answered(Map<String, Object> row, String mapping) throws JsonProcessingException {
        var told = row.get("sightings") == null ? List.<JsonNode>of() : list((String) row.get("sightings"));
        var decision = engine.decide(
                state(row),
                told.stream().map(StatusText::sighting).toList(),
                StatusText.mapping(mapping),
                standing(row),
                StatusText.moment((String) row.get("now")));
        return answer(row, told, decision, null);
    }

    /** Nobody answers a write that was never sent. */
    private static AgentState state(Map<String, Object> row) throws JsonProcessingException {
        var kept = StatusText.state((String) row.get("state"));
        return Boolean.TRUE.equals(row.get("unsent")) ? kept.withoutPending() : kept;
    }

    private static boolean calm(Map<String, Object> row) {
        return !Boolean.TRUE.equals(row.get("quarantined"));
    }

    private static AgentAnswer answer(
            Map<String, Object> row, List<JsonNode> told, StatusDecision decision, String trouble) {
        var id = row.get("ccai_agent") != null ? row.get("ccai_agent") : row.get("user_id");
        return new AgentAnswer(
                (String) row.get("email"),
                id == null || "".equals(id) ? "without id" : (String) id,
                (String) row.get("token"),
                number(row, "wakes"),
                (int) number(row, "attempts"),
                Boolean.TRUE.equals(row.get("alone")),
                told.stream().map(one -> one.path("n").asLong()).toList(),
                since(told),
                decision,
                calm(row),
                decision == null ? List.of() : unmapped(told, decision),
                trouble);
    }

    private static List<JsonNode> list(String text) throws JsonProcessingException {
        return StreamSupport.stream(StatusText.tree(text).spliterator(), false).toList();
    }

    /** What comes back from a write of ours started before it. */
    private static Instant since(List<JsonNode> told) {
        return told.stream()
                .filter(one -> !"answer".equals(one.path("source").asText()))
                .map(one -> StatusText.time(one, "seen_at"))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static List<AgentAnswer.Unmapped> unmapped(List<JsonNode> told, StatusDecision decision) {
        var without = decision.outcomes().stream()
                .filter(outcome -> "S3".equals(outcome.rule()))
                .map(StatusDecision.Outcome::n)
                .toList();
        return told.stream()
                .filter(one -> without.contains(one.path("n").asLong()))
                .map(StatusText::sighting)
                .filter(one -> one.value() != null)
                .map(StatusAnswers::unmapped)
                .toList();
    }

    private static AgentAnswer.Unmapped unmapped(Sighting one) {
        return new AgentAnswer.Unmapped(one.side().name(), one.value());
    }

    private static Standing standing(Map<String, Object> row) {
        return new Standing(
                (int) number(row, "kustomer_users"),
                (int) number(row, "ccai_agents"),
                (String) row.get("ccai_agent"),
                (String) row.get("team"),
                (String) row.get("team_name"),
                Boolean.TRUE.equals(row.get("team_routing")),
                Boolean.TRUE.equals(row.get("external_queue")),
                (int) number(row, "live_tabs"));
    }

    private static long number(Map<String, Object> row, String name) {
        return row.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
