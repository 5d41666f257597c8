package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** One rule a value must keep, with the words for breaking it (13.4). */
record Check(Predicate<JsonNode> holds, String otherwise) {
    static Check text(int longest) {
        return new Check(
                v -> v.isTextual() && v.textValue().length() <= longest, "must be a string of at most " + longest);
    }

    static Check oneOf(String... values) {
        Set<String> known = Set.of(values);
        return new Check(v -> v.isTextual() && known.contains(v.textValue()), "must be one of " + known);
    }

    static Check whole(long least, long most) {
        return new Check(
                v -> v.isIntegralNumber() && v.canConvertToLong() && v.longValue() >= least && v.longValue() <= most,
                "must be an integer from " + least + " to " + most);
    }

    static Check number() {
        return new Check(JsonNode::isNumber, "must be a number");
    }

    static Check flag() {
        return new Check(JsonNode::isBoolean, "must be a boolean");
    }

    static Check object() {
        return new Check(JsonNode::isObject, "must be an object");
    }

    static Check strings(int most) {
        return new Check(
                v -> v.isArray() && v.size() <= most && every(v, JsonNode::isTextual),
                "must be an array of at most " + most + " strings");
    }

    static Check objects(int most, String key) {
        return new Check(
                v -> v.isArray()
                        && v.size() <= most
                        && every(
                                v,
                                each -> key.isEmpty()
                                        ? each.isObject()
                                        : !each.path(key).asText("").isBlank()),
                "must be an array of at most " + most + " objects" + (key.isEmpty() ? "" : " with " + key));
    }

    static Check date() {
        return new Check(v -> v.isTextual() && isDate(v.textValue()), "must be an ISO-8601 date-time");
    }

    static Check address() {
        return new Check(v -> v.isTextual() && isAddress(v.textValue()), "must be a URI");
    }

    private static boolean every(JsonNode array, Predicate<JsonNode> holds) {
        return StreamSupport.stream(array.spliterator(), false).allMatch(holds);
    }

    private static boolean isDate(String text) {
        try {
            return !OffsetDateTime.parse(text).toInstant().equals(Instant.MIN);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
