package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The names and types of custom attributes per kind of record (7.2). */
final class Metadata {
    private static final Set<String> RESOURCES =
            Set.of("customer", "company", "conversation", "message", "note", "user");

    private final World world;

    Metadata(World world) {
        this.world = world;
    }

    Answer read(Request request) {
        return answer(resource(request));
    }

    Answer write(Request request) {
        String resource = resource(request);
        if (!(request.object().path("properties") instanceof ObjectNode given)) {
            throw Refusal.bad("properties is required.", "properties");
        }
        ObjectNode properties = world.switches().on(Switch.METADATA_PUT_REPLACES)
                ? Json.object()
                : world.declared(resource).deepCopy();
        given.fields().forEachRemaining(each -> {
            String name = each.getKey();
            String suffix = CustomAttributes.suffix(name);
            if (suffix.isEmpty() || !each.getValue().isObject()) {
                throw Refusal.bad("Property " + name + " has no known suffix.", "properties." + name);
            }
            ObjectNode property = each.getValue().deepCopy();
            if (!property.hasNonNull("displayName")) {
                property.put("displayName", title(name.substring(0, name.length() - suffix.length())));
            }
            properties.set(name, property.put("type", suffix));
        });
        world.metadata.put(resource, properties);
        return answer(resource);
    }

    private Answer answer(String resource) {
        ObjectNode body = Json.object();
        ObjectNode data = body.putObject("data").put("type", "metadata").put("id", resource);
        data.putObject("attributes").set("properties", world.declared(resource));
        data.putObject("links").put("self", "/v1/metadata/" + resource);
        return Answer.ok(body);
    }

    private static String resource(Request request) {
        if (!RESOURCES.contains(request.id()) && !request.id().startsWith("kobject.")) {
            throw Refusal.missing("Metadata");
        }
        return request.id();
    }

    private static String title(String camel) {
        String spaced = camel.replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        return spaced.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + spaced.substring(1);
    }
}
