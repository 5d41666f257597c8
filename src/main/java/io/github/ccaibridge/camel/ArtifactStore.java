package io.github.ccaibridge.camel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The folder of our copies: a name is in it only once all bytes are there, and never holds two contents. */
public final class ArtifactStore {
    /** The source is still being written, or broke off. */
    public static final class NotWhole extends IOException {
        private static final long serialVersionUID = 1L;

        NotWhole(String sentence) {
            super(sentence);
        }
    }

    /** There is no room for another file. */
    public static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full() {
            super("the artifact store is full");
        }
    }

    private static final int LARGEST_TEXT = 5 << 20;
    private final Path root;

    public ArtifactStore(String root) {
        this.root = Path.of(root);
    }

    /**
     * Copies a file and says {@code storedAs}, {@code bytes} and {@code sha256}, or {@code refused} with a reason.
     * {@code told} may say {@code bytes} and {@code md5}, which must then be met.
     */
    public Map<String, Object> keep(Incoming file, Map<String, Object> artifact, Map<String, Object> told)
            throws IOException {
        try {
            return copied(file, artifact, told);
        } catch (IOException failed) {
            throw isForWantOfSpace(failed) ? new Full() : failed;
        }
    }

    /** As the operating system words it, which is all that Java tells. */
    static boolean isForWantOfSpace(IOException failed) {
        var said = String.valueOf(failed.getMessage());
        return said.contains("No space left on device") || said.contains("Disk quota exceeded");
    }

    private Map<String, Object> copied(Incoming file, Map<String, Object> artifact, Map<String, Object> told)
            throws IOException {
        Leftovers.sweep(root);
        var parts = Files.createDirectories(root.resolve(".parts"));
        var part = Files.createTempFile(parts, "part", null);
        try (var in = file.stream();
                var out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            var copy = new Copy();
            copy.run(in, out);
            out.force(true);
            requireWhole(copy, told);
            if (copy.isWebPage() && !"transcript".equals(artifact.get("type"))) {
                return Map.of("refused", "it is a web page");
            }
            return settled(part, copy, artifact);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The text of a small file; empty when it is too large to be one. */
    public String text(Incoming file) throws IOException {
        try (var in = file.stream()) {
            var bytes = in.readNBytes(LARGEST_TEXT + 1);
            var text = bytes.length > LARGEST_TEXT ? "" : new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    /** Removes the copies that the artifact's row does not name: one that was replaced, or one that came too late. */
    public void tidy(Map<String, Object> row, Map<String, Object> kept) throws IOException {
        for (var copy : new Object[] {row.get("former"), kept.get("storedAs")}) {
            if (copy != null && !Objects.equals(copy, row.get("stored_as"))) {
                Files.deleteIfExists(root.resolve((String) copy));
            }
        }
    }

    private Map<String, Object> settled(Path part, Copy copy, Map<String, Object> artifact) throws IOException {
        var sha = HexFormat.of().formatHex(copy.sha256());
        var storedAs = safe(artifact.get("kind")) + "/" + safe(artifact.get("id")) + "/" + sha.substring(0, 16) + "-"
                + safe(artifact.get("name"));
        var target = root.resolve(storedAs);
        Files.createDirectories(target.getParent());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
        var kept = new LinkedHashMap<String, Object>();
        kept.put("storedAs", storedAs);
        kept.put("bytes", copy.bytes());
        kept.put("sha256", sha);
        return kept;
    }

    private static void requireWhole(Copy copy, Map<String, Object> told) throws IOException {
        if (told.get("bytes") instanceof Number wanted && wanted.longValue() != copy.bytes()) {
            throw new NotWhole("it has " + copy.bytes() + " bytes and should have " + wanted);
        }
        if (told.get("md5") instanceof String wanted && !wanted.equals(copy.md5())) {
            throw new NotWhole("its checksum is not the one that was told");
        }
    }

    private static void force(Path folder) throws IOException {
        try (var open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        }
    }

    /** Letters, digits, dot, dash and underscore, with the end of the name where its ending is. */
    static String safe(Object name) {
        var plain = String.valueOf(name).replaceAll("[^A-Za-z0-9._-]+", "_").replaceFirst("^\\.+", "_");
        return plain.length() <= 80
                ? plain
                : plain.substring(plain.length() - 80).replaceFirst("^\\.+", "_");
    }
}
