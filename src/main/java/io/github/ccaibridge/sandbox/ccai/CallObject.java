package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The Manager API object of a scripted call (ccai-platform.md 3.5, 10.5). */
final class CallObject {
    private static final Set<String> KNOWN_AT_THE_END =
            Set.of("assigned_at", "connected_at", "ends_at", "rating", "recording_url", "agent_info");

    private CallObject() {}

    static ObjectNode finished(CallScript script) {
        return of(script, "finished").put("disconnected_by", "disconnected_by_end_user");
    }

    /** The caller gave up; `eu_canceled` is an invented value, as in section 10.5. */
    static ObjectNode abandoned(CallScript script) {
        return of(script, "failed").put("fail_reason", "eu_canceled");
    }

    static ObjectNode voicemail(CallScript script) {
        return of(script, "voicemail")
                .put("voicemail_reason", "after_hours")
                .put("call_duration", 40)
                .put("recording_permission", "recording_permission_granted")
                .put("recording_url", LateStages.HOME + "call-" + script.id + ".mp3");
    }

    static ObjectNode inProgress(ObjectNode call) {
        ObjectNode early = call.deepCopy();
        KNOWN_AT_THE_END.forEach(early::putNull);
        early.put("status", "queued")
                .put("call_duration", 0)
                .put("hold_duration", 0)
                .put("fail_reason", "nothing")
                .put("voicemail_reason", "not_voicemail")
                .put("disconnected_by", "disconnected_by_unknown")
                .put("has_feedback", false)
                .put("updated_at", call.path("created_at").asText());
        early.putArray("transfers");
        early.putArray("participants");
        return early;
    }

    private static ObjectNode of(CallScript script, String status) {
        long queued = script.routedAt == null ? 0 : Clock.seconds(script.routedAt, waitedUntil(script));
        ObjectNode call = Json.object()
                .put("id", script.id)
                .putNull("parent_id")
                .put("lang", "en")
                .put("call_type", script.sessionType)
                .put("status", status)
                .put("created_at", Clock.iso(script.start))
                .put("queued_at", Clock.iso(script.routedAt))
                .put("assigned_at", Clock.iso(script.assignedAt))
                .put("connected_at", Clock.iso(script.connectedAt))
                .put("ends_at", Clock.iso(script.endedAt))
                .putNull("scheduled_at")
                .put("updated_at", Clock.iso(script.endedAt.plus(Duration.ofSeconds(1))))
                .put("queue_duration", queued)
                .put("wait_duration", queued)
                .put("call_duration", Clock.seconds(script.connectedAt, script.endedAt))
                .put("hold_duration", 0)
                .putNull("rating")
                .put("has_feedback", false)
                .putNull("out_ticket_id")
                .putNull("out_ticket_url")
                .putNull("recording_url")
                .put("recording_permission", "not_asked")
                .put("voicemail_reason", "not_voicemail")
                .put("deflection", "no_deflection")
                .put("disconnected_by", "disconnected_by_unknown")
                .put("finish_reason", "no_reason")
                .put("fail_reason", "nothing")
                .put("voip_provider", "voip_provider_twilio")
                .put("verified", false);
        boolean outgoing = script.direction.equals("outgoing");
        call.put(outgoing ? "outbound_number" : "support_number", "+12025550100");
        call.set("selected_menu", script.menu == null ? null : script.menu.selected());
        call.set("menu_path", script.menu == null ? null : script.menu.path());
        call.set("agent_info", script.agent == null ? null : script.agent.info());
        call.set("end_user", script.caller.info());
        call.putArray("photos");
        call.putArray("videos");
        call.set("transfers", Json.array(script.transfers));
        call.set("participants", participants(script));
        return call;
    }

    private static Instant waitedUntil(CallScript script) {
        return script.assignedAt == null ? script.endedAt : script.assignedAt;
    }

    private static ArrayNode participants(CallScript script) {
        ArrayNode all = Json.array(List.of());
        if (script.agent == null) {
            return all;
        }
        long talk = Clock.seconds(script.connectedAt, script.endedAt);
        all.add(participant(1, "end_user", script)
                .put("end_user_id", script.caller.endUserId())
                .put("call_duration", Clock.seconds(script.start, script.endedAt)));
        for (int i = 0; i < script.agents.size(); i++) {
            all.add(participant(i + 2, "agent", script)
                    .put("user_id", script.agents.get(i).id())
                    .put("call_duration", talk)
                    .put("hold_duration", 0));
        }
        return all;
    }

    private static ObjectNode participant(int number, String type, CallScript script) {
        return Json.object()
                .put("id", number)
                .put("type", type)
                .put("status", "finished")
                .put("call_id", script.id);
    }
}
