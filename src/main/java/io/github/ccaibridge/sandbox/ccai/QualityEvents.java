package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Events in the spelling of the quality-management export (ccai-platform.md 2.2, 10.4). */
public final class QualityEvents {
    private QualityEvents() {}

    /** An agent logs in or out. */
    public static JsonNode agentState(Agent agent, String state) {
        return agentState(agent.id(), agent.email(), state);
    }

    static JsonNode agentState(long id, String email, String state) {
        ObjectNode event = Json.object().put("type", "AgentState");
        event.putObject("item")
                .put("ParticipantID", Long.toString(id))
                .put("Email", email)
                .put("State", state);
        return event;
    }

    static ObjectNode ringing(long id, Caller caller, Menu menu, Agent agent) {
        ObjectNode item = Json.object()
                .put("CallID", Long.toString(id))
                .put("State", "ringing")
                .put("Direction", "incoming")
                .put("Initiator", caller.dn())
                .put("Queue_path_ids", menu.pathIds())
                .put("Queue_path_names", menu.parentName() + "/" + menu.name())
                .put("Language", "en")
                .put("Queue_uuid", menu.id())
                .put("Recording_permitted", true)
                .put("MediaID", Long.toHexString(id * 2_654_435_761L));
        item.set(
                "Participants",
                Json.array(List.of(
                        participant(caller.dn(), "external", "connected"),
                        participant(Long.toString(agent.id()), "agent", "ringing"))));
        return item;
    }

    private static ObjectNode participant(String id, String type, String state) {
        return Json.object().put("ParticipantID", id).put("Type", type).put("State", state);
    }
}
