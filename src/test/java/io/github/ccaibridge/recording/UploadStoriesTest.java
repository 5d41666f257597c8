package io.github.ccaibridge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stored file gets into Kustomer whole and once, whatever breaks on the way (U3, K 6). */
class UploadStoriesTest {
    private static FileStory story;

    @BeforeAll
    static void start() {
        story = new FileStory();
    }

    @AfterAll
    static void stop() throws IOException {
        story.close();
    }

    @BeforeEach
    void anew() {
        story.kustomer().reset();
        story.wire.cutUploads(0, 0);
        story.set(Switch.ATTACHMENT_MAX_BYTES, 0);
        story.set(Switch.UPLOAD_POLICY_SECONDS, 3600);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 49_900_000, 50_000_000, 50_100_000, 120_000_000})
    void aFileOfAnySizeArrivesWhole(long bytes) {
        var one = story.recording(bytes);
        story.assertUploadedOnce(one);
        assertThat(story.bridge.number("select count(*) from kustomer_request where session_id = '" + one.call()
                        + "' and (operation, status) in (('create-attachment', 201), ('upload-file', 204))"))
                .isEqualTo(2);
        assertThat(story.kustomer().ledger().byOperation()).containsEntry("POST upload", 1);
    }

    @Test
    void theNameArrivesAsItIs() {
        var one = story.file("Gespräch mit Zoë’s Café 🎧 – Teil 1.mp3", 5, null);
        assertThat(story.assertUploadedOnce(one).at("/attributes/name").asText())
                .isEqualTo("Gespräch mit Zoë’s Café 🎧 – Teil 1.mp3");
    }

    @Test
    void aConnectionCutTwentyTimesAtHalfAnUploadLeavesOneCompleteAttachment() {
        var before = story.wire.cuts();
        story.wire.cutUploads(20, 2_000_000);
        var one = story.recording(4_000_000);
        story.assertUploadedOnce(one);
        assertThat(story.wire.cuts() - before).isEqualTo(20);
        assertThat(story.number(one, "upload_tries")).isEqualTo(20);
    }

    @Test
    void anUploadWhoseAnswerWasLostIsFoundByReading() {
        story.wire.swallowAnswers(1);
        var one = story.recording(300_000);
        story.assertUploadedOnce(one);
        assertThat(story.kustomer().ledger().byOperation())
                .containsEntry("POST upload", 1)
                .containsEntry("GET attachments/{id}", 1);
    }

    @Test
    void aPolicyThatRanOutIsReplacedAndNothingRefersToItsAttachment() {
        story.wire.cutUploads(1, 100_000);
        var one = story.recording(300_000);
        story.awaitHolds(one, "upload_tries = 1");
        story.kustomer().advance(Duration.ofHours(2));
        story.awaitUploaded(one);
        assertThat(story.kustomer().attachments()).hasSize(2);
        story.assertUploaded(one);
    }

    @Test
    void aFileThatStorageFindsTooLargeIsRegisteredWhereItLies() {
        story.set(Switch.ATTACHMENT_MAX_BYTES, 1000);
        var one = story.file("long.mp3", 2000, "https://8.8.8.8/recordings/1.mp3");
        story.awaitUploaded(one);
        var outside = story.kustomer().attachments().stream()
                .filter(each -> each.at("/attributes/externalUrl").asText().equals("https://8.8.8.8/recordings/1.mp3"))
                .toList();
        assertThat(outside).hasSize(1);
        story.assertTold(one, "\"attachment\":\"" + outside.get(0).path("id").asText() + "\"");
    }

    @Test
    void aFileTooLargeForKustomerWithNoPublicAddressIsToldByItsLinkWithoutCredentials() {
        story.set(Switch.ATTACHMENT_MAX_BYTES, 1000);
        var one = story.file("long.mp3", 2000, "http://user:secret@10.0.0.7/recordings/1.mp3?token=secret");
        story.awaitUploaded(one);
        story.assertTold(one, "\"attachment\":null,\"link\":\"http://10.0.0.7/recordings/1.mp3\"");
    }

    @Test
    void aFileThatKustomerItselfFindsTooLargeStaysOutside() {
        story.kustomer().faults().on("POST", "/v1/attachments").times(1).status(413);
        var one = story.recording(2000);
        story.awaitUploaded(one);
        story.assertTold(one, "\"attachment\":null,\"link\":\"" + one.file().getFileName() + "\"");
    }

    @Test
    void aFileThatKustomerDoesNotTakeFromOutsideIsToldByItsLink() {
        story.set(Switch.ATTACHMENT_MAX_BYTES, 1000);
        story.kustomer()
                .faults()
                .on("POST", "/v1/attachments")
                .after(1)
                .times(1)
                .status(400);
        var one = story.file("long.mp3", 2000, "https://8.8.8.8/recordings/1.mp3");
        story.awaitUploaded(one);
        story.assertTold(one, "\"attachment\":null,\"link\":\"https://8.8.8.8/recordings/1.mp3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "503", "reset-before", "html"})
    void aTroubledKustomerIsAskedAgain(String trouble) {
        var plan = story.kustomer().faults().on("POST", "/v1/attachments").times(2);
        switch (trouble) {
            case "429" -> plan.tooManyRequests(Duration.ofSeconds(1));
            case "503" -> plan.status(503);
            case "html" -> plan.html(502);
            default -> plan.resetBefore();
        }
        var one = story.recording(1000);
        story.assertUploadedOnce(one);
        assertThat(story.number(one, "upload_tries")).isEqualTo(trouble.equals("429") ? 0 : 2);
    }

    @Test
    void aTroubledStorageIsAskedAgainWithTheSamePolicy() {
        story.kustomer().faults().on("POST", "/upload").times(3).status(503);
        story.assertUploadedOnce(story.recording(1000));
    }

    @Test
    void onlyAnAttachmentWhoseCreationWasNotAnsweredIsLeftBehind() {
        story.kustomer().faults().on("POST", "/v1/attachments").times(1).resetAfter();
        var one = story.recording(1000);
        story.awaitUploaded(one);
        story.assertUploaded(one);
        assertThat(story.kustomer().attachments()).hasSize(2);
    }

    @Test
    void aKeyWithoutTheRoleIsSaidOnTheRow() {
        story.kustomer().faults().on("POST", "/v1/attachments").times(1).unauthorized();
        var one = story.recording(1000);
        story.awaitHolds(one, "trouble like '%KUSTOMER_API_KEY%' and upload_due_at > now() + interval '5 minutes'");
        story.assertUploadedOnce(one);
    }

    @Test
    void aDamagedFileIsFetchedAgainAndNeverCompleteInKustomer() throws IOException {
        var one = story.recording(1000);
        story.awaitUploaded(one);
        story.kustomer().reset();
        Files.write(one.file(), new byte[1000]);
        story.change("update artifact set uploaded_at = null, attachment_id = null, url = 'https://8.8.8.8/1.mp3',"
                + " upload_due_at = now() where session_id = '" + one.call() + "'");
        story.awaitHolds(one, "stored_at is null and fetch_due_at <= now() and upload_due_at is null");
        assertThat(story.holds(one, "trouble = 'the stored file is damaged'")).isTrue();
        assertThat(story.kustomer().attachments())
                .allMatch(each -> !each.at("/attributes/uploaded").asBoolean());
    }

    @Test
    void aLostFileThatNobodyCanFetchIsSaidOnTheRow() throws IOException {
        var one = story.recording(1000);
        story.awaitUploaded(one);
        FileStory.write(story.store.resolve("another.mp3"), 1);
        Files.delete(one.file());
        story.change("update artifact set uploaded_at = null, upload_due_at = now() where session_id = '" + one.call()
                + "'");
        story.awaitHolds(one, "trouble = 'the stored file is damaged' and upload_due_at > now()");
    }

    @Test
    void manyFilesAreEachUploadedOnce() {
        var all =
                IntStream.range(0, 30).mapToObj(n -> story.recording(1000 + n)).toList();
        all.forEach(story::awaitUploaded);
        all.forEach(story::assertUploaded);
        assertThat(story.kustomer().attachments()).hasSize(all.size());
        assertThat(List.of(story.kustomer().ledger().byOperation().get("POST upload")))
                .containsExactly(all.size());
    }
}
