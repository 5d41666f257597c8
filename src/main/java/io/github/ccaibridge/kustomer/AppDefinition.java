package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The one definition of the bridge's app in Kustomer (K 10.1): a file of the repository, filled from the configuration. */
public final class AppDefinition {
    private static final String TEMPLATE = "/kustomer/app.json";
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> values = new TreeMap<>();

    /** Where the vendors reach us, the app's name, the name of the external queue, where CCAI Platform shows its agent adapter, and its address. */
    public AppDefinition(String publicUrl, String app, String queue, String adapter, String ccai) {
        values.put("bridge", publicUrl == null ? "" : publicUrl.replaceAll("/+$", ""));
        values.put("app", app);
        values.put("queue", queue);
        values.put("adapter", adapter == null || adapter.isBlank() ? ccai + "/agent/adapter" : adapter);
        values.put("version", ofBuild());
    }

    public String app() {
        return values.get("app");
    }

    /** The version of this build, without what marks a build between releases: Kustomer takes three numbers. */
    public String version() {
        return values.get("version");
    }

    /** Where the agent adapter is. */
    public String adapter() {
        return values.get("adapter");
    }

    /** Whether the vendors' way to us is known, without which the app would lead nowhere. */
    public boolean complete() {
        return values.get("bridge").startsWith("https://")
                || values.get("bridge").startsWith("http://localhost");
    }

    public Map<String, Object> asMap() {
        try (var template = resource(TEMPLATE)) {
            return json.convertValue(filled((ObjectNode) json.readTree(template)), MAP);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ObjectNode filled(ObjectNode node) {
        var result = json.createObjectNode();
        node.fields().forEachRemaining(field -> {
            var value = field.getValue();
            if (value.isObject()) {
                result.set(fill(field.getKey()), filled((ObjectNode) value));
            } else if (value.isArray()) {
                var array = result.putArray(field.getKey());
                value.forEach(one -> array.add(one.isObject() ? filled((ObjectNode) one) : text(one.asText())));
            } else {
                result.set(fill(field.getKey()), value.isTextual() ? text(value.asText()) : value);
            }
        });
        return result;
    }

    private TextNode text(String template) {
        return TextNode.valueOf(fill(template));
    }

    private String fill(String template) {
        var filled = template;
        for (var value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static String ofBuild() {
        var build = new Properties();
        try (var file = resource("/META-INF/build-info.properties")) {
            if (file != null) {
                build.load(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return build.getProperty("build.version", "0.0.0").replaceFirst("-.*", "");
    }

    private static InputStream resource(String name) {
        return AppDefinition.class.getResourceAsStream(name);
    }
}
