package io.github.ccaibridge.sandbox.ccai;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request, brackets plain or percent-encoded. */
record Query(Map<String, List<String>> values) {
    static Query of(String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String rest = raw == null ? "" : raw;
        while (!rest.isEmpty()) {
            int ampersand = rest.indexOf('&');
            String pair = ampersand < 0 ? rest : rest.substring(0, ampersand);
            rest = ampersand < 0 ? "" : rest.substring(ampersand + 1);
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return new Query(values);
    }

    Set<String> names() {
        return values.keySet();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    int number(String name, int fallback) {
        try {
            return first(name).map(Integer::parseInt).orElse(fallback);
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
