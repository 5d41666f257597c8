package io.github.ccaibridge.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Prometheus' own server as an ordinary process on a free port of loopback, and its tool. */
public final class Prometheus implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Path TOOL = Path.of("/usr/bin/promtool");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** What the tool said and how it ended. */
    public record Said(int code, String text) {}

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Process process;

    private Prometheus(Path folder) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + folder.resolve("prometheus.yaml"),
                        "--storage.tsdb.path="
                                + Files.createTempDirectory(folder, "data").toAbsolutePath(),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await("prometheus, see " + folder.resolve("log"))
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> get("/-/ready").statusCode() == 200);
    }

    /** Why there is none on this machine; empty when there is. */
    public static String missing() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(TOOL)
                ? ""
                : PROGRAM + " is missing; install prometheus";
    }

    /** Starts it with a configuration; the files that it names are in the same folder. */
    public static Prometheus startIn(Path folder, JsonNode configuration) throws IOException {
        YAML.writeValue(folder.resolve("prometheus.yaml").toFile(), configuration);
        return new Prometheus(folder);
    }

    /** What {@code promtool} says of files in a folder. */
    public static Said tool(Path folder, String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.command().add(0, TOOL.toString());
        var running = builder.start();
        var text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(running.waitFor(), text);
    }

    /** What it answers at an address below {@code /api/v1/}. */
    public JsonNode api(String path) {
        var answer = get("/api/v1/" + path);
        try {
            var body = json.readTree(answer.body());
            if (!body.path("status").asText().equals("success")) {
                throw new AssertionError(path + ": " + answer.body());
            }
            return body.path("data");
        } catch (IOException noJson) {
            throw new AssertionError(path + ": " + answer.body(), noJson);
        }
    }

    /** The series that an expression has now. */
    public JsonNode query(String expression) {
        return api("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    private java.net.http.HttpResponse<String> get(String path) {
        var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try {
            return http.send(asked, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
