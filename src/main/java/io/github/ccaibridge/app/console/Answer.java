package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What a management route answered: an HTTP status and JSON, problem JSON where it refused, and the version of what it shows, if it has one. */
record Answer(int status, JsonNode json, String tag) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isRefused() {
        return status >= 400;
    }

    /** Why the route refused, in its own words; null where it did not. */
    String refusal() {
        return isRefused() ? json.path("detail").asText(json.path("title").asText()) : null;
    }

    /** The JSON of an answer that a page cannot do without. */
    JsonNode required() {
        if (isRefused()) {
            throw new Refused(status, refusal());
        }
        return json;
    }

    /** The same as lists and maps. */
    Object shown() {
        return JSON.convertValue(required(), Object.class);
    }

    /** The rows of a list; none where the route refused, whose reason the page shows instead. */
    Object rows() {
        return isRefused() ? List.of() : shown();
    }
}
