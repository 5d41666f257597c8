package io.github.ccaibridge.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules of {@code k8s/monitoring/alerts.yaml} as the operator of Prometheus hands them on: the groups alone. */
public record AlertRules(JsonNode groups) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    public static AlertRules read() throws IOException {
        var manifest = YAML.readTree(Path.of("k8s/monitoring/alerts.yaml").toFile());
        return new AlertRules(manifest.path("spec"));
    }

    public List<String> names() {
        return groups.findValuesAsText("alert");
    }

    /** The same, each firing as soon as it has held for this long. */
    public AlertRules firingAfter(String time) {
        var sooner = groups.deepCopy();
        sooner.findParents("alert").forEach(rule -> ((ObjectNode) rule).put("for", time));
        return new AlertRules(sooner);
    }

    /** Leaves them as {@code rules.yaml} in a folder. */
    public AlertRules in(Path folder) throws IOException {
        YAML.writeValue(Files.createDirectories(folder).resolve("rules.yaml").toFile(), groups);
        return this;
    }
}
