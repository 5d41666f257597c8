package io.github.ccaibridge.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;

/** The Integration from sources as a process: laid out as Camel K's operator mounts it, on Camel's own Main in place of Quarkus. */
final class OnCamelMain implements AutoCloseable {
    private static final Path FOLDER = Path.of("k8s/camel-k/from-sources");
    /** What the bridge has and the Integration does not name. */
    private static final Pattern NOT_NAMED = Pattern.compile(String.join(
            "|",
            "test-classes",
            "/org/springframework/(boot|security)/",
            "/spring-(web|webmvc|aop|context|expression|test)-",
            "/camel-(spring|spring-main|spring-xml|mock|test|opentelemetry2|telemetry|management|ftp|kamelet|catalog)[-0-9]",
            "/org/apache/camel/(springboot|k)/",
            "/io/(hawt|zonky|opentelemetry|fabric8)/",
            "/org/(flywaydb|jolokia|apache/tomcat|thymeleaf|junit|mockito|seleniumhq)/"));

    private static final String LOGGING = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %-5level %logger{30} - %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final Path folder;
    private final int port = freePort();
    private final Process process;

    /** {@code settings} are the Secret, which wins over the ConfigMap. */
    OnCamelMain(Path folder, Map<String, String> settings) {
        this.folder = folder;
        try {
            sources();
            properties(settings);
            write("application.properties", application());
            write("logback.xml", LOGGING);
            process = start();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void sources() throws IOException {
        var wanted = new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("integration.yaml").toFile())
                .at("/spec/sources")
                .findValuesAsText("name");
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (wanted.contains(name)) {
                write("sources/" + name, Files.readString(file));
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (var routes = Files.walk(Path.of("routes"));
                var beans = Files.list(FOLDER)) {
            return java.util.stream.Stream.concat(routes, beans)
                    .filter(file -> file.toString().endsWith(".camel.yaml"))
                    .toList();
        }
    }

    /** A file a setting, as a mounted ConfigMap or Secret is. */
    private void properties(Map<String, String> settings) throws IOException {
        var all = new TreeMap<String, String>();
        for (var file : List.of("defaults.env", "settings.env")) {
            for (var line : Files.readAllLines(FOLDER.resolve(file))) {
                if (!line.startsWith("#")) {
                    var sign = line.indexOf('=');
                    all.put(line.substring(0, sign), line.substring(sign + 1).replace("/app/data", folder + "/data"));
                }
            }
        }
        for (var one : all.entrySet()) {
            write("configmap/" + one.getKey(), one.getValue());
        }
        for (var one : settings.entrySet()) {
            write("secret/" + one.getKey(), one.getValue());
        }
    }

    /** What the operator writes for plain Quarkus, and a web server where Quarkus has its own. */
    private String application() throws IOException {
        var lines = new java.util.ArrayList<>(List.of(
                "camel.main.routes-include-pattern=file:" + folder + "/sources/**",
                "camel.main.source-location-enabled=true",
                "camel.main.cloud-properties-location=" + folder + "/configmap," + folder + "/secret",
                "camel.server.enabled=true",
                "camel.server.port=" + port));
        new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("integration.yaml").toFile())
                .at("/spec/traits/camel/properties")
                .forEach(line -> lines.add(line.asText()));
        return String.join("\n", lines);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Process start() throws IOException {
        var named = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !NOT_NAMED.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx384m",
                        "-cp",
                        folder + File.pathSeparator + named,
                        Main.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    Path log() {
        return folder.resolve("log");
    }

    boolean runs() {
        return process.isAlive();
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
