package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jar and the routes of an earlier commit of this repository, built in a folder of its own below target/. */
record OlderVersion(String commit, Path jar, Path routes) {
    private static final String BEFORE = "HEAD~10";

    /** {@code name} is a commit, or {@code last} for the newest tag and, where there is none, ten commits ago. */
    static OlderVersion build(String name) {
        var here = Path.of("").toAbsolutePath();
        var commit = run(here, "git", "rev-parse", name.equals("last") ? lastTag(here) : name);
        var tree = here.resolve("target/older").resolve(commit);
        if (!Files.isDirectory(tree)) {
            unpack(here, commit, tree);
        }
        var jar = tree.resolve("target/ccai-kustomer-bridge.jar");
        if (!Files.isRegularFile(jar)) {
            run(tree, "./mvnw", "-B", "-ntp", "-q", "-DskipTests", "package");
        }
        return new OlderVersion(commit, jar, tree.resolve("routes"));
    }

    private static void unpack(Path here, String commit, Path tree) {
        try {
            Files.createDirectories(tree);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        var packed = tree.resolveSibling(commit + ".tar").toString();
        run(here, "git", "archive", "--output", packed, commit);
        run(tree, "tar", "-xf", packed);
    }

    private static String lastTag(Path here) {
        var tags = run(here, "git", "tag", "--merged", "HEAD", "--sort=-creatordate");
        return tags.isEmpty() ? BEFORE : tags.lines().findFirst().orElse(BEFORE);
    }

    private static String run(Path folder, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(List.of(command) + "\n" + said).isZero();
            return said.strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
