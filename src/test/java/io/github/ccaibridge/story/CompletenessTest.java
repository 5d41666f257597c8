package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each session knows what of it is still to come, and until when. */
class CompletenessTest extends ToldStory {

    @BeforeAll
    static void start() {
        begin("bridge.recordings.hold-back=1s");
    }

    @Test
    void aRecordingThatIsMissingIsAwaitedListedAndThenComplete() {
        var call = answered(1001, Instant.now().minus(Duration.ofMinutes(6))).recordedAsFiles(5_000);
        shown.happens(call);
        Shown.eventually(() -> assertThat(shown.message(call)).isNotNull());
        Shown.eventually(() -> assertThat(
                        bridge.explanation("call/1001").at("/awaiting/0/what").asText())
                .isEqualTo("the recording call-1001.mp3"));
        var told = bridge.explanation("call/1001");
        assertThat(told.path("state").asText()).isEqualTo("waiting");
        assertThat(Instant.parse(told.at("/awaiting/0/until").asText().replaceFirst("\\+00:00$", "Z")))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
        assertThat(told.at("/artifacts/0/type").asText()).isEqualTo("recording");
        assertThat(told.at("/artifacts/0/state").asText()).isEqualTo("due");
        assertThat(listed("1001").at("/artifacts/0/state").asText()).isEqualTo("due");
        assertThat(recordings("1001")).singleElement().satisfies(one -> {
            assertThat(one.path("state").asText()).isEqualTo("due");
            assertThat(one.path("hoursLeft").asInt()).isEqualTo(167);
        });

        shown.drop.leave(call);
        shown.awaitRead(call);
        assertThat(bridge.explanation("call/1001").path("awaiting")).isEmpty();
        assertThat(bridge.explanation("call/1001").at("/artifacts/0/state").asText())
                .isEqualTo("attached");
        assertThat(listed("1001").path("state").asText()).isEqualTo("complete");
        assertThat(recordings("1001")).isEmpty();
    }

    /** What the object speaks of without a number is the same recording as the parts that storage brings. */
    @Test
    void aRecordingInPartsIsNotAwaitedAsAWholeBesides() {
        var call = answered(1002, Instant.now().minus(Duration.ofMinutes(6))).recordedAsFiles(5_000, 3_000);
        shown.happens(call);
        shown.drop.leave(call);
        shown.awaitRead(call);
        assertThat(recordings("1002")).isEmpty();
        assertThat(bridge.explanation("call/1002").path("artifacts"))
                .extracting(one -> one.path("state").asText())
                .containsExactly("attached", "attached");
    }

    @Test
    void whatNobodyBringsIsLateAfterAWhile() {
        var call = answered(1003, Instant.now().minus(Duration.ofHours(2))).recordedAsFiles(5_000);
        shown.happens(call);
        Shown.eventually(() -> assertThat(
                        bridge.explanation("call/1003").at("/artifacts/0/state").asText())
                .isEqualTo("late"));
        assertThat(bridge.state("call/1003")).isEqualTo("waiting");
    }

    private static JsonNode listed(String id) {
        return StreamSupport.stream(bridge.get("/api/v1/sessions").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> recordings(String id) {
        return StreamSupport.stream(bridge.get("/api/v1/recordings").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .toList();
    }

    private static ScriptedSession answered(long id, Instant start) {
        return new Sessions(id).inbound().answered(id, caller(id), Menu.ORDERS, Agent.DANA_REYES, start);
    }
}
