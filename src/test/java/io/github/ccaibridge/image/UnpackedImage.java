package io.github.ccaibridge.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The image's files as the Dockerfile lays them out, in a folder; the base image is this machine's own system and JDK, to
 * which nothing is added. The archive of classes, which needs a start in the image, is left out: the JVM starts without.
 */
final class UnpackedImage implements Image {
    static final String ARCHIVE = "bridge.jsa";

    private final Dockerfile file;
    private final Path folder;

    private UnpackedImage(Dockerfile file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    static UnpackedImage unpack(Path folder) throws IOException {
        var image = new UnpackedImage(Dockerfile.read(Path.of("k8s/Dockerfile")), folder.toAbsolutePath());
        run(Path.of("."), "rm -rf " + image.folder);
        image.file.stages().forEach(image::lay);
        return image;
    }

    /** Where the stage that is the image lies. */
    @Override
    public Path root() {
        return rootOf(file.image().name());
    }

    @Override
    public Configuration configuration() {
        return file.configuration();
    }

    private void lay(Dockerfile.Stage stage) {
        var at = rootOf(stage.name());
        for (var one : stage.instructions()) {
            if (one.rest().contains(">>/etc/") || one.rest().contains(ARCHIVE)) {
                continue;
            }
            switch (one.word()) {
                case "WORKDIR" -> {
                    at = within(rootOf(stage.name()), one.rest());
                    run(Path.of("."), "mkdir -p " + at);
                }
                case "COPY" -> copy(one.rest().split("\\s+"), at);
                case "RUN" -> run(at, sayable(one.rest()));
                case "ENV", "EXPOSE", "USER", "HEALTHCHECK", "ENTRYPOINT", "VOLUME" -> {}
                default -> throw new AssertionError("this test does not know " + one.word());
            }
        }
    }

    /** A folder gives its content, as Docker does it. */
    private void copy(String[] words, Path at) {
        var from = words[0].startsWith("--from=") ? rootOf(words[0].substring(7)) : Path.of(".");
        var source = words[words.length - 2];
        var folder = Files.isDirectory(within(from, source));
        var target = at.resolve(words[words.length - 1]).normalize();
        run(Path.of("."), "mkdir -p " + (folder ? target : target.getParent()));
        run(
                Path.of("."),
                "cp -R --preserve=mode " + within(from, source).normalize() + (folder ? "/. " : " ") + target);
    }

    private static String sayable(String command) {
        if (command.contains(" /")) {
            throw new AssertionError("outside Docker this would touch the machine itself: " + command);
        }
        return command;
    }

    private Path rootOf(String stage) {
        return folder.resolve(stage.replaceAll("\\W", "_"));
    }

    private static Path within(Path root, String path) {
        return root.resolve(path.replaceFirst("^/", ""));
    }

    private static void run(Path at, String command) {
        try {
            var process = new ProcessBuilder(List.of("sh", "-c", "umask 022; " + command))
                    .directory(at.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " said " + said);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
