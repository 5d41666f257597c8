package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The content of {@code metadata-{id}.json}, written 15 minutes after the end (ccai-platform.md 4.1, 10.7). */
final class MetadataFile {
    private static final Duration LATER = Duration.ofMinutes(15);
    // 6 and 7 are missing in the document's list: a voicemail's number is made up and means nothing to a reader.
    private static final Map<String, Integer> CODES =
            Map.of("finished", 8, "failed", 9, "recovered", 10, "deflected", 11, "voicemail", 6);
    private static final List<String> AS_IN_THE_OBJECT = List.of(
            "lang",
            "created_at",
            "queued_at",
            "assigned_at",
            "connected_at",
            "ends_at",
            "scheduled_at",
            "wait_duration",
            "call_duration",
            "chat_duration",
            "hold_duration",
            "voicemail_reason",
            "fail_reason",
            "verified",
            "selected_menu",
            "menu_path",
            "transfers",
            "photos",
            "videos");

    /** What an agent handed in. */
    record WrapUp(Agent agent, Disposition disposition) {}

    private MetadataFile() {}

    static Aftermath of(ObjectNode object, Caller caller, List<Agent> agents, List<WrapUp> wrapUps, Instant end) {
        ObjectNode file = Json.object();
        file.set("id", object.get("id"));
        file.set("session_type", object.has("call_type") ? object.get("call_type") : object.get("chat_type"));
        file.put("status", CODES.getOrDefault(object.path("status").asText(), 8));
        AS_IN_THE_OBJECT.stream().filter(object::has).forEach(key -> file.set(key, object.get(key)));
        file.put("updated_at", Clock.iso(end.plus(LATER)));
        file.putNull("rating").putNull("rating_comment");
        file.set("agent_info", agents.isEmpty() ? null : info(agents.get(agents.size() - 1)));
        file.putArray("smart_actions");
        ArrayNode dispositions = file.putArray("dispositions");
        wrapUps.forEach(wrapUp -> dispositions.add(
                Json.object().put("agent_id", wrapUp.agent.id()).setAll(wrapUp.disposition.json())));
        ArrayNode participants = file.putArray("participants");
        ObjectNode customer = participants.addObject().put("type", "end_user");
        if (caller.dn() != null) {
            customer.put("dn", caller.dn());
        }
        agents.forEach(agent -> participants.addObject().put("type", "agent").put("user_id", agent.id()));
        file.putObject("custom_data").putObject("signed");
        file.withObject("/custom_data").putObject("unsigned");
        file.putNull("out_ticket_id");
        return new Aftermath(file.deepCopy());
    }

    private static ObjectNode info(Agent agent) {
        return Json.object()
                .put("id", agent.id())
                .put("name", agent.name())
                .put("email", agent.email())
                .put("agent_number", agent.number());
    }
}
