package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.CustomValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The custom data an app sent along, signed and unsigned apart (C 6.3); what stands outside both parts is unsigned. */
final class CustomData {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, CustomValue> values = new LinkedHashMap<>();

    void add(JsonNode object) {
        var data = Keys.get(object, "customdata");
        if (data == null || !data.isObject()) {
            return;
        }
        for (var part : data.properties()) {
            switch (part.getKey()) {
                case "signed", "secured" -> all(part.getValue(), true);
                case "unsigned", "unsecured" -> all(part.getValue(), false);
                default -> one(part.getKey(), part.getValue(), false);
            }
        }
    }

    private void all(JsonNode part, boolean signed) {
        part.properties().forEach(entry -> one(entry.getKey(), entry.getValue(), signed));
    }

    private void one(String key, JsonNode told, boolean signed) {
        var wrapped = told.isObject() && told.has("value");
        var value = wrapped ? told.get("value") : told;
        var type = wrapped ? Keys.text(told, "type") : null;
        values.put(
                (signed ? "s:" : "u:") + key,
                new CustomValue(key, signed, JSON.convertValue(value, Object.class), type));
    }

    List<CustomValue> all() {
        return List.copyOf(values.values());
    }
}
