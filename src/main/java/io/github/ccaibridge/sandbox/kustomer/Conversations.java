package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Conversations and their life between open, snoozed and done (3). */
final class Conversations {
    private static final Fields FIELDS = new Fields()
            .with("name", Check.text(1024))
            .with("status", Check.oneOf("open", "snoozed", "done"))
            .with("subStatus", Check.text(1024))
            .with("priority", Check.whole(1, 5))
            .with("direction", Check.oneOf("in", "out"))
            .with("assignedUsers", Check.strings(10))
            .with("assignedTeams", Check.strings(10))
            .with("queue", Check.object())
            .with("tags", Check.strings(1000))
            .with("defaultLang", Check.text(64))
            .with("externalId", Check.text(1024))
            .with("snooze", Check.object())
            .with("ended", Check.flag())
            .with("brand", Check.text(1024))
            .with("importedAt", Check.date())
            .keeping("status", "direction", "importedAt", "ended");

    private final World world;

    Conversations(World world) {
        this.world = world;
    }

    Answer create(Request request) {
        ObjectNode body = request.object();
        boolean nested = !request.parts().isEmpty();
        String named = body.path("customer").asText("");
        if (named.isBlank() && !nested) {
            throw Refusal.bad("customer is required.", "customer");
        }
        Thing customer = world.get(Kind.CUSTOMER, nested ? request.id() : named);
        if (!named.isBlank() && !named.equals(customer.id)) {
            throw Refusal.bad("customer differs from the path.", "customer");
        }
        if (body.path("status").asText("open").equals("snoozed")) {
            throw Refusal.bad("status must be open or done on create.", "status");
        }
        return Answer.created(add(customer, body, request.actor()));
    }

    Thing add(Thing customer, ObjectNode body, Actor by) {
        ObjectNode accepted = FIELDS.accept(body, by, world, Kind.CONVERSATION);
        checkAssignees(accepted);
        Switches switches = world.switches();
        world.index.check(keys(accepted), "", key -> switches.on(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID));
        if (!body.hasNonNull("importedAt")) {
            long limit = switches.number(Switch.CREATES_PER_CUSTOMER_PER_MINUTE);
            world.rates.narrow("conversations " + customer.id, limit, switches);
        }
        ObjectNode attributes = blank();
        FIELDS.lay(attributes, accepted, blank(), false);
        Thing conversation = world.add(Kind.CONVERSATION, world.nextId(Kind.CONVERSATION), attributes, by);
        attributes
                .putObject(attributes.path("status").asText())
                .put("statusAt", attributes.path("createdAt").asText());
        world.index.swap(Set.of(), keys(attributes), conversation.id);
        conversation.relate("customer", Kind.CUSTOMER, customer.id);
        relateQueue(conversation);
        List.of("messages", "notes", "attachments").forEach(conversation::relateList);
        world.adopt(customer, conversation);
        count(customer, "all", 1);
        count(customer, conversation.text("status"), 1);
        customer.attributes.putObject("lastConversation").put("id", conversation.id);
        return world.announce(conversation);
    }

    Answer update(Request request) {
        return Answer.ok(edit(request.id(), request.object(), request.actor(), request.replaces(world.switches())));
    }

    Thing edit(String id, ObjectNode body, Actor by, boolean replace) {
        Thing conversation = world.get(Kind.CONVERSATION, id);
        ObjectNode accepted = FIELDS.accept(body, by, world, Kind.CONVERSATION);
        checkAssignees(accepted);
        world.checkRev(conversation, body);
        Switches switches = world.switches();
        world.index.check(keys(accepted), id, key -> switches.on(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID));
        world.rates.narrow(
                "update " + id + by.userId(), switches.number(Switch.UPDATES_PER_OBJECT_PER_MINUTE), switches);
        Set<String> before = keys(conversation.attributes);
        world.change(conversation, by, () -> {
            JsonNode status = accepted.remove("status");
            FIELDS.lay(conversation.attributes, accepted, blank(), replace);
            if (status != null && !status.isNull()) {
                move(conversation, status.asText());
            }
            end(conversation, by);
            relateQueue(conversation);
        });
        world.index.swap(before, keys(conversation.attributes), id);
        return conversation;
    }

    /** No event tells of it (9.1). */
    void remove(String id) {
        Thing conversation = world.get(Kind.CONVERSATION, id);
        Thing customer = world.get(Kind.CUSTOMER, conversation.related("customer"));
        world.index.swap(keys(conversation.attributes), Set.of(), id);
        world.abandon(customer, conversation);
        count(customer, "all", -1);
        count(customer, conversation.text("status"), -1);
        world.remove(conversation);
    }

