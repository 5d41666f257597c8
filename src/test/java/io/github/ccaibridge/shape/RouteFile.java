package io.github.ccaibridge.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One file of the pipeline, as text and as a tree. */
record RouteFile(Path path, List<String> lines, JsonNode tree) {
    private static final Path ROOT = Path.of("routes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<RouteFile> all() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .map(RouteFile::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RouteFile read(Path path) {
        try {
            return new RouteFile(path, Files.readAllLines(path), YAML.readTree(path.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    /** The word of the room the file lies in. */
    String folder() {
        return path.getParent().getFileName().toString();
    }

    String fault(String id, String fix) {
        return path + ": " + id + ": " + fix;
    }
}
