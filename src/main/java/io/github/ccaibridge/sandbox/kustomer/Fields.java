package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The writable attributes of one kind of record, and how a body is laid over them. */
final class Fields {
    private static final Set<String> DATED = Set.of("createdAt", "modifiedAt", "createdBy", "modifiedBy", "updatedAt");

    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final Set<String> kept = new LinkedHashSet<>();

    Fields with(String name, Check check) {
        checks.put(name, check);
        return this;
    }

    /** Attributes a replacing PUT leaves alone when the body does not name them. */
    Fields keeping(String... names) {
        kept.addAll(List.of(names));
        return this;
    }

    /** The writable part of a body, checked; null passes because it clears. */
    ObjectNode accept(ObjectNode body, Actor by, World world, Kind kind) {
        ObjectNode accepted = Json.object();
        body.fields().forEachRemaining(given -> {
            String name = given.getKey();
            JsonNode value = given.getValue();
            Check check = checks.get(name);
            if (name.equals("custom")) {
                CustomAttributes.check(value, kind, world);
                accepted.set(name, value.isNull() ? Json.object() : value.deepCopy());
            } else if (check != null) {
                require(check, name, value);
                accepted.set(name, value.deepCopy());
            } else if (DATED.contains(name)) {
                if (by.admin() && name.equals("createdAt")) {
                    require(Check.date(), name, value);
                    accepted.set(name, value);
                }
            } else if (!name.equals("rev") && world.switches().on(Switch.REJECT_UNKNOWN_ATTRIBUTES)) {
                throw Refusal.bad("Unknown attribute " + name + ".", name);
            }
        });
        return accepted;
    }

    private static void require(Check check, String name, JsonNode value) {
        if (!value.isNull() && !check.holds().test(value)) {
            throw Refusal.bad(name + " " + check.otherwise() + ".", name);
        }
    }

    /** Lays what was accepted over the attributes; custom merges key by key (1.6). */
    void lay(ObjectNode attributes, ObjectNode accepted, ObjectNode blank, boolean replace) {
        if (replace) {
            for (String name : checks.keySet()) {
                if (!accepted.has(name) && !kept.contains(name)) {
                    if (blank.has(name)) {
                        attributes.set(name, blank.get(name));
                    } else {
                        attributes.remove(name);
                    }
                }
            }
            attributes.putObject("custom");
        }
        accepted.fields().forEachRemaining(given -> {
            boolean cleared = given.getValue().isNull() && blank.has(given.getKey());
            if (!given.getKey().equals("custom")) {
                attributes.set(given.getKey(), cleared ? blank.get(given.getKey()) : given.getValue());
            }
        });
        ObjectNode custom = attributes.withObject("/custom");
        accepted.path("custom").fields().forEachRemaining(given -> {
            if (given.getValue().isNull()) {
                custom.remove(given.getKey());
            } else {
                custom.set(given.getKey(), given.getValue());
            }
        });
    }
}
