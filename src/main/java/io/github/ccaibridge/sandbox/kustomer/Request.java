package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** One request as a resource sees it: decoded path parts, query, body and who asks. */
record Request(
        String method, String rawPath, List<String> parts, Map<String, String> query, JsonNode body, Actor actor) {
    String id() {
        return parts.get(0);
    }

    boolean replaces(Switches switches) {
        return method.equals("PUT") && switches.on(Switch.PUT_REPLACES);
    }

    /** The flat object every write sends; anything else is refused (1.6, 13.4). */
    ObjectNode object() {
        if (!(body instanceof ObjectNode flat)) {
            throw Refusal.bad("Request body must be a JSON object.", "");
        }
        if (flat.path("data").isContainerNode() || flat.path("attributes").isObject()) {
            throw Refusal.bad("Request body must be flat, not wrapped in data.", "data");
        }
        return flat;
    }
}
