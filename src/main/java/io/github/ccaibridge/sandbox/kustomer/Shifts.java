package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lives of work sessions: signed in, moved from status to status and team to team, loaded, ended (8.3). */
final class Shifts {
    private static final int CAPACITY = 4;

    private final World world;
    private final Map<String, Thing> live = new HashMap<>();
    private final Lagging lagging;

    Shifts(World world) {
        this.world = world;
        this.lagging = new Lagging(world);
    }

    Optional<Thing> live(String userId) {
        return Optional.ofNullable(live.get(userId));
    }

    /** A change of status opens, moves or ends a session; an empty team stays as it is. */
    Thing moves(String userId, String teamId, Thing status, Actor by) {
        world.get(Kind.USER, userId);
        Thing session = live.get(userId);
        if (session == null) {
            return open(userId, teamId, status, by);
        }
        change(session, by, () -> {
            if (!teamId.isEmpty()) {
                take(session, teamId);
            }
            apply(session, status);
        });
        return session;
    }

    void switchesTeam(Thing session, String teamId, Actor by) {
        change(session, by, () -> take(session, teamId));
    }

    /** Work comes or goes: the session changes and its status does not. */
    void loads(Thing session, int items, Actor by) {
        change(session, by, () -> {
            int held = Math.max(0, session.attributes.path("workItemCount").asInt() + items);
            int handled = session.attributes.path("handledItemCount").asInt() + Math.max(0, -items);
            session.attributes.put("workItemCount", held).put("handledItemCount", handled);
            session.attributes
                    .put("capacityRemaining", Math.max(0, CAPACITY - held))
                    .put("capacityStatus", held == 0 ? "idle" : held < CAPACITY ? "not-at-capacity" : "at-capacity");
        });
    }

    /** The API sets a status. */
    void apply(Thing session, Thing status, Actor by) {
        change(session, by, () -> apply(session, status));
    }

    /** The sessions as the list shows them, which may be some time ago. */
    List<Thing> listed() {
        return lagging.listed(world.all(Kind.WORK_SESSION));
    }

    private Thing open(String userId, String teamId, Thing status, Actor by) {
        ObjectNode attributes = Json.object().put("active", true).putNull("signedOutAt");
        attributes
                .put("signedInAt", Times.text(world.times.now()))
                .put("workItemCount", 0)
                .put("pausedWorkItemCount", 0)
                .put("handledItemCount", 0)
                .put("capacityRemaining", CAPACITY)
                .put("totalCapacity", CAPACITY)
                .put("capacityStatus", "idle");
        attributes.putArray("capacity");
        attributes.putObject("totalTimeByStatus");
        Thing session = world.add(Kind.WORK_SESSION, world.nextId(Kind.WORK_SESSION), attributes, by);
        session.relate("user", Kind.USER, userId);
        session.relateList("queues");
        session.relateList("workItems");
        if (!teamId.isEmpty()) {
            take(session, teamId);
        }
        live.put(userId, session);
        apply(session, status);
        lagging.note(session);
        return world.announce(session);
    }

    private void change(Thing session, Actor by, Runnable edit) {
        world.change(session, by, edit);
        lagging.note(session);
    }

    private void take(Thing session, String teamId) {
        session.relate("team", Kind.TEAM, teamId);
        if (world.find(Kind.ROUTING_SETTINGS, teamId).isPresent()) {
            session.relate("routingSettings", Kind.ROUTING_SETTINGS, teamId);
        }
    }

    private void apply(Thing session, Thing status) {
        String before = session.related("status");
        if (before.equals(status.id)) {
            return;
        }
        spend(session, before, status.id);
        String type = status.text("statusType");
        session.attributes.put("statusType", type).put("routable", type.equals("available"));
        session.relate("status", Kind.STATUS, status.id);
        if (type.equals("offline")) {
            session.attributes.put("active", false).put("signedOutAt", Times.text(world.times.now()));
            live.remove(session.related("user"));
        }
    }

    /** The time in the old status is added up, and the new one begins to count. */
    private void spend(Thing session, String before, String after) {
        long now = world.times.now();
        ObjectNode totals = session.attributes.withObject("/totalTimeByStatus");
        if (totals.has(before)) {
            ObjectNode old = totals.withObject("/" + before);
            long since = Times.millis(old.path("statusAt").asText());
            old.put("time", old.path("time").asLong() + Math.max(0, now - since) / 1000);
        }
        ObjectNode young = totals.withObject("/" + after);
        young.put("statusAt", Times.text(now))
                .put("time", young.path("time").asLong())
                .put("statusSelectedCount", young.path("statusSelectedCount").asInt() + 1);
    }
}
