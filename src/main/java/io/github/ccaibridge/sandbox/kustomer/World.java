package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything the stand-in remembers; whoever touches it holds its lock, which is what makes uniqueness atomic. */
final class World {
    static final String ORG = "5f8481c6a22ab5b9d5f20000";
    private static final Set<Kind> SEARCHED = EnumSet.of(Kind.CUSTOMER, Kind.CONVERSATION, Kind.MESSAGE, Kind.NOTE);

    final Index index = new Index();
    final Times times;
    final RateLimit rates;
    final Map<String, ObjectNode> metadata = new LinkedHashMap<>();
    private final Map<Kind, Map<String, Thing>> shelves = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> counters = new EnumMap<>(Kind.class);
    private final Map<String, List<Thing>> children = new HashMap<>();
    private volatile Switches switches;
    private Listener listener = (thing, event, changes) -> {};

    /** Told of every change, under the lock; changes are null on create. */
    interface Listener {
        void changed(Thing thing, String event, ObjectNode changes);
    }

    World(Switches switches) {
        this.switches = switches;
        this.times = new Times(switches.clock());
        this.rates = new RateLimit(times);
    }

    Switches switches() {
        return switches;
    }

    void switches(Switches other) {
        switches = other;
    }

    void listener(Listener other) {
        listener = other;
    }

    /** Deterministic ids in the vendor's form of 24 hex characters (1.4, 13). */
    String nextId(Kind kind) {
        return String.format(
                "66f0a1b2c3d4e5%02x%08x",
                kind.code, switches.number(Switch.FIRST_ID) + counters.merge(kind, 1, Integer::sum));
    }

    Thing add(Kind kind, String id, ObjectNode attributes, Actor by) {
        long tick = times.tick();
        Thing thing = new Thing(kind, id, attributes);
        if (!attributes.has("createdAt")) {
            attributes.put("createdAt", Times.text(tick));
        }
        attributes.put("updatedAt", Times.text(tick)).put("modifiedAt", Times.text(tick));
        attributes.put("rev", 1);
        thing.relate("org", Kind.TEAM, ORG);
        thing.relationships.withObject("/org/data").put("type", "org");
        thing.relationships.withObject("/org/links").put("self", "/v1/orgs/" + ORG);
        if (!by.userId().isEmpty()) {
            thing.relate("createdBy", Kind.USER, by.userId());
            thing.relate("modifiedBy", Kind.USER, by.userId());
        }
        shelf(kind).put(id, thing);
        return thing;
    }

    /** Ends a creation, once its relations are set: now search and webhooks may see it. */
    Thing announce(Thing thing) {
        remember(thing);
        listener.changed(thing, "create", null);
        return thing;
    }

    /** One change: rev rises by one when anything really differs (1.8). */
    void change(Thing thing, Actor by, Runnable edit) {
        ObjectNode attributes = thing.attributes.deepCopy();
        ObjectNode relationships = thing.relationships.deepCopy();
        edit.run();
        if (thing.attributes.equals(attributes) && thing.relationships.equals(relationships)) {
            return;
        }
        String now = Times.text(times.tick());
        thing.attributes.put("rev", thing.rev() + 1).put("updatedAt", now).put("modifiedAt", now);
        thing.relate("modifiedBy", Kind.USER, by.userId());
        remember(thing);
        listener.changed(thing, "update", Changes.between(attributes, relationships, thing));
    }

    /** A body that names a rev speaks of that version only (1.8). */
    void checkRev(Thing thing, ObjectNode body) {
        if (body.has("rev") && body.path("rev").asLong() != thing.rev()) {
            throw Refusal.conflict("rev is stale", "rev");
        }
    }

    private void remember(Thing thing) {
        if (SEARCHED.contains(thing.kind)) {
            thing.remember(times.now(), switches.number(Switch.SEARCH_LAG_MILLIS));
        }
    }

    Thing get(Kind kind, String id) {
        return find(kind, id).orElseThrow(() -> Refusal.missing(name(kind)));
    }

    Optional<Thing> find(Kind kind, String id) {
        return Optional.ofNullable(shelf(kind).get(id));
    }

    Collection<Thing> all(Kind kind) {
        return shelf(kind).values();
    }

    void remove(Thing thing) {
        shelf(thing.kind).remove(thing.id);
    }

    void adopt(Thing parent, Thing child) {
        children.computeIfAbsent(parent.id + child.kind, key -> new ArrayList<>())
                .add(child);
    }

    void abandon(Thing parent, Thing child) {
        children(parent.id, child.kind).remove(child);
    }

    List<Thing> children(String parentId, Kind kind) {
        return children.getOrDefault(parentId + kind, List.of());
    }

    ObjectNode declared(String resource) {
        return metadata.getOrDefault(resource, Json.object());
    }

    static String name(Kind kind) {
        return kind.type.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + kind.type.substring(1).replace('_', ' ');
    }

    private Map<String, Thing> shelf(Kind kind) {
        return shelves.computeIfAbsent(kind, key -> new LinkedHashMap<>());
    }
}
