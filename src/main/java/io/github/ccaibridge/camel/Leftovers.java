package io.github.ccaibridge.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Unfinished files in the store whose process was killed: nobody has written to them for a day, and nobody reads them. */
final class Leftovers {
    // Where the parts are, and where sources are copied to that cannot be streamed (ArtifactsEndpoint).
    private static final List<String> FOLDERS = List.of(".parts", ".incoming");
    private static final Duration LONGEST = Duration.ofDays(1);

    private Leftovers() {}

    static void sweep(Path store) throws IOException {
        var before = Instant.now().minus(LONGEST);
        for (var folder : FOLDERS) {
            sweep(store.resolve(folder), before);
        }
    }

    private static void sweep(Path folder, Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.find(
                folder,
                5,
                (file, is) ->
                        is.isRegularFile() && is.lastModifiedTime().toInstant().isBefore(before))) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException vanished) {
            // Another process that shares the store ended or swept a file meanwhile; the next file sweeps again.
        }
    }
}
