package io.github.ccaibridge.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One value somewhere in a route file: the keys that lead to it, the object that holds it and the id it is found by. */
record Scalar(RouteFile file, List<String> path, JsonNode holder, String id, String text) {
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
