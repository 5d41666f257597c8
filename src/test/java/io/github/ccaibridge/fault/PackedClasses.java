package io.github.ccaibridge.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A class path whose folder of this build's classes is replaced by a jar, in a folder that is called after what it holds. */
record PackedClasses(Path classes, Path folder, List<String> given) {

    static PackedClasses of(String classPath, Path parent) throws IOException {
        var given = List.of(classPath.split(File.pathSeparator));
        var classes = given.stream()
                .map(Path::of)
                .filter(entry -> entry.endsWith(Path.of("target", "classes")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no folder of classes"));
        var sum = new CRC32();
        sum.update((System.getProperty("java.vm.version") + classPath).getBytes());
        for (var file : within(classes)) {
            sum.update(classes.relativize(file).toString().getBytes());
            if (Files.isRegularFile(file)) {
                sum.update(Files.readAllBytes(file));
            }
        }
        return new PackedClasses(
                classes, parent.resolve(Long.toHexString(sum.getValue())).toAbsolutePath(), given);
    }

    String classPath() {
        return given.stream()
                .map(entry -> Path.of(entry).equals(classes) ? jar().toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path jar() {
        return folder.resolve("bridge.jar");
    }

    /** Makes the jar, unless it is there. */
    void pack() throws IOException {
        if (Files.exists(jar())) {
            return;
        }
        var half = folder.resolve("half.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(half))) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            for (var file : within(classes)) {
                var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                // Spring looks for classes in a package by the entry of its folder.
                jar.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, jar);
                }
            }
        }
        Files.move(half, jar(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(one -> !one.equals(folder)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
