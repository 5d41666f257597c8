package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Customers, found by the values they hold alone (2). */
final class Customers {
    private static final Set<String> SINGLE = Set.of("phones", "emails", "externalId", "whatsapps");
    private static final Fields FIELDS = new Fields()
            .with("name", Check.text(1024))
            .with("company", Check.text(1024))
            .with("username", Check.text(1024))
            .with("externalId", Check.text(1024))
            .with("externalIds", Check.objects(1000, "externalId"))
            .with("emails", Check.objects(1000, "email"))
            .with("phones", Check.objects(1000, "phone"))
            .with("whatsapps", Check.objects(1000, "phone"))
            .with("socials", Check.objects(1000, ""))
            .with("urls", Check.objects(1000, ""))
            .with("locations", Check.objects(1000, ""))
            .with("sharedEmails", Check.objects(1000, "email"))
            .with("sharedPhones", Check.objects(1000, "phone"))
            .with("sharedExternalIds", Check.objects(1000, "externalId"))
            .with("sharedWhatsapps", Check.objects(1000, "phone"))
            .with("sharedSocials", Check.objects(1000, ""))
            .with("tags", Check.strings(1000))
            .with("watchers", Check.strings(1000))
            .with("locale", Check.text(64))
            .with("defaultLang", Check.text(64))
            .with("timeZone", Check.text(64))
            .with("gender", Check.text(64))
            .with("birthdayAt", Check.date())
            .with("avatarUrl", Check.address())
            .with("importedAt", Check.date())
            .keeping("importedAt");

    private final World world;

    Customers(World world) {
        this.world = world;
    }

    Answer create(Request request) {
        return Answer.created(add(request.object(), request.actor()));
    }

    Thing add(ObjectNode body, Actor by) {
        ObjectNode accepted = FIELDS.accept(body, by, world, Kind.CUSTOMER);
        ObjectNode attributes = blank();
        FIELDS.lay(attributes, accepted, blank(), false);
        derive(attributes);
        Set<String> held = keys(attributes);
        world.index.check(held, "", Customers::single);
        Thing customer = world.add(Kind.CUSTOMER, world.nextId(Kind.CUSTOMER), attributes, by);
        world.index.swap(Set.of(), held, customer.id);
        attributes.set("lastActivityAt", attributes.get("updatedAt"));
        List.of("messages", "conversations", "notes").forEach(customer::relateList);
        return world.announce(customer);
    }

    Answer update(Request request) {
        Thing customer = world.get(Kind.CUSTOMER, request.id());
        ObjectNode accepted = FIELDS.accept(request.object(), request.actor(), world, Kind.CUSTOMER);
        world.checkRev(customer, request.object());
        Switches switches = world.switches();
        String window = "update " + customer.id + request.actor().userId();
        world.rates.narrow(window, switches.number(Switch.UPDATES_PER_OBJECT_PER_MINUTE), switches);
        ObjectNode after = customer.attributes.deepCopy();
        FIELDS.lay(after, accepted, blank(), request.replaces(world.switches()));
        derive(after);
        Set<String> before = keys(customer.attributes);
        world.index.check(keys(after), customer.id, Customers::single);
        world.index.swap(before, keys(after), customer.id);
        world.change(customer, request.actor(), () -> {
            customer.attributes.removeAll();
            customer.attributes.setAll(after);
        });
        return Answer.ok(customer);
    }

    /** As after a deletion by hand: nobody finds it again, and its values are free. */
    void remove(String id) {
        Thing customer = world.get(Kind.CUSTOMER, id);
        world.index.swap(keys(customer.attributes), Set.of(), id);
        world.remove(customer);
    }

