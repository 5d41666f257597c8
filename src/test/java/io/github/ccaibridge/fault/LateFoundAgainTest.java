package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.kustomer.FaultPlan;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A late write that meets a mishap is there once, and one that can't be made ends with a reason. */
class LateFoundAgainTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static Scene scene;
    private static ArtifactDrop drop;

    @BeforeAll
    static void start() {
        scene = Scene.withWholeBudget();
        drop = new ArtifactDrop(scene.bridge.files.resolve("drop"));
        scene.set(Switch.UNIQUE_NOTE_EXTERNAL_ID, 0);
        scene.set(Switch.ATTACHMENTS_PATCH_APPENDS, 1);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void fairWeather() {
        scene.faults().clear();
        scene.set(Switch.UNIQUE_MESSAGE_EXTERNAL_ID, 1);
    }

    static Stream<Arguments> mishaps() {
        return Stream.of(
                mishap("reset before it is carried out", FaultPlan::resetBefore),
                mishap("reset after it was carried out", FaultPlan::resetAfter),
                mishap("the answer ends half-way", FaultPlan::truncated),
                mishap("carried out and answered 502", plan -> plan.executing().html(502)),
                mishap(
                        "carried out and answered garbage",
                        plan -> plan.executing().garbage(201)));
    }

    private static Arguments mishap(String name, Consumer<FaultPlan> plan) {
        return Arguments.of(name, plan);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mishaps")
    void aNoteThatMeetsAMishapIsThereOnceThoughKustomerWouldTakeTwo(String name, Consumer<FaultPlan> mishap) {
        var call = landed();
        mishap.accept(scene.faults().on("POST", "/v1/conversations/*/notes").times(1));
        snapshot(call, "A-1");

        await().atMost(LONG).until(() -> scene.bridge.requestsOf("call/" + call).contains("find-note 200"));
        awaitNote(call, "A-1");
        if (name.startsWith("reset")) {
            assertThat(scene.bridge.requestsOf("call/" + call))
                    .as("a request without an answer is shown")
                    .containsSubsequence("create-note 0", "find-note 200");
        }
    }

    @Test
    void aRecordingWhoseAttachingWasNotAnsweredIsOnTheMessageOnce() {
        var call = landed();
        scene.faults().on("PATCH", "/v1/messages/*").times(1).resetAfter();
        drop.recording(call, 30_000);

        awaitAttached(call);
    }

    @Test
    void aRecordingThatCameWithALostMessageIsNotAttachedAgain() {
        scene.set(Switch.UNIQUE_MESSAGE_EXTERNAL_ID, 0);
        scene.faults().on("POST", "/v1/conversations/*/messages").times(1).resetAfter();
        var call = scene.newCall();
        var events = Calls.events(call, Scene.phoneOf(call));
        scene.bridge.pushAccepted(Calls.body(events.subList(0, 4)));
        drop.recording(call, 30_000);
        await().atMost(LONG)
                .until(() -> scene.bridge.number("select count(*) from artifact where uploaded_at is not null"
                                + " and session_id = '" + call + "'")
                        == 1);
        scene.bridge.pushAccepted(Calls.body(events.subList(4, 6)));

        awaitAttached(call);
        assertThat(scene.bridge.requestsOf("call/" + call)).contains("find-message 200");
    }

    @Test
    void aNoteWithoutAnswerIsNotForgottenOverAnotherThatIsWrittenMeanwhile() {
        scene.faults().on("POST", "/v1/conversations/*/notes").times(1).resetAfter();
        scene.faults().on("GET", "/v1/conversations/*/notes").status(503);
        var call = scene.tellNewCall();
        await().atMost(LONG).until(() -> scene.bridge.requestsOf("call/" + call).contains("find-note 503"));
        snapshot(call, "A-1");
        await().atMost(LONG).until(() -> notes(call).size() == 2);
        scene.faults().clear();

        await().atMost(LONG).until(() -> scene.bridge.requestsOf("call/" + call).contains("find-note 200"));
        awaitNote(call, "A-1");
        assertThat(notes(call)).hasSize(2);
    }

    @Test
    void aChangeOfANoteWithoutAnswerIsToldAgain() {
        var call = landed();
        snapshot(call, "A-1");
        awaitNote(call, "A-1");
        scene.faults().on("PATCH", "/v1/notes/*").times(1).resetBefore();
        snapshot(call, "B-2");

        awaitNote(call, "B-2");
    }

    @Test
    void aTicketThatIsGoneGetsNoMoreNotesAndTheSessionSaysSo() {
        var call = landed();
        scene.faults().on("POST", "/v1/conversations/*/notes").status(404);
        snapshot(call, "A-1");

        await().atMost(LONG)
                .until(() -> scene.bridge
                        .explanation("call/" + call)
                        .path("remark")
                        .asText()
                        .contains("no longer in Kustomer"));
        scene.awaitComplete(call);
        assertThat(scene.bridge.requestsOf("call/" + call)).containsOnlyOnce("create-note 404");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void aNoteThatIsRefusedIsParkedAndGoesOnWhenTheOperatorSaysSo(int status) {
        var call = landed();
        scene.faults().on("POST", "/v1/conversations/*/notes").times(1).status(status);
        snapshot(call, "A-1");

        assertThat(scene.awaitParked(call)).contains("refused create-note with " + status);
        assertThat(scene.manage("/api/v1/parked/retry?reason=create-note")).contains("\"retried\"");
        awaitNote(call, "A-1");
    }

    private static long landed() {
        var call = scene.tellNewCall();
        scene.assertLandedOnce(call);
        return call;
    }

    /** The metadata file of a call, with what the customer typed into the app. */
    private static void snapshot(long call, String typed) {
        var file = new ObjectMapper()
                .createObjectNode()
                .put("id", call)
                .put("session_type", "Voice Inbound (IVR)")
                .put("updated_at", Instant.now().toString());
        file.putArray("smart_actions").addObject().put("type", "text_input").put("value", typed);
        drop.metadata(call, file);
    }

    private static void awaitNote(long call, String text) {
        await().atMost(LONG)
                .until(() ->
                        notes(call).stream().anyMatch(note -> note.toString().contains(text)));
        scene.awaitComplete(call);
        assertThat(notes(call))
                .extracting(note -> note.at("/attributes/externalId").asText())
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> notes(long call) {
        return scene.kustomer().notes().stream()
                .filter(note -> note.at("/attributes/externalId").asText().startsWith("ccai:call:" + call + ":"))
                .toList();
    }

    private static JsonNode attached(long call) {
        return scene.bridge.messageOf("call", String.valueOf(call)).at("/attributes/attachments");
    }

    private static void awaitAttached(long call) {
        await().atMost(LONG)
                .until(() -> scene.bridge.number("select count(*) from artifact where attached_at is not null"
                                + " and session_id = '" + call + "'")
                        == 1);
        scene.awaitComplete(call);
        assertThat(attached(call)).hasSize(1);
    }
}
