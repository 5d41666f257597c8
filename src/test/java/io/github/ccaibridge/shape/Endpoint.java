package io.github.ccaibridge.shape;

import java.util.Map;

/** Where a route begins or what a step calls, read the same from {@code direct:x} and from {@code direct} with a name. */
record Endpoint(RouteNode at, String scheme, String name) {
    private static final Map<String, String> PATH_PARAMETER = Map.of(
            "direct", "name",
            "seda", "name",
            "bean", "beanName",
            "sql", "query",
            "jdbc", "dataSourceName",
            "platform-http", "path");

    static Endpoint of(RouteNode node) {
        var uri = node.text("uri");
        if (uri.startsWith("{{")) {
            return new Endpoint(node, uri.endsWith("url}}") ? "http" : uri, uri);
        }
        var colon = uri.indexOf(':');
        if (colon > 0) {
            return new Endpoint(
                    node, uri.substring(0, colon), uri.substring(colon + 1).replaceFirst("\\?.*", ""));
        }
        var parameter = PATH_PARAMETER.getOrDefault(uri, "name");
        return new Endpoint(
                node, uri, node.node().path("parameters").path(parameter).asText(""));
    }

    boolean consumes() {
        return at.is("from");
    }

    boolean is(String wanted) {
        return scheme.equals(wanted);
    }

    String parameter(String key) {
        return at.node().path("parameters").path(key).asText("");
    }

    String address() {
        return scheme + ":" + name;
    }
}
