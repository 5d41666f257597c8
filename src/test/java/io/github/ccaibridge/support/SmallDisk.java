package io.github.ccaibridge.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;

/** A small file system of its own, in memory, which can be filled to the last byte; mounting it takes root. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Why there is none on this machine; empty when there is. */
    public static String missing() {
        try (var tried = mount(1)) {
            return "";
        } catch (IllegalStateException refused) {
            return "a small disk can be mounted by root only: " + refused.getMessage();
        }
    }

    public static SmallDisk mount(int mebibytes) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/small-disks")), "disk")
                    .toAbsolutePath();
            run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
            var disk = new SmallDisk(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(disk::close));
            return disk;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Leaves no room for another byte. */
    public void fill() {
        var block = new byte[4096];
        try (var filler = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Makes room again. */
    public void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        if (Files.isDirectory(folder)) {
            run("umount", "--lazy", folder.toString());
            folder.toFile().delete();
        }
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new ArrayList<String>();
            try (var lines = process.inputReader()) {
                lines.lines().forEach(said::add);
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException(Arrays.asList(command).get(0) + " said " + said);
            }
        } catch (IOException missing) {
            throw new IllegalStateException(missing.getMessage(), missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
