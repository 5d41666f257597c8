package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.JsonNode;

/** What a management route answered: an HTTP status and JSON, problem JSON where it refused. */
record Answer(int status, JsonNode json) {
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
}
