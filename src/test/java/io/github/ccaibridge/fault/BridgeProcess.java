package io.github.ccaibridge.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The bridge as a process of its own, which can be killed as an operating system kills: without a word of warning. */
public final class BridgeProcess implements AutoCloseable {
    private static final List<String> CHEAP_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private final String name;
    private final Map<String, String> settings;
    private final Path log;
    private final int port = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private String heap = "-Xmx384m";
    /** Null for this build. */
    private List<String> program;

    private Process process;

    public BridgeProcess(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = new TreeMap<>(settings);
        this.settings.put("SERVER_PORT", String.valueOf(port));
        this.log = Path.of("target", "fault", name + ".log");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Runs this build with more options of the JVM, which stand before its class. */
    void runs(List<String> options) {
        program = options;
    }

    /** Runs an earlier version's jar with its own routes instead of this build. */
    void runs(OlderVersion older) {
        program = List.of("-jar", older.jar().toString());
        settings.put("BRIDGE_ROUTES", older.routes().toString());
    }

    /** Runs another program with the same JVM options, settings and port, which answers at the same address when it is ready. */
    public void runs(Class<?> main) {
        program = List.of("-cp", System.getProperty("java.class.path"), main.getName());
    }

    /** The heap it gets instead of the usual one, such as {@code -Xmx256m}. */
    public void heap(String option) {
        heap = option;
    }

    /** Lets it believe that it is that much later, such as {@code -300s}; only the hands of the clock, not its pace. */
    void clock(Path fakeTime, String shift) {
        settings.put("LD_PRELOAD", fakeTime.toString());
        settings.put("FAKETIME", shift);
        settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Else its waits by the monotonic clock end at once, and its threads spin.
        settings.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        // Files keep the times of whoever wrote them, as on a file server.
        settings.put("NO_FAKE_STAT", "1");
    }

    /** What its next starts are told besides, by its environment name; an empty value is as good as none. */
    void setting(String name, String value) {
        settings.put(name, value);
    }

    public long pid() {
        return process.pid();
    }

    public void start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java);
        builder.command().addAll(CHEAP_START);
        builder.command().add(heap);
        builder.command().addAll(program == null ? SharedClasses.program() : program);
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public boolean ready() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the bridge ended by itself with " + process.exitValue() + ", see " + log);
        }
        var asked = HttpRequest.newBuilder(address("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for it; a start may take long where several share a busy machine. */
    public void awaitReady() {
        await("ready")
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(5))
                .until(this::ready);
    }

    /** What Prometheus reads of it. */
    String metrics(String user, String password) {
        var asked = HttpRequest.newBuilder(address("/actuator/prometheus"))
                .header("Authorization", Doors.basic(user, password))
                .build();
        try {
            return http.send(asked, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Lets it work for a while; true when it ended meanwhile. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@code kill -9}, and waits until the operating system has buried it. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to stop, as Kubernetes does, and waits until it has. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not stop, see " + log);
        }
    }

    /** What Kubernetes sends first: SIGTERM. */
    void askToEnd() {
        process.destroy();
    }

    /** Its exit code, once it has ended. */
    int exitCode() {
        return process.exitValue();
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Below those that the system hands out by itself: between two starts nobody else comes by it. */
    private static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }
        throw new IllegalStateException("no free port between 20000 and 32000");
    }

    /** The connections to the database that it holds or waits for at this moment. */
    private int connectionsOut() {
        return metrics(settings.get("BRIDGE_ADMIN_USERNAME"), settings.get("BRIDGE_ADMIN_PASSWORD"))
                .lines()
                .filter(line -> line.matches("hikaricp_connections_(active|pending)\\{.*"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            if (process.isAlive() && ready()) {
                FaultCount.connectionsBack(name, this::connectionsOut);
            }
        } finally {
            kill();
        }
    }
}