    /** Moves a conversation through its life; call inside a change (3.3). */
    void move(Thing conversation, String status) {
        ObjectNode attributes = conversation.attributes;
        String before = conversation.text("status");
        if (before.equals(status)) {
            return;
        }
        String now = Times.text(world.times.now());
        attributes.put("status", status).remove(before);
        attributes.putObject(status).put("statusAt", now);
        String counter = status.equals("open") ? "reopenCount" : status + "Count";
        counter = counter.equals("snoozedCount") ? "snoozeCount" : counter;
        attributes.put(counter, attributes.path(counter).asLong() + 1);
        if (status.equals("done")) {
            if (!attributes.has("firstDone")) {
                attributes.putObject("firstDone").put("createdAt", now);
            }
            attributes.putObject("lastDone").put("createdAt", now);
        }
        Thing customer = world.get(Kind.CUSTOMER, conversation.related("customer"));
        count(customer, before, -1);
        count(customer, status, 1);
    }

    Answer read(Request request) {
        return Answer.ok(find(request.id()));
    }

    Thing find(String asked) {
        String prefix = "externalId=";
        if (!asked.startsWith(prefix) || !world.switches().on(Switch.CONVERSATION_LOOKUP_BY_EXTERNAL_ID)) {
            return world.get(Kind.CONVERSATION, asked);
        }
        return world.index.owners("conversation " + asked).stream()
                .findFirst()
                .map(id -> world.get(Kind.CONVERSATION, id))
                .orElseThrow(() -> Refusal.missing("Conversation"));
    }

    Answer list(Request request) {
        return Pages.of(world.all(Kind.CONVERSATION), request, world.switches());
    }

    Answer ofCustomer(Request request) {
        Thing customer = world.get(Kind.CUSTOMER, request.id());
        return Pages.of(world.children(customer.id, Kind.CONVERSATION), request, world.switches());
    }

    Answer tag(Request request) {
        Thing conversation = world.get(Kind.CONVERSATION, request.id());
        if (!(request.body() instanceof ArrayNode names)
                || !Check.strings(1000).holds().test(names)) {
            throw Refusal.bad("Request body must be an array of tag names.", "");
        }
        world.change(conversation, request.actor(), () -> {
            Set<String> tags = new LinkedHashSet<>();
            conversation.attributes.path("tags").forEach(tag -> tags.add(tag.asText()));
            Set<String> named = new LinkedHashSet<>();
            names.forEach(name -> named.add(tagId(name.asText(), request.actor())));
            if (request.method().equals("POST")) {
                tags.addAll(named);
            } else {
                tags.removeAll(named);
            }
            conversation.attributes.set("tags", Json.strings(tags));
        });
        return Answer.ok(conversation);
    }

    private String tagId(String name, Actor by) {
        return world.all(Kind.TAG).stream()
                .filter(tag -> tag.text("name").equals(name))
                .findFirst()
                .orElseGet(() -> world.announce(world.add(
                        Kind.TAG, world.nextId(Kind.TAG), Json.object().put("name", name), by)))
                .id;
    }

    private void checkAssignees(ObjectNode accepted) {
        if (world.switches().on(Switch.CHECK_ASSIGNEES)) {
            accepted.path("assignedUsers").forEach(user -> {
                if (world.find(Kind.USER, user.asText()).isEmpty()) {
                    throw Refusal.bad("assignedUsers has an unknown user.", "assignedUsers");
                }
            });
        }
    }

    private static void relateQueue(Thing conversation) {
        String queue = conversation.attributes.path("queue").path("id").asText("");
        if (!queue.isEmpty()) {
            conversation.relate("queue", Kind.QUEUE, queue);
        }
    }

    private void end(Thing conversation, Actor by) {
        if (conversation.attributes.path("ended").asBoolean() && !conversation.attributes.has("endedAt")) {
            conversation.attributes.put("endedAt", Times.text(world.times.now()));
            conversation.attributes.put("endedBy", by.userId()).put("endedByType", "user");
        }
    }

    private static void count(Thing customer, String which, int by) {
        ObjectNode counts = customer.attributes.withObject("/conversationCounts");
        counts.put(which, counts.path(which).asLong() + by);
    }

    private static ObjectNode blank() {
        ObjectNode blank = Json.object();
        List.of("channels", "tags", "assignedUsers", "assignedTeams").forEach(blank::putArray);
        List.of("messageCount", "inboundMessageCount", "outboundMessageCount", "noteCount")
                .forEach(name -> blank.put(name, 0));
        List.of("reopenCount", "doneCount", "snoozeCount").forEach(name -> blank.put(name, 0));
        blank.put("status", "open").put("priority", 3).put("ended", false);
        blank.put("spam", false).put("deleted", false).putObject("custom");
        return blank;
    }

    private static Set<String> keys(ObjectNode attributes) {
        JsonNode id = attributes.path("externalId");
        return id.isTextual() ? Set.of("conversation externalId=" + id.asText()) : Set.of();
    }
}
