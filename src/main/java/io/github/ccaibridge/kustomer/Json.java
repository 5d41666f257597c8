package io.github.ccaibridge.kustomer;

import java.util.List;
import java.util.Map;

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
}
