package io.github.ccaibridge.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One value somewhere in a route file: the keys that lead to it, the object that holds it and the id it is found by. */
record Scalar(RouteFile file, List<String> path, JsonNode holder, String id, String text) {
    static Stream<Scalar> in(RouteFile file) {
        return StreamSupport.stream(file.tree().spliterator(), false)
                .flatMap(top -> below(file, List.of(), "the top", top));
    }

    private static Stream<Scalar> below(RouteFile file, List<String> path, String id, JsonNode content) {
        var near = content.path("id").asText(id);
        return content.properties().stream()
                .flatMap(field -> of(file, plus(path, field.getKey()), content, near, field.getValue()));
    }

    private static Stream<Scalar> of(RouteFile file, List<String> path, JsonNode holder, String id, JsonNode value) {
        if (value.isObject()) {
            return below(file, path, id, value);
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).flatMap(one -> of(file, path, holder, id, one))
                : Stream.of(new Scalar(file, path, holder, id, value.asText()));
    }

    private static List<String> plus(List<String> path, String key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }

    String key() {
        return path.get(path.size() - 1);
    }

    boolean isBelow(String key) {
        return path.subList(0, path.size() - 1).contains(key);
    }

    String beside(String other) {
        return holder.path(other).asText("");
    }

    BeanCall call(String bean, String method) {
        return new BeanCall(file, id, bean, method);
    }

    String fault(String fix) {
        return file.fault(id, fix);
    }
}
