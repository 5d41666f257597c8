package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the company may choose about late data: each choice has a bridge of its own, and a process has names for one only. */
class LatePoliciesTest {
    private static final Map<String, BridgeUnderTest> CHOSEN = new HashMap<>();
    private BridgeUnderTest bridge;
    private Shown shown;

    private void with(String choice) {
        bridge = CHOSEN.computeIfAbsent(choice, none -> new BridgeUnderTest("spring.jmx.enabled=false", choice));
        shown = new Shown(bridge);
    }

    @AfterAll
    static void stop() {
        CHOSEN.values().forEach(BridgeUnderTest::close);
    }

    @Test
    void aRecordingLargerThanTheLimitIsNotUploadedAndANoteSaysWhereItIs() {
        with("bridge.recordings.max-bytes=20000");
        var call = call(401).recorded();
        bridge.ccai.putRecording(call.recordingName(), 20_001);
        var small = call(402).recorded();
        bridge.ccai.putRecording(small.recordingName(), 20_000);
        bridge.play(call);
        bridge.play(small);
        assertThat(shown.attachedTo(shown.message(call))).isEmpty();
        assertThat(shown.attachedTo(shown.message(small))).hasSize(1);
        assertThat(shown.notes(small)).noneMatch(key -> key.startsWith("recording"));
        assertThat(shown.textOf(call, "recording"))
                .startsWith("Call Recordings: call-401.mp3 is too large for Kustomer; it is kept at ")
                .contains("call-401.mp3")
                .doesNotContain("null");
        assertThat(bridge.kustomer.storedFiles()).hasSize(1);
    }

    @Test
    void theTextOfATranscriptIsTheNoteAndNothingIsUploaded() {
        with("bridge.transcripts.as=comment");
        var chat = chat(403).transcribed();
        shown.happensAndLeaves(chat);
        assertThat(shown.textOf(chat, "transcript"))
                .isEqualTo(chat.aftermath().files().get(0).text());
        assertThat(shown.attachedTo(shown.note(chat, "transcript"))).isEmpty();
        assertThat(bridge.kustomer.storedFiles())
                .noneMatch(file ->
                        file.sha256().equals(chat.aftermath().files().get(0).sha256()));
    }

    @Test
    void aTranscriptThatDoesNotFitIntoANoteIsAttachedAllTheSame() {
        with("bridge.transcripts.as=comment");
        var chat = chat(404).withAftermath(late -> late.with(LateFile.ofText("chat-404.txt", "Ä".repeat(10_241))));
        shown.happensAndLeaves(chat);
        assertThat(shown.textOf(chat, "transcript")).isEqualTo("Chat Transcripts: chat-404.txt");
        assertThat(shown.filesOf(shown.note(chat, "transcript")).get(0).sha256())
                .isEqualTo(chat.aftermath().files().get(0).sha256());
    }

    @Test
    void aTranscriptInAnotherCharsetIsAttachedAllTheSame() throws IOException {
        with("bridge.transcripts.as=attachment,comment");
        var chat = chat(405);
        bridge.play(chat);
        Files.createDirectories(shown.drop.folder());
        Files.write(shown.drop.folder().resolve("chat-405.txt"), "Größe 38".getBytes(StandardCharsets.ISO_8859_1));
        Shown.eventually(() ->
                assertThat(shown.attachedTo(shown.note(chat, "transcript"))).hasSize(1));
        shown.awaitRest(chat);
        assertThat(shown.textOf(chat, "transcript")).isEqualTo("Chat Transcripts: chat-405.txt");
    }

    @Test
    void aTranscriptIsTextAndAttachmentAtOnceWherePartsHaveTheirOwn() {
        with("bridge.transcripts.as=attachment,comment");
        var chat = chat(406)
                .withAftermath(late -> late.with(LateFile.ofText("chat-406.txt", "The first half"))
                        .with(LateFile.ofText("chat-406-2.txt", "The other half")));
        shown.happensAndLeaves(chat);
        assertThat(shown.textOf(chat, "transcript")).isEqualTo("The first half");
        assertThat(shown.textOf(chat, "transcript-2")).isEqualTo("The other half");
        assertThat(shown.filesOf(shown.note(chat, "transcript-2")).get(0).sha256())
                .isEqualTo(chat.aftermath().files().get(1).sha256());
    }

    @Test
    void whereRecordingsAreOffNothingIsFetchedAwaitedOrListed() {
        with("bridge.recordings.enabled=false");
        var call = call(407).recorded();
        shown.happens(call);
        bridge.awaitComplete("call/407");
        assertThat(shown.attachedTo(shown.message(call))).isEmpty();
        assertThat(shown.field(call, "ccaiCallDurationNum").asInt()).isPositive();
        assertThat(bridge.ccai.recordings().requests(call.recordingName())).isZero();
        assertThat(bridge.get("/api/v1/recordings")).isEmpty();
        assertThat(bridge.explanation("call/407").path("artifacts")).isEmpty();
    }

    private static ScriptedSession call(long id) {
        return ToldStory.answered(id);
    }

    private static ScriptedSession chat(long id) {
        return new Sessions(id)
                .chats()
                .web(id, ToldStory.appUser(id, null), Menu.WEB_ORDERS, Agent.DANA_REYES, Shown.lately());
    }
}
