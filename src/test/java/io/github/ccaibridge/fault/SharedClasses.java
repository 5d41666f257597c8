package io.github.ccaibridge.fault;

import io.github.ccaibridge.app.Bridge;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What all processes of a build would else read and verify again: the classes of the bridge, in an archive that its first process
 * leaves and that the JVM maps into memory. It takes a class path without folders. Whoever finds no archive starts without.
 */
final class SharedClasses {
    private static final Path FOLDER = Path.of("target", "shared-classes");
    private static List<String> program;

    private SharedClasses() {}

    /** The options and the class with which this build runs: what production has, neither the tests nor their logging. */
    static synchronized List<String> program() {
        if (program == null) {
            try {
                program = prepared();
            } catch (IOException | RuntimeException | AssertionError failed) {
                System.out.println("FAULT processes start without shared classes: " + failed);
                program = plain(System.getProperty("java.class.path"));
            }
        }
        return program;
    }

    private static List<String> prepared() throws IOException {
        var packed = PackedClasses.of(System.getProperty("java.class.path"), FOLDER);
        Files.createDirectories(packed.folder());
        try (var channel = FileChannel.open(
                        packed.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var alone = channel.lock()) {
            packed.pack();
            var archive = packed.folder().resolve("bridge.jsa");
            if (!Files.exists(archive)) {
                leave(archive, plain(packed.classPath()));
            }
            var with = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"));
            with.addAll(plain(packed.classPath()));
            return with;
        }
    }

    private static List<String> plain(String classPath) {
        var without = List.of(classPath.split(File.pathSeparator)).stream()
                .filter(entry -> !entry.contains("test-classes"))
                .toList();
        return List.of("-cp", String.join(File.pathSeparator, without), Bridge.class.getName());
    }

    /** Runs a bridge through a few sessions, and has it write down which classes it had when it ends. */
    private static void leave(Path archive, List<String> plain) {
        var half = archive.resolveSibling("half.jsa");
        var recording = new ArrayList<>(List.of("-XX:ArchiveClassesAtExit=" + half, "-Xlog:cds*=off"));
        recording.addAll(plain);
        var load = MixedLoad.ofSmallWaves(1, 1);
        try (var run = Run.withLateData("shared-classes", new Vendors(load), 1)) {
            run.process.runs(recording);
            run.begin();
            load.waves().forEach(run::send);
            run.awaitComplete();
            run.process.askToEnd();
            if (!run.process.endsWithin(Duration.ofMinutes(3))) {
                throw new IllegalStateException("it does not end");
            }
            Files.move(half, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
