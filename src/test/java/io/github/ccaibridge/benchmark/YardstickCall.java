package io.github.ccaibridge.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What the hand-written program understands of a call's events. */
record YardstickCall(String number, String menu, String agent, boolean answered) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static YardstickCall of(List<String> events) throws JsonProcessingException {
        var call = new YardstickCall("", "", "", false);
        for (var event : events) {
            call = call.with(JSON.readTree(event).path("item"));
        }
        return call;
    }

    private YardstickCall with(JsonNode item) {
        var number = this.number;
        var agent = this.agent;
        var answered = this.answered;
        for (var one : item.path("participants")) {
            if (one.path("type").asText().equals("external")) {
                number = one.path("dn").asText();
            } else {
                agent = one.path("email").asText(agent);
                answered |= one.path("state").asText().equals("connected");
            }
        }
        var menu = item.path("queue_path_names").asText(this.menu);
        return new YardstickCall(number, menu, agent, answered);
    }
}
