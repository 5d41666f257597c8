package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Messages: the record of what was said, and what it does to its conversation (4). */
final class Messages {
    private static final Fields FIELDS = new Fields()
            .with(
                    "channel",
                    Check.oneOf(
                            "email",
                            "sms",
                            "chat",
                            "facebook",
                            "twitter-dm",
                            "twitter-tweet",
                            "voice",
                            "instagram",
                            "whatsapp"))
            .with("app", Check.text(1024))
            .with("direction", Check.oneOf("in", "out"))
            .with("preview", Check.text(10_240))
            .with("subject", Check.text(1024))
            .with("externalId", Check.text(1024))
            .with("meta", Check.object())
            .with("attachments", Check.objects(100, "_id"))
            .with("sentAt", Check.date())
            .with("importedAt", Check.date())
            .keeping("channel", "app", "direction", "sentAt", "importedAt");

    private final World world;
    private final Conversations conversations;

    Messages(World world, Conversations conversations) {
        this.world = world;
        this.conversations = conversations;
    }

    Answer createInConversation(Request request) {
        return Answer.created(add(world.get(Kind.CONVERSATION, request.id()), request.object(), request.actor()));
    }

    Answer createFlat(Request request) {
        String conversation = request.object().path("conversation").asText("");
        if (conversation.isBlank()) {
            throw Refusal.bad("conversation is required.", "conversation");
        }
        return Answer.created(add(world.get(Kind.CONVERSATION, conversation), request.object(), request.actor()));
    }

    /** Without a conversation a new one is created (4.1). */
    Answer createForCustomer(Request request) {
        ObjectNode body = request.object();
        Thing customer = world.get(Kind.CUSTOMER, request.id());
        String named = body.path("conversation").asText("");
        if (named.isBlank()) {
            check(body, request.actor());
            ObjectNode opened = Json.object();
            opened.put("name", body.path("subject").asText(null))
                    .put("direction", body.path("direction").asText("in"));
            return Answer.created(add(conversations.add(customer, opened, request.actor()), body, request.actor()));
        }
        Thing conversation = world.get(Kind.CONVERSATION, named);
        if (!conversation.related("customer").equals(customer.id)) {
            throw Refusal.bad("conversation belongs to another customer.", "conversation");
        }
        return Answer.created(add(conversation, body, request.actor()));
    }

    private ObjectNode check(ObjectNode body, Actor by) {
        for (String required : new String[] {"channel", "app"}) {
            if (body.path(required).asText("").isBlank()) {
                throw Refusal.bad(required + " is required.", required);
            }
        }
        ObjectNode accepted = FIELDS.accept(body, by, world, Kind.MESSAGE);
        Switches switches = world.switches();
        world.index.check(keys(accepted), "", key -> switches.on(Switch.UNIQUE_MESSAGE_EXTERNAL_ID));
        References.check(accepted.path("attachments"), world);
        return accepted;
    }

    private Thing add(Thing conversation, ObjectNode body, Actor by) {
        ObjectNode accepted = check(body, by);
        Switches switches = world.switches();
        String customer = conversation.related("customer");
        boolean imported = body.hasNonNull("importedAt");
        if (!imported) {
            long limit = switches.number(Switch.CREATES_PER_CUSTOMER_PER_MINUTE);
            world.rates.narrow("messages " + customer, limit, switches);
        }
        ObjectNode attributes = blank().put("direction", "in");
        FIELDS.lay(attributes, accepted, blank(), false);
        boolean in = attributes.path("direction").asText().equals("in");
        attributes.put(
                "directionType",
                directionType(conversation, attributes.path("direction").asText()));
        attributes.put("status", in ? "received" : "sent");
        Thing message = world.add(Kind.MESSAGE, world.nextId(Kind.MESSAGE), attributes, by);
        if (!attributes.hasNonNull("sentAt")) {
            attributes.set("sentAt", attributes.get("createdAt"));
        }
        attributes.set(
                "assignedUsers", conversation.attributes.path("assignedUsers").deepCopy());
        message.relate("customer", Kind.CUSTOMER, customer);
        message.relate("conversation", Kind.CONVERSATION, conversation.id);
        world.index.swap(Set.of(), keys(attributes), message.id);
        world.adopt(conversation, message);
        world.adopt(world.get(Kind.CUSTOMER, customer), message);
        world.announce(message);
        boolean quiet = imported && switches.on(Switch.IMPORTED_DOES_NOT_REOPEN);
        world.change(conversation, by, () -> {
            count(conversation, message, in ? "In" : "Out");
            if (in && !quiet && switches.on(Switch.INBOUND_REOPENS)) {
                conversations.move(conversation, "open");
            }
        });
        return message;
    }

