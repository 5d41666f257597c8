package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events door answers to good, odd and hostile bodies. */
class EventDoorTest {
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{no json", "", "[1,", "{\"events\":[{\"item\":{}}]", "\u0000", "{\"a\":1}}x{"})
    void whatIsNoJsonIs400(String body) {
        assertThat(bridge.push(body).statusCode()).as(body).isIn(400, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"events\":{}}                                              | events must be an array",
                "[]                                                           | The body must be a JSON object",
                "{\"events\":[7]}                                             | events[0].item must be an object",
                "{\"events\":[{\"item\":{\"state\":\"connected\"}}]}          | events[0].item.call_id",
                "{\"events\":[{\"type\":\"CallState\",\"item\":{\"call_id\":{}}}]} | events[0].item.call_id",
            })
    void aWrongShapeIs422AndNamesTheFieldAndTheFix(String body, String told) throws Exception {
        var answer = bridge.push(body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new ObjectMapper().readTree(answer.body()).path("detail").asText())
                .contains(told);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void anEmptyListIsTakenWithZeros() {
        assertThat(bridge.push("{\"count\":0,\"events\":[]}").body()).isEqualTo("{\"accepted\":0,\"duplicates\":0}");
    }

    @Test
    void aDuplicateIsCountedWithinABodyAndAcrossBodies() {
        var event = event("twice", "90001", "");
        assertThat(bridge.push("{\"count\":2,\"events\":[" + event + "," + event + "]}")
                        .body())
                .isEqualTo("{\"accepted\":1,\"duplicates\":1}");
        assertThat(bridge.push("{\"count\":5,\"events\":[" + event + "]}").body())
                .isEqualTo("{\"accepted\":0,\"duplicates\":1}");
    }

    @Test
    void oddEventsAreKeptAndHarmNoSession() {
        var odd = String.join(
                ",",
                event("odd-nul", "90002", "\"note\":\"a\\u0000b\\uD800c\","),
                event("odd-time", "90002", "\"x\":1e400,").replace("1764147600000", "9223372036854775807"),
                "{\"event_id\":\"odd-kind\",\"type\":\"QueueState\",\"item\":{\"queue\":1}}",
                event("e".repeat(5000), "90002", ""),
                "{\"Event_Id\":\"odd-case\",\"Item\":{\"CallID\":\"90002\",\"Unknown\":[[]]}}");
        assertThat(bridge.push("{\"count\":5,\"events\":[" + odd + "]}").body())
                .isEqualTo("{\"accepted\":5,\"duplicates\":0}");
        await().until(() -> bridge.explanation("call/90002").path("facts").size() == 4);
    }

    @Test
    void aSessionNamedByAnEndlessIdIsRefusedAndOneOfAnEndlessPersonIsTaken() {
        assertThat(bridge.push("{\"events\":[" + event("long", "9".repeat(4000), "") + "]}")
                        .statusCode())
                .isEqualTo(422);
        var person = event("person", "90003", "\"end_user\":{\"identifier\":\"" + "i".repeat(9000) + "\"},");
        assertThat(bridge.push("{\"events\":[" + person + "]}").statusCode()).isEqualTo(202);
    }

    @Test
    void aDepthOfTenThousandIsRefused() {
        var deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(bridge.push("{\"events\":[{\"item\":{\"call_id\":1,\"x\":" + deep + "}}]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void manyEventsOfManySessionsInOneBodyAreOneCommit() {
        var events = IntStream.range(0, 1000)
                .mapToObj(n -> event("many-" + n, String.valueOf(91000 + n % 100), ""))
                .collect(Collectors.joining(","));
        assertThat(bridge.push("{\"count\":1000,\"events\":[" + events + "]}").body())
                .isEqualTo("{\"accepted\":1000,\"duplicates\":0}");
    }

    private static String event(String eventId, String call, String more) {
        return "{\"event_id\":\"" + eventId + "\",\"timestamp\":1764147600000,\"type\":\"CallState\",\"item\":{" + more
                + "\"call_id\":\"" + call + "\",\"state\":\"connected\",\"participants\":[{\"type\":\"external\","
                + "\"dn\":\"+12025550170\",\"state\":\"connected\"}]}}";
    }
}
