package io.github.ccaibridge.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/** The files below a folder, each with what a layer keeps of it: kind, mode, owner, content. */
final class ImageFiles {
    private ImageFiles() {}

    /** By their paths in the image; its root is the builder's own. */
    static Map<String, String> below(Path root, Predicate<Path> wanted) throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            files.map(root::relativize)
                    .filter(file -> !file.toString().isEmpty())
                    .filter(wanted)
                    .forEach(file -> found.put(file.toString(), described(root.resolve(file))));
        }
        return found;
    }

    private static String described(Path file) {
        try {
            var all = Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
            return "%o %s:%s %s".formatted((int) all.get("mode"), all.get("uid"), all.get("gid"), content(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String content(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return Files.readSymbolicLink(file).toString();
        }
        if (!Files.isRegularFile(file)) {
            return "";
        }
        var sum = new CRC32();
        sum.update(Files.readAllBytes(file));
        return "%08x".formatted(sum.getValue());
    }
}
