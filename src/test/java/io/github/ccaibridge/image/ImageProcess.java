package io.github.ccaibridge.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The entry point of the unpacked image, running as its user on a read-only file system in which only the volumes and /tmp take a file. */
final class ImageProcess implements AutoCloseable {
    /** What a program in the image said and how it ended. */
    record Ended(int code, String said) {}

    private final Image image;
    private final Path place;
    private final Map<String, String> mounts = new TreeMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private Process process;

    ImageProcess(Image image, String name) throws IOException {
        this.image = image;
        place = Files.createDirectories(Path.of("target/image-runs", name)).toAbsolutePath();
    }

    /** Shows a folder, read-only, where the image has another. */
    ImageProcess mount(String path, Path folder) {
        mounts.put(path, folder.toAbsolutePath().toString());
        return this;
    }

    ImageProcess start(Map<String, String> settings) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("unshare", "-m", "sh", "src/test/resources/image/run-in-image");
        builder.command().addAll(inside(settings, image.configuration().entryPoint()));
        builder.environment().putAll(placed());
        builder.redirectErrorStream(true)
                .redirectOutput(place.resolve("output.log").toFile());
        process = builder.start();
        return this;
    }

    private Map<String, String> placed() throws IOException, InterruptedException {
        var volumes = new TreeMap<String, String>();
        for (var volume : image.configuration().volumes()) {
            var folder = place.resolve("volume" + volume.replace('/', '-'));
            run(
                    "sh",
                    "-c",
                    "rm -rf " + folder + " && cp -a " + image.root().resolve(volume.substring(1)) + " " + folder);
            volumes.put(volume, folder.toString());
        }
        return Map.of(
                "ROOT", Files.createDirectories(place.resolve("root")).toString(),
                "IMAGE", image.root().toString(),
                "VOLUMES", pairs(volumes),
                "MOUNTS", pairs(mounts),
                "OWNER", image.configuration().userAndGroup()[0],
                "GROUP", image.configuration().userAndGroup()[1]);
    }

    private static String pairs(Map<String, String> folders) {
        return String.join(
                " ",
                folders.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList());
    }

    /** A command with the environment that Docker would give it. */
    private List<String> inside(Map<String, String> settings, List<String> command) {
        var variables = new TreeMap<>(Map.of(
                "PATH",
                System.getProperty("java.home") + "/bin:/usr/local/bin:/usr/bin:/bin",
                "HOME",
                "/",
                "SERVER_PORT",
                String.valueOf(port)));
        variables.putAll(image.configuration().environment());
        variables.putAll(settings);
        var words =
                new ArrayList<>(List.of("env", "-i", "-C", image.configuration().workingFolder()));
        variables.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(command);
        return words;
    }

    /** Runs a command beside the entry point, as the image's user. */
    Ended run(List<String> command) throws IOException, InterruptedException {
        var words = entered();
        words.addAll(List.of(
                "setpriv",
                "--reuid=" + image.configuration().userAndGroup()[0],
                "--regid=" + image.configuration().userAndGroup()[1]));
        words.add("--clear-groups");
        words.addAll(inside(Map.of(), command));
        return run(words.toArray(String[]::new));
    }

    /** The same as root, whom only a read-only file system hinders. */
    Ended runAsRoot(List<String> command) throws IOException, InterruptedException {
        var words = entered();
        words.addAll(inside(Map.of(), command));
        return run(words.toArray(String[]::new));
    }

    private List<String> entered() {
        return new ArrayList<>(List.of("nsenter", "-t", String.valueOf(process.pid()), "-m", "-r"));
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        var running = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(running.waitFor(), said);
    }

    long pid() {
        return process.pid();
    }

    String status() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    }

    HttpResponse<String> send(String login, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!login.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean ready() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + process.exitValue() + ": " + output());
        }
        try {
            return send("", "GET", "/actuator/health/readiness", "").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** The exit code of an end that came by itself. */
    int ended() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end: " + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(place.resolve("output.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
