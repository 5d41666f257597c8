package io.github.ccaibridge.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** A route, a configuration, a step or a branch: whatever may carry an id of its own. */
record RouteNode(RouteFile file, RouteNode parent, String kind, JsonNode node) {
    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    String text(String key) {
        return node.path(key).asText("");
    }

    /** Its own id, or else its kind and the nearest id above it. */
    String name() {
        return nearestId().equals(text("id")) ? text("id") : "the " + kind + " below " + nearestId();
    }

    private String nearestId() {
        return text("id").isBlank() && parent != null ? parent.nearestId() : text("id");
    }

    RouteNode route() {
        return parent == null ? this : parent.route();
    }

    String fault(String fix) {
        return file.fault(name(), fix);
    }
}
