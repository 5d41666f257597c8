package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A bridge that shall not carry recordings. */
class RecordingsOffTest {
    @Test
    void nothingIsFetchedAndADroppedRecordingIsMovedAsideUnread() throws Exception {
        try (var bridge = new BridgeUnderTest(
                "bridge.recordings.enabled=false", "bridge.artifacts.poll=200ms", "bridge.artifacts.settle=500ms")) {
            bridge.run("insert into artifact (kind, session_id, type, name, url, fetch_due_at) values"
                    + " ('call', '4001', 'recording', 'call-4001.mp3', '" + bridge.ccai.url()
                    + "/recordings/call-4001.mp3', now())");
            var drop = Files.createDirectories(bridge.files.resolve("drop"));
            Files.writeString(drop.resolve("call-4002.mp3"), "ID3");
            Files.writeString(drop.resolve("call-4002-photo-1.jpg"), "JFIF");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.exists(drop.resolve(".taken/call-4002.mp3"))
                            && Files.exists(drop.resolve(".taken/call-4002-photo-1.jpg")));
            assertThat(bridge.text("select string_agg(type, ' ') from artifact where stored_at is not null"))
                    .isEqualTo("photo");
            await().during(Duration.ofSeconds(2))
                    .until(() -> bridge.number("select sum(fetch_tries) from artifact") == 0);
        }
    }
}