    private String directionType(Thing conversation, String direction) {
        var before = world.children(conversation.id, Kind.MESSAGE);
        if (before.isEmpty()) {
            return "initial-" + direction;
        }
        boolean same = before.get(before.size() - 1).text("direction").equals(direction);
        return (same ? "followup-" : "response-") + direction;
    }

    private static void count(Thing conversation, Thing message, String way) {
        ObjectNode attributes = conversation.attributes;
        String counter = way.equals("In") ? "inboundMessageCount" : "outboundMessageCount";
        attributes.put("messageCount", attributes.path("messageCount").asLong() + 1);
        attributes.put(counter, attributes.path(counter).asLong() + 1);
        attributes.set("lastMessageAt", message.attributes.get("createdAt"));
        ObjectNode brief = Json.object().put("id", message.id).put("channel", message.text("channel"));
        brief.put("createdAt", message.text("createdAt")).put("sentAt", message.text("sentAt"));
        attributes.set("lastMessage" + way, brief);
        if (!attributes.has("firstMessage" + way)) {
            attributes.set("firstMessage" + way, brief);
        }
        Set<String> channels = new LinkedHashSet<>();
        attributes.path("channels").forEach(channel -> channels.add(channel.asText()));
        channels.add(message.text("channel"));
        attributes.set("channels", Json.strings(channels));
    }

    Answer update(Request request) {
        Thing message = world.get(Kind.MESSAGE, request.id());
        ObjectNode accepted = FIELDS.accept(request.object(), request.actor(), world, Kind.MESSAGE);
        world.checkRev(message, request.object());
        References.check(accepted.path("attachments"), world);
        Switches switches = world.switches();
        world.index.check(keys(accepted), message.id, key -> switches.on(Switch.UNIQUE_MESSAGE_EXTERNAL_ID));
        String window = "update " + message.id + request.actor().userId();
        world.rates.narrow(window, switches.number(Switch.UPDATES_PER_OBJECT_PER_MINUTE), switches);
        References.join(message.attributes, accepted, world);
        Set<String> before = keys(message.attributes);
        world.change(
                message,
                request.actor(),
                () -> FIELDS.lay(message.attributes, accepted, blank(), request.replaces(switches)));
        world.index.swap(before, keys(message.attributes), message.id);
        return Answer.ok(message);
    }

    Answer read(Request request) {
        if (request.id().startsWith("externalId=") && world.switches().on(Switch.MESSAGE_LOOKUP_BY_EXTERNAL_ID)) {
            return world.index.owners("message " + request.id()).stream()
                    .findFirst()
                    .map(id -> Answer.ok(world.get(Kind.MESSAGE, id)))
                    .orElseThrow(() -> Refusal.missing("Message"));
        }
        return Answer.ok(world.get(Kind.MESSAGE, request.id()));
    }

    Answer list(Request request) {
        return Pages.of(world.all(Kind.MESSAGE), request, world.switches());
    }

    Answer of(Kind parent, Request request) {
        Thing owner = world.get(parent, request.id());
        return Pages.of(world.children(owner.id, Kind.MESSAGE), request, world.switches());
    }

    private static ObjectNode blank() {
        ObjectNode blank = Json.object();
        blank.put("auto", false).put("redacted", false);
        blank.putObject("meta");
        blank.putArray("attachments");
        blank.putObject("custom");
        return blank;
    }

    private static Set<String> keys(ObjectNode attributes) {
        JsonNode id = attributes.path("externalId");
        return id.isTextual() ? Set.of("message externalId=" + id.asText()) : Set.of();
    }
}
