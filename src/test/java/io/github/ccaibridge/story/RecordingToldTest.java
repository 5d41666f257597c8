package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recording is attached to the message of its session (U3). */
class RecordingToldTest extends ToldStory {

    @BeforeAll
    static void start() {
        begin("bridge.recordings.hold-back=15s");
    }

    @Test
    void aRecordingIsFetchedAndPostedTogetherWithTheDurationsInOneRequest() {
        var call = answered(101).recorded();
        bridge.play(call);
        var message = shown.message(call);
        assertThat(shown.filesOf(message)).hasSize(1);
        assertThat(shown.filesOf(message).get(0).sha256())
                .isEqualTo(bridge.ccai.recordings().sha256(call.recordingName()));
        assertThat(shown.filesOf(message).get(0).length())
                .isEqualTo(bridge.ccai.recordings().size(call.recordingName()));
        assertThat(message.at("/attributes/attachments/0/name").asText()).isEqualTo("call-101.mp3");
        assertThat(shown.field(call, "ccaiCallDurationNum").asInt()).isPositive();
        assertThat(bridge.requestsOf("call/101"))
                .containsOnlyOnce("post-message 201")
                .doesNotContain("update-message 200", "attach-recording 200");
    }

    @Test
    void twoDroppedPartsAreAttachedInTheirOrder() {
        var call = answered(102).recordedAsFiles(50_000, 20_000);
        shown.happens(call);
        shown.drop.leave(call);
        shown.awaitRead(call);
        assertThat(shown.filesOf(shown.message(call)))
                .extracting(file -> file.sha256())
                .containsExactly(
                        call.aftermath().files().get(0).sha256(),
                        call.aftermath().files().get(1).sha256());
        assertThat(shown.notes(call)).noneMatch(key -> key.startsWith("recording"));
    }

    @Test
    void aPartThatComesAfterTheMessageHasItsRecordingGetsANoteAndTheMessageStaysAsItIs() {
        var call = answered(103).recordedAsFiles(5_000, 2_000);
        shown.happens(call);
        shown.drop.put(call.aftermath().files().get(0));
        bridge.awaitComplete("call/103");
        var before = shown.attachedTo(shown.message(call));
        assertThat(before).hasSize(1);
        shown.drop.put(call.aftermath().files().get(1));
        Shown.eventually(() -> assertThat(shown.notes(call)).contains("recording-2"));
        assertThat(shown.filesOf(shown.note(call, "recording-2")).get(0).sha256())
                .isEqualTo(call.aftermath().files().get(1).sha256());
        assertThat(shown.textOf(call, "recording-2")).isEqualTo("Call Recordings: call-103-part-2.mp3");
        bridge.awaitComplete("call/103");
        assertThat(shown.attachedTo(shown.message(call))).isEqualTo(before);
    }

    @Test
    void aRecordingThatComesAfterTheWaitIsAddedToTheMessageThatWasPostedWithoutIt() {
        var call = answered(104).recordedAsFiles(7_000);
        shown.happens(call);
        Shown.eventually(() -> assertThat(bridge.requestsOf("call/104")).contains("post-message 201"));
        assertThat(bridge.state("call/104")).isEqualTo("waiting");
        shown.drop.leave(call);
        shown.awaitRead(call);
        assertThat(shown.filesOf(shown.message(call)).get(0).sha256())
                .isEqualTo(call.aftermath().files().get(0).sha256());
        assertThat(bridge.requestsOf("call/104")).containsOnlyOnce("post-message 201");
    }

    @Test
    void aCallThatWasNotToBeRecordedIsCompleteAtOnceAndNothingIsFetched() {
        var call = answered(105).notRecorded();
        bridge.play(call);
        assertThat(shown.attachedTo(shown.message(call))).isEmpty();
        assertThat(bridge.explanation("call/105").path("awaiting")).isEmpty();
        assertThat(bridge.explanation("call/105").path("artifacts")).isEmpty();
        assertThat(bridge.ccai.recordings().requests(call.recordingName())).isZero();
        assertThat(bridge.number("select count(*) from artifact where session_id = '105'"))
                .isZero();
    }

    @Test
    void aVoicemailsRecordingIsOnTheVoicemailsMessage() {
        var call = new Sessions(106).inbound().voicemail(106, caller(106), Menu.ORDERS, Shown.lately());
        bridge.play(call);
        assertThat(bridge.ruleOf("call/106")).isEqualTo("T5");
        assertThat(shown.field(call, "ccaiOutcomeStr").asText()).isEqualTo("voicemail");
        assertThat(shown.filesOf(shown.message(call)))
                .extracting(file -> file.sha256())
                .containsExactly(bridge.ccai.recordings().sha256("call-106.mp3"));
    }

    @Test
    void anAddressAndAFileOfTheSameRecordingAreOneAttachment() {
        var call = answered(107).recorded();
        bridge.play(call);
        shown.drop.put(LateFile.ofBytes(
                ArtifactDrop.recordingName(107), bridge.ccai.recordings().size(call.recordingName())));
        shown.drop.metadata(107, call.aftermath().metadata());
        shown.awaitRead(call);
        assertThat(shown.attachedTo(shown.message(call))).hasSize(1);
        assertThat(shown.notes(call)).noneMatch(key -> key.startsWith("recording"));
    }

    @Test
    void theObjectShowsTheRecordingSomeTimeAfterTheEnd() {
        var call = answered(108).recordedAfter(Duration.ofMinutes(4));
        call.putStage(bridge.ccai, 1);
        shown.pushed(call, 0, call.events().size());
        Shown.eventually(() -> assertThat(bridge.state("call/108")).isEqualTo("waiting"));
        call.putStageNow(bridge.ccai, 2);
        Shown.eventually(() -> assertThat(shown.attachedTo(shown.message(call))).hasSize(1));
        bridge.awaitComplete("call/108");
        assertThat(bridge.requestsOf("call/108"))
                .containsOnlyOnce("post-message 201")
                .doesNotContain("attach-recording 200");
    }
}
