package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A contact-centre agent as events and session objects name one. */
public record Agent(long id, String firstName, String lastName, String email, String number) {
    public static final Agent DANA_REYES = new Agent(1234, "Dana", "Reyes", "dana.reyes@example.com", "1660");
    public static final Agent SAM_OKAFOR = new Agent(1301, "Sam", "Okafor", "sam.okafor@example.com", "1702");
    public static final Agent MIRA_LINDT = new Agent(1317, "Mira", "Lindt", "mira.lindt@example.com", "1718");
    public static final Agent JON_ABARA = new Agent(1342, "Jon", "Abara", "jon.abara@example.com", "1743");

    public String name() {
        return firstName + " " + lastName;
    }

    String initiator() {
        return "agent_" + id;
    }

    /** The participant of an event; the vendor leaves e-mail and number out once the agent has left. */
    ObjectNode participant(String state) {
        ObjectNode part = Json.object().put("type", "agent").put("id", id).put("name", name());
        if (!state.equals("disconnected") && !state.equals("dispositionSubmitted")) {
            part.put("email", email).put("agent_number", number);
        }
        return part.put("state", state);
    }

    ObjectNode info() {
        return Json.object()
                .put("id", id)
                .put("first_name", firstName)
                .put("last_name", lastName)
                .put("name", name())
                .put("agent_number", number)
                .putNull("avatar_url");
    }
}
