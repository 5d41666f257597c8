package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.ArtifactNames;
import io.github.ccaibridge.ccai.MetadataFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What lies on disk of sessions: our copies, and the files that were taken from a drop folder and moved aside there. */
public final class StoredFiles {
    private static final List<String> ASIDE = List.of(".taken", ".broken", ".unknown", ".erased");
    private static final long LARGEST_TEXT = 5 << 20;
    private final ObjectMapper json = new ObjectMapper();
    private final Path store;
    private final Path drop;
    private final Duration keepFor;

    private final ArtifactNames names;
    private final MetadataFiles metadata;

    /** {@code dropUri} is read where it names a folder; other sources keep what they have by their own rules. */
    public StoredFiles(String store, String dropUri, Duration keepFor, ArtifactNames names, MetadataFiles metadata) {
        this.store = Path.of(store);
        this.names = names;
        this.metadata = metadata;
        this.drop = dropUri.startsWith("file:")
                ? Path.of(dropUri.substring(5).replaceFirst("[?].*", "").replaceFirst("^//", ""))
                : null;
        this.keepFor = keepFor;
    }

    /** Removes our copies of the sessions of a list of {@code kind} and {@code id}; says how many files went. */
    public int forget(String keys) throws IOException {
        var gone = 0;
        for (var key : tree(keys)) {
            var folder = store.resolve(ArtifactStore.safe(key.path("kind").asText()))
                    .resolve(ArtifactStore.safe(key.path("id").asText()));
            gone += remove(folder, file -> true);
            Files.deleteIfExists(folder);
        }
        return gone;
    }

    /** Removes what was moved aside in the drop folder and is older than what is kept, or was emptied. */
    public int forgetTaken() throws IOException {
        var before = Instant.now().minus(keepFor);
        return removeAside(
                file -> file.toString().contains("/.erased/") || modified(file).isBefore(before));
    }

    /**
     * Removes what lies on disk of the sessions of a list, and what holds the person's number, e-mail or id in a file
     * whose name says nothing.
     */
    public int erase(String keys, String needle) throws IOException {
        var sessions = new HashSet<String>();
        tree(keys)
                .forEach(key -> sessions.add(
                        key.path("kind").asText() + ":" + key.path("id").asText()));
        var person = Pattern.compile(needle, Pattern.CASE_INSENSITIVE);
        return forget(keys) + (drop == null ? 0 : remove(drop, file -> isOf(file, sessions, person)));
    }

    /** Takes the content out of a dropped file that must not be kept. */
    public void empty(String path) throws IOException {
        if (drop != null) {
            Files.write(drop.resolve(path), new byte[0]);
        }
    }

    private boolean isOf(Path file, Set<String> sessions, Pattern person) {
        var named = names.read(drop.relativize(file).toString());
        try {
            return switch ((String) named.get("type")) {
                case "unknown" -> person.matcher(text(file)).find();
                case "metadata" -> isOf(metadata.rows(named, text(file)), sessions, person);
                default -> sessions.contains(named.get("kind") + ":" + named.get("id"));
            };
        } catch (Exception unreadable) {
            throw new IllegalStateException("a file of the drop cannot be read", unreadable);
        }
    }

    private boolean isOf(String rows, Set<String> sessions, Pattern person) throws JsonProcessingException {
        for (var row : tree(rows == null ? "[]" : rows)) {
            var session =
                    row.path("kind").asText() + ":" + row.path("session_id").asText();
            if (sessions.contains(session)
                    || person.matcher(row.path("payload").asText()).find()) {
                return true;
            }
        }
        return false;
    }

    private static String text(Path file) throws IOException {
        return Files.size(file) > LARGEST_TEXT ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Files of the drop are picked up while this walks through it; none of those is unwanted. */
    private int removeAside(Predicate<Path> unwanted) throws IOException {
        var files = new ArrayList<Path>();
        if (drop != null && Files.isDirectory(drop)) {
            Files.walkFileTree(drop, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isAside(drop.relativize(file)) && unwanted.test(file)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                    if (failed instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failed;
                }
            });
        }
        return remove(files);
    }

    private static boolean isAside(Path file) {
        for (var part : file) {
            if (ASIDE.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    private static int remove(Path folder, Predicate<Path> unwanted) throws IOException {
        var files = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var found = Files.walk(folder)) {
                found.filter(Files::isRegularFile).filter(unwanted).forEach(files::add);
            } catch (UncheckedIOException vanished) {
                throw vanished.getCause();
            }
        }
        return remove(files);
    }

    private static int remove(List<Path> files) throws IOException {
        var gone = 0;
        for (var file : files.stream().sorted(Comparator.reverseOrder()).toList()) {
            gone += Files.deleteIfExists(file) ? 1 : 0;
        }
        return gone;
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException vanished) {
            return Instant.MAX;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonNode tree(String keys) throws JsonProcessingException {
        return json.readTree(keys);
    }
}
