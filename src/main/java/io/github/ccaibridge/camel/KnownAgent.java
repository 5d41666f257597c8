package io.github.ccaibridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.agentstatus.AgentState;
import io.github.ccaibridge.agentstatus.CcaiStatus;
import java.time.Instant;

/** What is known of an agent's statuses: by the engine's own state, and where it says nothing yet, by what was seen last. */
record KnownAgent(
        String kustomerStatus,
        String kustomerSince,
        String workSession,
        String ccaiStatus,
        String ccaiSince,
        String parked,
        String parkedSince,
        String parkedWhy,
        String quarantinedSince) {

    static KnownAgent of(AgentRow row, AgentState state) {
        var kustomer = state.kustomer();
        var ccai = state.ccai();
        var next = state.next();
        return new KnownAgent(
                kustomer == null ? row.text("kustomer_status") : kustomer.value(),
                kustomer == null ? row.text("kustomer_since") : text(kustomer.at()),
                kustomer == null ? row.text("work_session") : kustomer.workSession(),
                ccai == null ? row.text("ccai_status") : ccai.value(),
                ccai == null ? row.text("ccai_since") : text(ccai.at()),
                next == null ? null : next.value(),
                next == null ? null : text(next.since()),
                next == null ? null : next.why(),
                text(state.quarantinedAt()));
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }

    /** One word for what is most in need of a look. */
    String state(boolean hindered) {
        return quarantinedSince != null ? "quarantined" : parked != null ? "parked" : hindered ? "unmet" : "settled";
    }

    /** Whether a Kustomer work session is live: a status is there, and it is not that of signing out. */
    boolean signedIn(String offline) {
        return kustomerStatus != null && !kustomerStatus.equals(offline);
    }

    boolean loggedIn() {
        return ccaiStatus != null && !CcaiStatus.isOffline(ccaiStatus);
    }

    JsonNode parked(ObjectMapper json) {
        if (parked == null) {
            return json.nullNode();
        }
        var why = parkedWhy == null ? "Nothing holds it any more; it is about to be set." : parkedWhy;
        return json.createObjectNode()
                .put("status", parked)
                .put("since", parkedSince)
                .put("why", why);
    }

    JsonNode quarantine(ObjectMapper json) {
        return quarantinedSince == null
                ? json.nullNode()
                : json.createObjectNode().put("since", quarantinedSince);
    }
}
