package io.github.ccaibridge.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.story.BridgeUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Copies of the documented call 50211, each with a call id, event ids and a phone number of its own. */
public final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOCUMENTED = IntStream.rangeClosed(1, 6)
            .mapToObj(n -> event(BridgeUnderTest.fixture("call-50211-event-%d.json".formatted(n))))
            .toList();

    private Calls() {}

    private static String event(String body) {
        try {
            return JSON.readTree(body).at("/events/0").toString();
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    /** The six events of one copy, in their order. */
    public static List<String> events(long call, String phone) {
        var events = new ArrayList<String>();
        for (int n = 0; n < DOCUMENTED.size(); n++) {
            events.add(DOCUMENTED
                    .get(n)
                    .replace("50211", String.valueOf(call))
                    .replace("+12025550143", phone)
                    .replaceFirst("\"event_id\":\"[^\"]*\"", "\"event_id\":\"" + call + "-" + (n + 1) + "\""));
        }
        return events;
    }

    public static String phone(long n) {
        return "+1202557%04d".formatted(n);
    }

    /** One body with these events in it. */
    public static String body(List<String> events) {
        return "{\"count\":%d,\"events\":[%s]}".formatted(events.size(), String.join(",", events));
    }

    /** What the Manager API says of the documented call, under another id. */
    public static JsonNode object(long call) {
        try {
            var object = (com.fasterxml.jackson.databind.node.ObjectNode)
                    JSON.readTree(BridgeUnderTest.fixture("calls.json")).path(0);
            // The documented recording lies on a host of its own, and would be awaited for days.
            object.remove(List.of("recording_url", "recording_permission"));
            return object.put("id", call);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }
}
