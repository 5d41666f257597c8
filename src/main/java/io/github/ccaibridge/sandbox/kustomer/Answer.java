package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** What the vendor says to one request. */
record Answer(int status, JsonNode body) {
    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    static Answer ok(Thing thing) {
        return ok(Envelope.one(thing));
    }

    static Answer created(Thing thing) {
        return new Answer(201, Envelope.one(thing));
    }

    static Answer nothing() {
        return new Answer(204, NullNode.getInstance());
    }
}
