package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ccai.ArtifactNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies on disk is forgotten while files come and go. */
class StoredFilesTest {
    private static final Duration KEPT = Duration.ofDays(30);

    @Test
    void whatWasTakenLongAgoIsForgottenThoughTheDropIsBusy(@TempDir Path folder) throws Exception {
        var drop = Files.createDirectories(folder.resolve("drop"));
        var taken = Files.createDirectories(drop.resolve(".taken"));
        var files = new StoredFiles(
                folder.resolve("store").toString(),
                "file:" + drop,
                KEPT,
                new ArtifactNames("(?<kind>call)-(?<id>1)"),
                null);
        var over = new AtomicBoolean();
        var busy = CompletableFuture.runAsync(() -> comeAndGo(drop, over));
        for (int n = 0; n < 100; n++) {
            var old = Files.writeString(taken.resolve("call-1.mp3"), "old");
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(KEPT.plusDays(1))));
            assertThat(files.forgetTaken()).isEqualTo(1);
        }
        over.set(true);
        busy.get();
    }

    private static void comeAndGo(Path drop, AtomicBoolean over) {
        try {
            while (!over.get()) {
                for (int n = 0; n < 50; n++) {
                    Files.writeString(drop.resolve("call-" + n + ".mp3"), "new");
                }
                for (int n = 0; n < 50; n++) {
                    Files.delete(drop.resolve("call-" + n + ".mp3"));
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
