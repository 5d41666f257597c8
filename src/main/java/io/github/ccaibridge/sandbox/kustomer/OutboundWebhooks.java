package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The registered receivers of outbound events, and the events made for them (9.1). */
final class OutboundWebhooks implements World.Listener {
    private static final Set<Kind> TOLD =
            Set.of(Kind.CONVERSATION, Kind.CUSTOMER, Kind.MESSAGE, Kind.USER, Kind.TEAM, Kind.TAG);
    private static final Fields FIELDS = new Fields()
            .with("name", Check.text(255))
            .with("url", Check.text(255))
            .with("events", Check.strings(12))
            .with("headers", Check.objects(50, "name"))
            .with("enabled", Check.flag());

    private final World world;
    private final Courier courier;

    OutboundWebhooks(World world, Courier courier) {
        this.world = world;
        this.courier = courier;
        world.listener(this);
    }

    static Set<String> events() {
        Set<String> names = new LinkedHashSet<>();
        for (Kind kind : List.of(Kind.CONVERSATION, Kind.CUSTOMER, Kind.MESSAGE, Kind.USER, Kind.TEAM, Kind.TAG)) {
            names.add("kustomer." + kind.type + ".create");
            names.add("kustomer." + kind.type + ".update");
        }
        return names;
    }

    Answer create(Request request) {
        return Answer.created(add(request.object(), request.actor()));
    }

    Thing add(ObjectNode body, Actor by) {
        ObjectNode attributes = FIELDS.accept(body, by, world, Kind.WEBHOOK);
        JsonNode events = attributes.path("events");
        events.forEach(event -> {
            if (!events().contains(event.asText())) {
                throw Refusal.bad("Unknown event " + event.asText() + ".", "events");
            }
        });
        if (events.isEmpty() || attributes.path("name").asText("").isBlank()) {
            throw Refusal.bad("name and events are required.", "events");
        }
        URI url = URI.create(attributes.path("url").asText(""));
        boolean loopback = "127.0.0.1".equals(url.getHost()) || "localhost".equals(url.getHost());
        if (url.getHost() == null || !("https".equals(url.getScheme()) || loopback)) {
            throw Refusal.bad("url must be https.", "url");
        }
        String id = world.nextId(Kind.WEBHOOK);
        attributes.put("enabled", true).put("token", "whk" + id);
        return world.announce(world.add(Kind.WEBHOOK, id, attributes, by));
    }

    Answer change(Request request) {
        Thing webhook = world.get(Kind.WEBHOOK, request.id());
        ObjectNode accepted = FIELDS.accept(request.object(), request.actor(), world, Kind.WEBHOOK);
        world.change(webhook, request.actor(), () -> webhook.attributes.setAll(accepted));
        return Answer.ok(webhook);
    }

    Answer list(Request request) {
        return Pages.of(world.all(Kind.WEBHOOK), request, world.switches());
    }

    Answer read(Request request) {
        return Answer.ok(world.get(Kind.WEBHOOK, request.id()));
    }

    Answer delete(Request request) {
        world.remove(world.get(Kind.WEBHOOK, request.id()));
        return Answer.nothing();
    }

    Answer eventNames(Request request) {
        return Answer.ok(Json.object().set("data", Json.strings(events())));
    }

    @Override
    public void changed(Thing thing, String operation, ObjectNode changes) {
        if (!TOLD.contains(thing.kind) || world.all(Kind.WEBHOOK).isEmpty()) {
            return;
        }
        String name = "kustomer." + thing.kind.type + "." + operation;
        List<Thing> receivers = world.all(Kind.WEBHOOK).stream()
                .filter(hook -> hook.attributes.path("enabled").asBoolean())
                .filter(hook -> hook.attributes.path("events").toString().contains('"' + name + '"'))
                .toList();
        if (!receivers.isEmpty()) {
            ObjectNode event = event(thing, name, changes);
            receivers.forEach(hook -> courier.send(hook, name, event.path("id").asText(), Json.bytes(event)));
        }
    }

    private ObjectNode event(Thing thing, String name, ObjectNode changes) {
        ObjectNode event = Json.object().put("id", world.nextId(Kind.EVENT)).put("name", name);
        event.put("org", World.ORG).put("partition", World.ORG);
        event.set("data", Envelope.data(thing));
        event.put("createdAt", Times.text(world.times.now()));
        event.set("changes", changes);
        event.put("persist", true).put("client", "api-gw").put("dataId", thing.id);
        boolean custom = changes != null && changes.path("attributes").has("custom");
        event.putObject("meta").put("customChanged", custom);
        return event;
    }
}
