package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.Artifact;
import io.github.ccaibridge.ticket.SessionCase;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Kustomer's envelope, section 1.4 of its reference, as plain maps and lists. */
final class Json {
    private Json() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object tree) {
        return tree instanceof Map ? (Map<String, Object>) tree : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object tree) {
        return tree instanceof List ? (List<Object>) tree : tree == null ? List.of() : List.of(tree);
    }

    static Map<String, Object> attributes(Object record) {
        return map(map(record).get("attributes"));
    }

    static Map<String, Object> custom(Object record) {
        return map(attributes(record).get("custom"));
    }

    static String text(Map<String, Object> object, String key) {
        return object.get(key) == null ? null : String.valueOf(object.get(key));
    }

    static Optional<Instant> time(Map<String, Object> object, String key) {
        try {
            return Optional.ofNullable(text(object, key)).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** Our name for what belongs to a session. */
    static String externalId(SessionCase one) {
        return "ccai:" + one.kind() + ":" + one.id();
    }

    /** How a message or a note refers to its files (K 6, step 3). */
    static List<Object> references(List<Artifact> files) {
        return files.stream()
                .map(file -> {
                    var reference = new LinkedHashMap<String, Object>();
                    reference.put("_id", file.attachment());
                    reference.put("name", file.name());
                    reference.put("contentType", file.contentType());
                    reference.put("contentLength", file.bytes());
                    return (Object) reference;
                })
                .toList();
    }

    /** The wanted fields that Kustomer has not been told yet. */
    static Map<String, Object> changes(Map<String, Object> wanted, Map<String, Object> told) {
        var changed = new LinkedHashMap<>(wanted);
        changed.entrySet()
                .removeIf(field -> String.valueOf(field.getValue()).equals(String.valueOf(told.get(field.getKey()))));
        return changed;
    }
}
