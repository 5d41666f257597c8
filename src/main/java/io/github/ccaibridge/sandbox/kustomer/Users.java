package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Users and teams of the organisation (8.1). */
final class Users {
    private final World world;

    Users(World world) {
        this.world = world;
    }

    Thing add(String email, String name, String userType) {
        String id = world.nextId(Kind.USER);
        ObjectNode attributes =
                Json.object().put("email", email).put("name", name).put("displayName", name);
        attributes.put("userType", userType).putNull("deletedAt").putArray("roles");
        return world.announce(world.add(Kind.USER, id, attributes, new Actor("", java.util.Set.of())));
    }

    Thing addTeam(String name, List<String> members, Actor by) {
        ObjectNode attributes = Json.object().put("name", name).put("displayName", name);
        attributes.set("members", Json.strings(members));
        return world.announce(world.add(Kind.TEAM, world.nextId(Kind.TEAM), attributes, by));
    }

    Answer list(Request request) {
        Map<String, String> query = request.query();
        String email = query.getOrDefault("email", "").toLowerCase(Locale.ROOT);
        String type = query.getOrDefault("userType", "");
        List<Thing> found = world.all(Kind.USER).stream()
                .filter(user -> email.isEmpty() || matches(user.text("email").toLowerCase(Locale.ROOT), email))
                .filter(user -> type.isEmpty() || user.text("userType").equals(type))
                .filter(user -> !"false".equals(query.get("deleted"))
                        || user.attributes.path("deletedAt").isNull())
                .toList();
        return Pages.of(found, request, world.switches());
    }

    private boolean matches(String email, String asked) {
        return world.switches().on(Switch.USER_EMAIL_FILTER_CONTAINS) ? email.contains(asked) : email.equals(asked);
    }

    Answer read(Request request) {
        return Answer.ok(world.get(Kind.USER, request.id()));
    }

    Answer current(Request request) {
        return Answer.ok(world.get(Kind.USER, request.actor().userId()));
    }

    Answer token(Request request) {
        ObjectNode attributes = Json.object().put("name", "api key").put("type", "api");
        attributes.set("roles", Json.strings(request.actor().roles()));
        Thing token = new Thing(Kind.TOKEN, "66f0a1b2c3d4e50e00000001", attributes);
        token.relate("user", Kind.USER, request.actor().userId());
        return Answer.ok(token);
    }

    Answer teams(Request request) {
        return Pages.of(world.all(Kind.TEAM), request, world.switches());
    }

    Answer teamsOf(Request request) {
        Thing user = world.get(Kind.USER, request.id());
        List<Thing> found = world.all(Kind.TEAM).stream()
                .filter(team -> team.attributes.path("members").toString().contains('"' + user.id + '"'))
                .toList();
        return Pages.of(found, request, world.switches());
    }
}
