package io.github.ccaibridge.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.image.Configuration.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code k8s/Dockerfile} says, stage by stage; only the words that it uses are known. */
record Dockerfile(List<Stage> stages) {
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern OPTION = Pattern.compile("--([a-z-]+)=(\\S+)");

    /** One line, with the lines that continue it, such as {@code COPY} and {@code routes/ ./routes/}. */
    record Instruction(String word, String rest) {}

    /** What stands between two {@code FROM}, after all of the stage that it goes on from; other stages know it by its name. */
    record Stage(String name, List<Instruction> instructions) {
        Stream<String> all(String word) {
            return instructions.stream().filter(one -> one.word().equals(word)).map(Instruction::rest);
        }

        String last(String word) {
            return all(word)
                    .reduce((one, next) -> next)
                    .orElseThrow(() -> new AssertionError("the Dockerfile has no " + word));
        }
    }

    static Dockerfile read(Path file) throws IOException {
        var text = Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
        var stages = new ArrayList<Stage>();
        text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\s+", 2))
                .forEach(line -> {
                    if (line[0].equals("FROM")) {
                        stages.add(begin(line[1].split(" AS "), stages));
                    } else {
                        stages.get(stages.size() - 1).instructions().add(new Instruction(line[0], line[1]));
                    }
                });
        return new Dockerfile(List.copyOf(stages));
    }

    private static Stage begin(String[] baseAndName, List<Stage> before) {
        var inherited = before.stream()
                .filter(stage -> stage.name().equals(baseAndName[0]))
                .flatMap(stage -> stage.instructions().stream())
                .toList();
        return new Stage(baseAndName[1], new ArrayList<>(inherited));
    }

    /** The stage that becomes the image. */
    Stage image() {
        return stages.get(stages.size() - 1);
    }

    Configuration configuration() {
        return new Configuration(
                words(image().last("ENTRYPOINT")),
                healthCheck(),
                image().last("USER"),
                image().last("WORKDIR"),
                environment(),
                words(image().last("VOLUME")),
                ports());
    }

    private HealthCheck healthCheck() {
        var parts = image().last("HEALTHCHECK").split(" CMD ", 2);
        var times =
                OPTION.matcher(parts[0]).results().collect(Collectors.toMap(one -> one.group(1), one -> one.group(2)));
        return new HealthCheck(words(parts[1]), times.get("interval"), times.get("timeout"), times.get("start-period"));
    }

    private Set<String> ports() {
        return Stream.of(image().last("EXPOSE").split("\\s+"))
                .map(port -> port + "/tcp")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> environment() {
        var found = new LinkedHashMap<String, String>();
        image().all("ENV")
                .flatMap(line -> VARIABLE.matcher(line).results())
                .forEach(one -> found.put(one.group(1), one.group(2) == null ? one.group(3) : one.group(2)));
        return found;
    }

    /** Only the form that no shell stands before: a shell would take the signal that asks for the end. */
    private static List<String> words(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException shellForm) {
            throw new AssertionError("not in the form [\"word\", …]: " + json, shellForm);
        }
    }
}
