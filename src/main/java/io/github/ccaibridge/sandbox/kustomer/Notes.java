package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Notes: what colleagues tell each other about a conversation; they never reopen it (5). */
final class Notes {
    private static final Fields FIELDS = new Fields()
            .with(
                    "body",
                    new Check(
                            v -> v.isTextual()
                                    && !v.asText().isEmpty()
                                    && v.asText().length() <= 10_240,
                            "must have 1 to 10,240 characters"))
            .with("userMentions", Check.objects(20, ""))
            .with("externalId", Check.text(1024))
            .with("attachments", Check.objects(100, "_id"))
            .with("importedAt", Check.date())
            .keeping("body", "importedAt");

    private final World world;

    Notes(World world) {
        this.world = world;
    }

    Answer create(Request request) {
        ObjectNode body = request.object();
        String id = request.parts().isEmpty() ? body.path("conversation").asText("") : request.id();
        if (id.isBlank()) {
            throw Refusal.bad("conversation is required.", "conversation");
        }
        Thing conversation = world.get(Kind.CONVERSATION, id);
        ObjectNode accepted = FIELDS.accept(body, request.actor(), world, Kind.NOTE);
        if (!accepted.hasNonNull("body")) {
            throw Refusal.bad("body is required.", "body");
        }
        References.check(accepted.path("attachments"), world);
        Switches switches = world.switches();
        world.index.check(keys(accepted), "", key -> switches.on(Switch.UNIQUE_NOTE_EXTERNAL_ID));
        String customer = conversation.related("customer");
        world.rates.narrow("notes " + customer, switches.number(Switch.CREATES_PER_CUSTOMER_PER_MINUTE), switches);
        ObjectNode attributes = blank();
        FIELDS.lay(attributes, accepted, blank(), false);
        Thing note = world.add(Kind.NOTE, world.nextId(Kind.NOTE), attributes, request.actor());
        world.index.swap(Set.of(), keys(attributes), note.id);
        note.relate("customer", Kind.CUSTOMER, customer);
        note.relate("conversation", Kind.CONVERSATION, conversation.id);
        world.adopt(conversation, note);
        world.announce(note);
        world.change(conversation, request.actor(), () -> {
            long count = conversation.attributes.path("noteCount").asLong();
            conversation.attributes.put("noteCount", count + 1);
        });
        return Answer.created(note);
    }

    Answer update(Request request) {
        Thing note = world.get(Kind.NOTE, request.id());
        ObjectNode accepted = FIELDS.accept(request.object(), request.actor(), world, Kind.NOTE);
        if (accepted.has("body") && accepted.path("body").isNull()) {
            throw Refusal.bad("body is required.", "body");
        }
        world.checkRev(note, request.object());
        References.check(accepted.path("attachments"), world);
        Switches switches = world.switches();
        world.index.check(keys(accepted), note.id, key -> switches.on(Switch.UNIQUE_NOTE_EXTERNAL_ID));
        String window = "update " + note.id + request.actor().userId();
        world.rates.narrow(window, switches.number(Switch.UPDATES_PER_OBJECT_PER_MINUTE), switches);
        References.join(note.attributes, accepted, world);
        Set<String> before = keys(note.attributes);
        world.change(
                note,
                request.actor(),
                () -> FIELDS.lay(note.attributes, accepted, blank(), request.replaces(switches)));
        world.index.swap(before, keys(note.attributes), note.id);
        return Answer.ok(note);
    }

    Answer ofConversation(Request request) {
        Thing conversation = world.get(Kind.CONVERSATION, request.id());
        return Pages.of(world.children(conversation.id, Kind.NOTE), request, world.switches());
    }

    private static ObjectNode blank() {
        ObjectNode blank = Json.object();
        blank.putArray("userMentions");
        blank.putArray("attachments");
        blank.putObject("custom");
        return blank;
    }

    private static Set<String> keys(ObjectNode attributes) {
        boolean named = attributes.path("externalId").isTextual();
        return named ? Set.of("note externalId=" + attributes.path("externalId").asText()) : Set.of();
    }
}
