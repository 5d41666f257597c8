package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All route files walked once: their nodes, their endpoints and every single value. */
final class RouteTree {
    private static final Set<String> BRANCHES = Set.of("from", "otherwise", "doFinally", "onFallback");
    private static final Set<String> LISTS_OF_BRANCHES =
            Set.of("when", "onException", "doCatch", "onCompletion", "intercept");

    private final List<RouteFile> files = RouteFile.all();
    private final List<RouteNode> nodes = new ArrayList<>();
    private final List<Scalar> scalars = new ArrayList<>();

    RouteTree() {
        for (var file : files) {
            file.tree().forEach(top -> step(file, null, top));
            Scalar.in(file).forEach(scalars::add);
        }
    }

    List<RouteFile> files() {
        return files;
    }

    Stream<RouteNode> nodes() {
        return nodes.stream();
    }

    Stream<Scalar> scalars() {
        return scalars.stream();
    }

    Stream<RouteNode> routes() {
        return nodes().filter(node -> node.is("route"));
    }

    Stream<Endpoint> endpoints() {
        return nodes().filter(node -> node.node().path("uri").isTextual()).map(Endpoint::of);
    }

    Stream<Endpoint> consumers() {
        return endpoints().filter(Endpoint::consumes);
    }

    Stream<Endpoint> producers() {
        return endpoints().filter(endpoint -> !endpoint.consumes());
    }

    Set<String> configurations() {
        return nodes().filter(node -> node.is("routeConfiguration"))
                .map(node -> node.text("id"))
                .collect(toSet());
    }

    private void step(RouteFile file, RouteNode parent, JsonNode named) {
        named.fields().forEachRemaining(field -> node(file, parent, field.getKey(), field.getValue()));
    }

    private void node(RouteFile file, RouteNode parent, String kind, JsonNode content) {
        var here = new RouteNode(file, parent, kind, content);
        nodes.add(here);
        below(here, content);
    }

    private void below(RouteNode here, JsonNode content) {
        content.fields().forEachRemaining(field -> {
            var key = field.getKey();
            var value = field.getValue();
            if (key.equals("steps")) {
                value.forEach(step -> step(here.file(), here, step));
            } else if (BRANCHES.contains(key)) {
                node(here.file(), here, key, value);
            } else if (LISTS_OF_BRANCHES.contains(key)) {
                value.forEach(one -> node(here.file(), here, key, one.has(key) ? one.get(key) : one));
            } else if (!key.equals("parameters")) {
                below(here, value);
            }
        });
    }
}