    /** Reads by id, or by phone=, email= or externalId= inside the path segment (2.1). */
    Answer read(Request request) {
        String asked = request.id();
        int equals = asked.indexOf('=');
        if (equals < 0) {
            return Answer.ok(world.get(Kind.CUSTOMER, asked));
        }
        String value = asked.substring(equals + 1);
        List<Thing> found = switch (asked.substring(0, equals)) {
            case "phone" -> holders("phones=" + value, "sharedPhones=" + value);
            case "email" -> holders("emails=" + lower(value), "sharedEmails=" + lower(value));
            case "externalId" -> holders("externalId=" + value, "sharedExternalIds=" + value);
            default -> List.of();
        };
        if (found.isEmpty()) {
            throw Refusal.missing("Customer");
        }
        boolean array = asked.startsWith("phone=") && world.switches().on(Switch.PHONE_LOOKUP_IS_ARRAY);
        return found.size() > 1 || array ? Answer.ok(Envelope.all(found)) : Answer.ok(found.get(0));
    }

    List<Thing> holders(String... keys) {
        Set<String> ids = new LinkedHashSet<>();
        for (String key : keys) {
            ids.addAll(world.index.owners("customer " + key));
        }
        List<Thing> found = new ArrayList<>();
        ids.forEach(id -> found.add(world.get(Kind.CUSTOMER, id)));
        return found;
    }

    Answer list(Request request) {
        return Pages.of(world.all(Kind.CUSTOMER), request, world.switches());
    }

    private static ObjectNode blank() {
        ObjectNode blank = Json.object();
        List.of("externalIds", "emails", "sharedEmails", "phones", "sharedPhones", "whatsapps", "sharedWhatsapps")
                .forEach(blank::putArray);
        List.of("socials", "sharedSocials", "sharedExternalIds", "urls", "locations", "tags", "watchers", "activeUsers")
                .forEach(blank::putArray);
        blank.putObject("conversationCounts")
                .put("open", 0)
                .put("snoozed", 0)
                .put("done", 0)
                .put("all", 0);
        blank.putObject("custom");
        blank.put("deleted", false).put("verified", false);
        return blank;
    }

    private static void derive(ObjectNode attributes) {
        String own = attributes.path("externalId").asText("");
        ArrayNode ids = attributes.withArray("/externalIds");
        boolean listed = ids.findValuesAsText("externalId").contains(own);
        if (!own.isEmpty() && !attributes.path("externalId").isNull() && !listed) {
            ids.addObject().put("externalId", own).put("verified", true).put("externalVerified", false);
        }
        for (String list : List.of("phones", "emails")) {
            for (JsonNode each : attributes.path(list)) {
                if (!each.has("verified")) {
                    ((ObjectNode) each).put("verified", false);
                }
            }
        }
        String name =
                attributes.path("name").isNull() ? "" : attributes.path("name").asText("");
        String first = attributes.path("phones").path(0).path("phone").asText("");
        attributes.put(
                "displayName",
                name.isEmpty() ? attributes.path("emails").path(0).path("email").asText(first) : name);
        String[] words = name.split(" ", 2);
        attributes.put("firstName", words[0]).put("lastName", words.length > 1 ? words[1] : "");
    }

    private static boolean single(String key) {
        return SINGLE.contains(key.substring("customer ".length(), key.indexOf('=')));
    }

    private static Set<String> keys(ObjectNode attributes) {
        Set<String> keys = new LinkedHashSet<>();
        collect(keys, attributes, "phones", "phone");
        collect(keys, attributes, "sharedPhones", "phone");
        collect(keys, attributes, "whatsapps", "phone");
        attributes
                .path("emails")
                .forEach(
                        e -> keys.add("customer emails=" + lower(e.path("email").asText())));
        attributes
                .path("sharedEmails")
                .forEach(e -> keys.add(
                        "customer sharedEmails=" + lower(e.path("email").asText())));
        attributes
                .path("externalIds")
                .forEach(e ->
                        keys.add("customer externalId=" + e.path("externalId").asText()));
        collect(keys, attributes, "sharedExternalIds", "externalId");
        return keys;
    }

    private static void collect(Set<String> keys, ObjectNode attributes, String list, String key) {
        attributes
                .path(list)
                .forEach(each ->
                        keys.add("customer " + list + "=" + each.path(key).asText()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
