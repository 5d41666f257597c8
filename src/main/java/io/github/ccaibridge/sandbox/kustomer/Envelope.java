package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The vendor's JSON:API-like shape of records, lists and errors (1.4, 1.5). */
final class Envelope {
    private Envelope() {}

    static ObjectNode data(Thing thing) {
        ObjectNode data = Json.object();
        data.put("type", thing.kind.type).put("id", thing.id);
        data.set("attributes", thing.attributes);
        data.set("relationships", thing.relationships);
        data.set("links", thing.links);
        return data;
    }

    static ObjectNode one(Thing thing) {
        return Json.object().set("data", data(thing));
    }

    static ObjectNode all(List<Thing> things) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        things.forEach(thing -> data.add(data(thing)));
        return body;
    }

    static ObjectNode error(Refusal refusal, boolean detailed) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putArray("errors").addObject();
        if (detailed) {
            error.put("status", String.valueOf(refusal.status)).put("code", refusal.code);
            error.put("title", refusal.code.replace('_', ' ')).put("detail", refusal.getMessage());
            error.putObject("source").put("pointer", "/" + refusal.field.replace('.', '/'));
            error.putObject("meta");
            return body;
        }
        error.put("code", refusal.code).put("message", refusal.getMessage());
        ObjectNode meta = error.putObject("meta");
        if (!refusal.field.isEmpty()) {
            meta.put("field", refusal.field);
        }
        return body;
    }
}
