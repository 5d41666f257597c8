package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What a management route answered: an HTTP status and JSON, problem JSON where it refused. */
record Answer(int status, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isRefused() {
        return status >= 400;
    }

    /** Why the route refused, in its own words; null where it did not. */
    String refusal() {
        return isRefused() ? json.path("detail").asText(json.path("title").asText()) : null;
    }

    /** The answer as lists and maps, which a page can walk; a page that cannot do without it is not shown where the route refused. */
    Object required() {
        if (isRefused()) {
            throw new Refused(status, refusal());
        }
        return plain();
    }

    /** The rows of a list; none where the route refused, whose reason the page shows instead. */
    Object rows() {
        return isRefused() ? List.of() : plain();
    }

    private Object plain() {
        return JSON.convertValue(json, Object.class);
    }
}
