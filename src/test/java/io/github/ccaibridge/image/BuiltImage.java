package io.github.ccaibridge.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.image.Configuration.HealthCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The image as buildah makes it of the repository and {@code k8s/Dockerfile}, on a stand-in of the base image. */
record BuiltImage(Path root, Path base, Path context, Configuration configuration) implements Image {
    static final Path BUILDER = Path.of("/usr/bin/buildah");

    private static final String SCRIPT = "src/test/resources/image/build-image";

    static BuiltImage build(Path folder) throws IOException, InterruptedException {
        run("rm", "-rf", folder.toString());
        var said = run("bash", SCRIPT, folder.toAbsolutePath().toString(), System.getProperty("java.home"))
                .lines()
                .toList();
        var last = said.subList(said.size() - 4, said.size());
        var config = new ObjectMapper().readTree(last.get(3)).path("config");
        return new BuiltImage(Path.of(last.get(1)), Path.of(last.get(0)), Path.of(last.get(2)), read(config));
    }

    private static Configuration read(JsonNode config) {
        var health = config.path("Healthcheck");
        var command = words(health.path("Test"));
        if (!command.remove(0).equals("CMD")) {
            throw new AssertionError("a shell stands before the health check: " + health);
        }
        return new Configuration(
                words(config.path("Entrypoint")),
                new HealthCheck(
                        command, time(health, "Interval"), time(health, "Timeout"), time(health, "StartPeriod")),
                config.path("User").asText(),
                config.path("WorkingDir").asText(),
                environment(config.path("Env")),
                names(config.path("Volumes")),
                new TreeSet<>(names(config.path("ExposedPorts"))));
    }

    private static Map<String, String> environment(JsonNode assignments) {
        var variables = new LinkedHashMap<String, String>();
        assignments.forEach(one -> {
            var assignment = one.asText().split("=", 2);
            variables.put(assignment[0], assignment[1]);
        });
        return variables;
    }

    private static String time(JsonNode health, String name) {
        return Duration.ofNanos(health.path(name).asLong()).toSeconds() + "s";
    }

    private static List<String> words(JsonNode array) {
        var words = new ArrayList<String>();
        array.forEach(one -> words.add(one.asText()));
        return words;
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var running = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " said " + said);
        }
        return said;
    }
}
