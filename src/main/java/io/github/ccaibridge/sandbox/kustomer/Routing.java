package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statuses, work sessions and the routing settings of teams (8.2 to 8.4). */
final class Routing {
    final Shifts shifts;
    final List<StatusWrite> writes = new ArrayList<>();
    private final World world;

    Routing(World world) {
        this.world = world;
        this.shifts = new Shifts(world);
    }

    Thing addStatus(String name, String statusType, boolean system, Actor by) {
        ObjectNode attributes = Json.object().put("name", name).put("statusType", statusType);
        attributes
                .put("system", system)
                .put("selectable", !statusType.equals("busy"))
                .put("enabled", true);
        return world.announce(world.add(Kind.STATUS, world.nextId(Kind.STATUS), attributes, by));
    }

    Answer createStatus(Request request) {
        ObjectNode body = request.object();
        String type = body.path("statusType").asText("");
        if (body.path("name").asText("").isBlank()
                || !List.of("available", "unavailable").contains(type)) {
            throw Refusal.bad("name and statusType are required.", "statusType");
        }
        return Answer.created(addStatus(body.path("name").asText(), type, false, request.actor()));
    }

    /** A person's change of status: opens, moves or ends a work session (8.3). */
    Thing setStatus(String userId, String teamId, String statusId, Actor by) {
        return shifts.moves(userId, teamId, world.get(Kind.STATUS, statusId), by);
    }

    Answer update(Request request) {
        Thing session = world.get(Kind.WORK_SESSION, request.id());
        String from = session.related("status");
        String asked = request.object().path("status").asText("");
        try {
            set(session, asked, request);
            note(session, from, asked, "");
        } catch (Refusal refusal) {
            note(session, from, asked, refusal.getMessage());
            throw refusal;
        }
        return Answer.ok(session);
    }

    private void set(Thing session, String asked, Request request) {
        Thing status = world.find(Kind.STATUS, asked)
                .orElseThrow(() -> Refusal.bad("status must be the id of a routing status.", "status"));
        if (!session.attributes.path("active").asBoolean()) {
            throw world.switches().on(Switch.ENDED_SESSION_IS_409)
                    ? Refusal.conflict("work session has ended", "status")
                    : Refusal.bad("work session has ended", "status");
        }
        if (status.text("statusType").equals("busy") && world.switches().on(Switch.BUSY_IS_REFUSED)) {
            throw Refusal.bad("status busy is set by the system.", "status");
        }
        world.checkRev(session, request.object());
        shifts.apply(session, status, request.actor());
    }

    private void note(Thing session, String from, String to, String refusal) {
        writes.add(new StatusWrite(Instant.now(), session.id, session.related("user"), from, to, refusal));
    }

    Answer sessions(Request request) {
        Map<String, String> query = request.query();
        return sessions(
                request,
                query.getOrDefault("user", "").equals("true") ? request.actor().userId() : "");
    }

    Answer sessionsOf(Request request) {
        return sessions(request, world.get(Kind.USER, request.id()).id);
    }

    private Answer sessions(Request request, String userId) {
        String active = request.query().getOrDefault("active", "");
        String type = request.query().getOrDefault("statusType", "");
        List<Thing> found = shifts.listed().stream()
                .filter(s -> userId.isEmpty() || s.related("user").equals(userId))
                .filter(s -> active.isEmpty() || s.text("active").equals(active))
                .filter(s -> type.isEmpty() || s.text("statusType").equals(type))
                .toList();
        return Pages.of(found, request, world.switches());
    }

    Answer read(Kind kind, Request request) {
        return Answer.ok(world.get(kind, request.id()));
    }

    Answer list(Kind kind, Request request) {
        return Pages.of(world.all(kind), request, world.switches());
    }

    /** Settings are addressed by team and created on the first save (8.4). */
    Answer saveSettings(Request request) {
        return Answer.ok(saveSettings(request.id(), request.object(), request.actor()));
    }

    Thing saveSettings(String teamId, ObjectNode body, Actor by) {
        Thing team = world.get(Kind.TEAM, teamId);
        if (body.has("externalQueues") && !Check.strings(1).holds().test(body.path("externalQueues"))) {
            throw Refusal.bad("externalQueues takes at most one name.", "externalQueues");
        }
        if (body.has("queues") && !Check.strings(10).holds().test(body.path("queues"))) {
            throw Refusal.bad("queues takes at most ten ids.", "queues");
        }
        Optional<Thing> old = world.find(Kind.ROUTING_SETTINGS, team.id);
        Thing settings = old.orElseGet(() -> world.add(Kind.ROUTING_SETTINGS, team.id, blank(), by));
        world.change(settings, by, () -> {
            settings.relate("team", Kind.TEAM, team.id);
            for (String name : List.of("enabled", "externalQueues", "queues")) {
                if (body.has(name)) {
                    settings.attributes.set(name, body.get(name));
                }
            }
        });
        return settings;
    }

    private static ObjectNode blank() {
        ObjectNode blank = Json.object().put("enabled", false);
        blank.putArray("queues");
        blank.putArray("externalQueues");
        return blank;
    }
}
