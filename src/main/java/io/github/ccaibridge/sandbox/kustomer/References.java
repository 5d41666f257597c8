package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;

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
}
