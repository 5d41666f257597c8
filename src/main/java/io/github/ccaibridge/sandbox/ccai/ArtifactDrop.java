package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes into a folder as the platform writes into external storage: under the names of ccai-platform.md 4.2, growing in
 * place. How the parts of a split recording are called is not documented: {@code call-1-part-1.mp3} is our guess.
 */
public record ArtifactDrop(Path folder) {
    /** A file of which the rest has still to come. */
    public final class Half {
        private final LateFile file;

        private Half(LateFile file) {
            this.file = file;
        }

        public Path finish() {
            return write(file, file.length() / 2, file.length(), StandardOpenOption.APPEND);
        }
    }

    /** As where the company's folder pattern has a {@code {DATE}}. */
    public ArtifactDrop under(LocalDate date) {
        return new ArtifactDrop(folder.resolve(date.toString()));
    }

    /** Everything a session leaves in storage: its files, then what the platform says of it. */
    public void leave(ScriptedSession session) {
        session.aftermath().files().forEach(this::put);
        metadata(session.id(), session.aftermath().metadata());
    }

    public Path metadata(long id, JsonNode metadata) {
        return put(LateFile.ofText("metadata-" + id + ".json", Json.write(metadata)));
    }

    public Path recording(long id, long bytes) {
        return put(LateFile.ofBytes(recordingName(id), bytes));
    }

    public List<Path> recordingParts(long id, long... bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> put(LateFile.ofBytes(partName(id, i + 1), bytes[i])))
                .toList();
    }

    public Path transcript(long id, String text) {
        return put(LateFile.ofText("chat-" + id + ".txt", text));
    }

    public Path photo(String kind, long id, long photoId, long bytes) {
        return put(LateFile.ofBytes(photoName(kind, id, photoId), bytes));
    }

    public Path video(String kind, long id, long videoId, long bytes) {
        return put(LateFile.ofBytes(videoName(kind, id, videoId), bytes));
    }

    /** Writes a file, or the same once more. */
    public Path put(LateFile file) {
        return write(file, 0, file.length(), StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Writes the first half. */
    public Half begin(LateFile file) {
        write(file, 0, file.length() / 2, StandardOpenOption.TRUNCATE_EXISTING);
        return new Half(file);
    }

    public static String recordingName(long id) {
        return "call-" + id + ".mp3";
    }

    public static String partName(long id, int part) {
        return "call-" + id + "-part-" + part + ".mp3";
    }

    public static String photoName(String kind, long id, long photoId) {
        return kind + "-" + id + "-photo-" + photoId + ".jpg";
    }

    public static String videoName(String kind, long id, long videoId) {
        return kind + "-" + id + "-video-" + videoId + ".mp4";
    }

    private Path write(LateFile file, long from, long to, StandardOpenOption how) {
        Path path = folder.resolve(file.name());
        try {
            Files.createDirectories(folder);
            try (OutputStream out =
                    Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
                file.writeTo(out, from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }
}
