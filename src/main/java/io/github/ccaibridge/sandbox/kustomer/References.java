package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The attachments a message or a note points to (6). */
final class References {
    private References() {}

    static void check(JsonNode attachments, World world) {
        for (JsonNode each : attachments) {
            Thing attachment = world.find(Kind.ATTACHMENT, each.path("_id").asText())
                    .orElseThrow(() -> Refusal.bad("attachments has an unknown _id.", "attachments"));
            boolean uploaded = attachment.attributes.path("uploaded").asBoolean();
            if (!uploaded && world.switches().on(Switch.REQUIRE_UPLOADED)) {
                throw Refusal.bad("attachments has one that was never uploaded.", "attachments");
            }
        }
    }

    /** Where the switch says so, a PATCH adds its attachments to those that are there. */
    static void join(ObjectNode held, ObjectNode accepted, World world) {
        if (accepted.path("attachments").isArray() && world.switches().on(Switch.ATTACHMENTS_PATCH_APPENDS)) {
            ArrayNode joined = held.withArray("/attachments").deepCopy();
            accepted.path("attachments").forEach(joined::add);
            accepted.set("attachments", joined);
        }
    }
}
