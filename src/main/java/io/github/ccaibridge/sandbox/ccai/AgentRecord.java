package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An agent's record of the shape of ccai-platform.md 3.9, apart from the status. */
final class AgentRecord {
    private AgentRecord() {}

    static ObjectNode of(AgentLife life) {
        int space = life.name.indexOf(' ');
        ObjectNode agent = Json.object()
                .put("id", life.id)
                .put("name", life.name)
                .put("first_name", space < 0 ? life.name : life.name.substring(0, space))
                .put("last_name", space < 0 ? "" : life.name.substring(space + 1))
                .put("email", life.email)
                .put("agent_number", life.number)
                .put("crm_authenticated", true)
                .put("call_count", 0)
                .put("chat_count", 0)
                .putNull("location");
        agent.putArray("roles").add("agent");
        agent.set("teams", Json.array(List.of(Json.object().put("id", 3).put("name", "Support"))));
        agent.putArray("channels");
        return agent;
    }
}
