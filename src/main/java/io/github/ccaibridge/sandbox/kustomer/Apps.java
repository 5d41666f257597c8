package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Registered app definitions and the rules for their versions (10.1, 10.2). */
final class Apps {
    private static final Set<String> KEYS = Set.of(
            ("app version title identifier visibility description iconUrl screenshots appDetails dependencies roles "
                            + "settings settingsPageConfig auth klasses kviews widgets hooks triggers actions workflows "
                            + "commands outboundWebhooks i18n changelog meta dataSubscriptions tags postInstallMessage "
                            + "redirectUris")
                    .split(" ", -1));

    private final World world;

    Apps(World world) {
        this.world = world;
    }

    Answer register(Request request) {
        ObjectNode definition = request.object();
        definition.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw Refusal.bad("Unknown key " + key + ".", key);
            }
        });
        String app = definition.path("app").asText("");
        String version = definition.path("version").asText("");
        if (!app.matches("[A-Za-z0-9_]+") || !version.matches("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}")) {
            throw Refusal.bad("app and a semantic version are required.", "version");
        }
        if (definition.path("title").asText("").isBlank()) {
            throw Refusal.bad("title is required.", "title");
        }
        List<Thing> earlier = world.all(Kind.APP).stream()
                .filter(each -> each.text("app").equals(app))
                .toList();
        if (earlier.stream().anyMatch(each -> each.text("version").equals(version))) {
            throw Refusal.conflict("version already registered", "version");
        }
        if (!earlier.isEmpty()) {
            Thing latest = earlier.get(earlier.size() - 1);
            if (Arrays.compare(numbers(version), numbers(latest.text("version"))) <= 0) {
                throw Refusal.bad("version must be greater than the latest.", "version");
            }
            boolean sameMajor = numbers(version)[0] == numbers(latest.text("version"))[0];
            if (sameMajor && !latest.attributes.path("roles").equals(definition.path("roles"))) {
                throw Refusal.bad("changed roles need a new major version.", "roles");
            }
        }
        Thing added = world.add(Kind.APP, world.nextId(Kind.APP), definition.deepCopy(), request.actor());
        return Answer.created(world.announce(added));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
