package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Attachment records, with the address to which their bytes go or where they stay outside (6). */
final class Attachments {
    private static final Fields FIELDS = new Fields()
            .with("name", Check.text(1024))
            .with("contentType", Check.text(255))
            .with("contentLength", Check.whole(0, Long.MAX_VALUE))
            .with("externalUrl", Check.address())
            .with("renderMode", Check.oneOf("default", "metadata_only"));

    private final World world;
    private final Uploads uploads;
    private final Supplier<URI> base;

    Attachments(World world, Uploads uploads, Supplier<URI> base) {
        this.world = world;
        this.uploads = uploads;
        this.base = base;
    }

    Answer create(Request request) {
        ObjectNode accepted = FIELDS.accept(request.object(), request.actor(), world, Kind.ATTACHMENT);
        for (String required : List.of("name", "contentType", "contentLength")) {
            if (accepted.path(required).asText("").isBlank()) {
                throw Refusal.bad(required + " is required.", required);
            }
        }
        String outside = accepted.path("externalUrl").asText("");
        if (!outside.isEmpty()) {
            URI address = URI.create(outside);
            if (!"https".equals(address.getScheme()) || address.getUserInfo() != null || address.getHost() == null) {
                throw Refusal.bad("externalUrl must be https without credentials.", "externalUrl");
            }
        }
        accepted.put("uploaded", !outside.isEmpty());
        Thing attachment = world.add(Kind.ATTACHMENT, world.nextId(Kind.ATTACHMENT), accepted, request.actor());
        boolean hidden = accepted.path("renderMode").asText().equals("metadata_only");
        String related = outside.isEmpty() ? base.get() + "/download/" + attachment.id : outside;
        attachment.links.put("related", hidden ? null : related);
        if (hidden) {
            accepted.remove("externalUrl");
        }
        ObjectNode body = Envelope.one(world.announce(attachment));
        if (outside.isEmpty()) {
            ObjectNode upload = body.putObject("meta").putObject("upload").put("url", base.get() + "/upload");
            upload.set("fields", uploads.permit(attachment));
        }
        return new Answer(201, body);
    }

    Answer read(Request request) {
        return Answer.ok(world.get(Kind.ATTACHMENT, request.id()));
    }

    /** What the messages and notes of a conversation point to. */
    Answer ofConversation(Request request) {
        Thing conversation = world.get(Kind.CONVERSATION, request.id());
        List<Thing> pointing = new ArrayList<>(world.children(conversation.id, Kind.MESSAGE));
        pointing.addAll(world.children(conversation.id, Kind.NOTE));
        Set<String> ids = new LinkedHashSet<>();
        pointing.forEach(from -> from.attributes
                .path("attachments")
                .forEach(each -> ids.add(each.path("_id").asText())));
        List<Thing> found =
                ids.stream().map(id -> world.get(Kind.ATTACHMENT, id)).toList();
        return Pages.of(found, request, world.switches());
    }
}
