package io.github.ccaibridge.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The library that shows a process another time of day, where the machine has it. */
public final class FakeTime {
    private FakeTime() {}

    public static Optional<Path> library() {
        try (var found = Files.find(Path.of("/usr/lib"), 3, (file, is) -> file.endsWith("libfaketimeMT.so.1"))) {
            return found.findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
