package io.github.ccaibridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.agentstatus.CcaiStatus;

/** What is known of an agent's statuses: by the engine's own state, and where it says nothing yet, by what was seen last. */
record KnownAgent(
        String kustomerStatus,
        String kustomerSince,
        String workSession,
        String ccaiStatus,
        String ccaiSince,
        String parked,
        String parkedSince,
        String quarantinedSince) {

    static KnownAgent of(AgentRow row) {
        return new KnownAgent(
                row.text("kustomer_status"),
                row.text("kustomer_since"),
                row.text("work_session"),
                row.text("ccai_status"),
                row.text("ccai_since"),
                null,
                null,
                null);
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
        var why = CcaiStatus.isProtected(ccaiStatus)
                ? "The agent is in a session or its wrap-up; the status is applied when the agent is free (S6)."
                : "CCAI Platform did not take the status; it is tried again when the agent's status changes there (S6).";
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
