package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads members whatever their spelling: {@code call_id}, {@code CallID} and {@code callId} are one key (C 2.2). */
final class Keys {
    private Keys() {}

    static JsonNode get(JsonNode object, String key) {
        if (object == null || !object.isObject()) {
            return null;
        }
        for (var entry : object.properties()) {
            if (entry.getKey().replace("_", "").toLowerCase(Locale.ROOT).equals(key)) {
                return entry.getValue().isNull() ? null : entry.getValue();
            }
        }
        return null;
    }

    /** A scalar as text without the characters PostgreSQL cannot keep; null when absent, blank or no scalar. */
    static String text(JsonNode object, String key) {
        var value = get(object, key);
        if (value == null || !value.isValueNode()) {
            return null;
        }
        var text = value.asText()
                .replaceAll("[\\x00\\uD800-\\uDFFF&&[^\\x{10000}-\\x{10FFFF}]]", "")
                .strip();
        return text.isEmpty() ? null : text;
    }

    static Integer number(JsonNode object, String key) {
        var value = get(object, key);
        return value == null || !value.canConvertToInt() ? null : Integer.valueOf(value.asInt());
    }

    /** A whole number, written as one or as text: the rating is either (C 3.5). */
    static Integer wholeNumber(JsonNode object, String key) {
        var text = text(object, key);
        return text != null && text.matches("-?\\d{1,6}") ? Integer.valueOf(text) : null;
    }

    /** Epoch milliseconds or ISO 8601. */
    static Instant time(JsonNode object, String key) {
        var value = get(object, key);
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Instant.ofEpochMilli(value.asLong());
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
