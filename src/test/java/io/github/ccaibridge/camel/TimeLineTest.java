package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;

/** What arrived of a session, marked where it came late or again. */
class TimeLineTest {
    private final ArrayNode arrived = new ObjectMapper().createArrayNode();

    @Test
    void whatCameAfterSomethingThatHappenedLaterIsLate() throws Exception {
        arrives("09:00:00", "a", "connected");
        arrives("09:05:00", "b", "disconnected");
        arrives("09:01:00", "c", "connected-again");

        assertThat(TimeLine.of(arrived, false))
                .extracting(fact -> fact.path("late").asBoolean())
                .containsExactly(false, false, true);
    }

    @Test
    void whatSaysTheSameUnderAnotherIdIsToldBefore() throws Exception {
        arrives("09:00:00", "a", "connected");
        arrives("09:00:01", "b", "connected");
        arrives("09:00:02", "c", "disconnected");

        var told = TimeLine.of(arrived, false);
        assertThat(told).extracting(fact -> fact.path("repeated").asBoolean()).containsExactly(false, true, false);
        assertThat(told)
                .extracting(fact -> fact.path("what").asText())
                .containsExactly("CallState connected", "CallState connected", "CallState disconnected");
        assertThat(told.get(1).at("/event/event_id").asText()).isEqualTo("b");
    }

    private JsonNode arrives(String at, String id, String state) {
        var payload = "{\"event_id\":\"" + id + "\",\"type\":\"CallState\",\"item\":{\"call_id\":1,\"state\":\"" + state
                + "\"}}";
        return arrived.addObject()
                .put("source", "events")
                .put("at", "2025-11-26T" + at + "+00:00")
                .put("received", "2025-11-26T10:00:00+00:00")
                .put("payload", payload);
    }
}
