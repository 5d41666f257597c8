package io.github.ccaibridge.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file is in one worker's hands at a time, whichever process the worker belongs to. */
class UploadLeaseTest {
    private FileStory story;

    @BeforeEach
    void start() {
        story = new FileStory();
    }

    @AfterEach
    void stop() throws IOException {
        story.close();
    }

    @Test
    void twoProcessesNeverUploadTheSameFileTwice() throws Exception {
        try (AutoCloseable another = story.another()) {
            assertThat(another).isNotNull();
            story.wire.hold();
            var all = IntStream.range(0, 60)
                    .mapToObj(n -> story.recording(2000 + n))
                    .toList();
            // A process has two uploaders, so four uploads at once are those of both.
            await().atMost(Duration.ofSeconds(20)).until(() -> story.wire.held() == 4);
            story.wire.letGo();
            all.forEach(story::awaitUploaded);
            all.forEach(story::assertUploaded);
            assertThat(story.kustomer().attachments()).hasSize(60);
            assertThat(story.kustomer().ledger().byOperation())
                    .containsEntry("POST upload", 60)
                    .containsEntry("POST attachments", 60);
        }
    }

    @Test
    void aLongUploadKeepsItsLeaseAndOneThatLostItChangesNothing() {
        story.wire.hold();
        var one = story.recording(5_000_000);
        await().until(() -> story.wire.held() > 0);
        story.change("update artifact set lease_until = now() + interval '30 seconds'");
        await().atMost(Duration.ofSeconds(25))
                .until(() -> story.holds(one, "lease_until > now() + interval '40 seconds'"));

        story.change("update artifact set lease_token = 'another', lease_until = now() + interval '1 hour'");
        story.wire.letGo();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> story.kustomer()
                        .attachments()
                        .get(0)
                        .at("/attributes/uploaded")
                        .asBoolean());
        await().during(Duration.ofSeconds(1))
                .until(() -> story.holds(one, "uploaded_at is null and lease_token = 'another'"));

        story.change("update artifact set lease_until = now()");
        story.assertUploadedOnce(one);
        assertThat(story.kustomer().ledger().byOperation()).containsEntry("POST upload", 1);
    }
}
