package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An entry of a session object's transfers (ccai-platform.md 3.5, 10.5). */
final class Transfer {
    private Transfer() {}

    static ObjectNode accepted(long id, Instant offered, Instant ended, Agent from, Agent to, Menu menu) {
        Instant connected = offered.plusSeconds(10);
        return transfer(id, "finished", offered, from, to, menu)
                .put("assigned_at", Clock.iso(offered.plusSeconds(6)))
                .put("connected_at", Clock.iso(connected))
                .put("wait_duration", 10)
                .put("call_duration", Clock.seconds(connected, ended));
    }

    /** The fail reason is an invented value: its list is not documented. */
    static ObjectNode notAccepted(long id, Instant offered, Agent from, Agent to, Menu menu) {
        return transfer(id, "failed", offered, from, to, menu)
                .put("fail_reason", "not_answered")
                .putNull("assigned_at")
                .putNull("connected_at")
                .put("wait_duration", 25)
                .put("call_duration", 0);
    }

    private static ObjectNode transfer(long id, String status, Instant at, Agent from, Agent to, Menu menu) {
        ObjectNode transfer = Json.object()
                .put("id", id)
                .put("status", status)
                .put("created_at", Clock.iso(at))
                .put("deflection", "no_deflection")
                .put("answer_type", "manual");
        transfer.set("from_agent", Json.object().put("id", from.id()));
        transfer.set("to_agent", Json.object().put("id", to.id()));
        transfer.set("from_menu", Json.object().put("id", menu.id()));
        transfer.set("to_menu", Json.object().put("id", menu.id()));
        return transfer;
    }
}
