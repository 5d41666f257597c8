package io.github.ccaibridge.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The company's external storage in the sandbox: an empty folder that goes with it. */
record StorageFolder(Path path) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StorageFolder.class.getName());

    static StorageFolder create() {
        try {
            return new StorageFolder(Files.createTempDirectory("ccai-storage"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        } catch (IOException | UncheckedIOException stays) {
            LOG.log(System.Logger.Level.DEBUG, "the folder of the imitated storage stays", stays);
        }
    }
}
