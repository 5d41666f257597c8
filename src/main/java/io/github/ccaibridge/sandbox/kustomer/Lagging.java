package io.github.ccaibridge.sandbox.kustomer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Work sessions as a list shows them that is some time behind; without the switch it keeps nothing. */
final class Lagging {
    private final World world;
    private final Map<String, Deque<Seen>> kept = new HashMap<>();

    private record Seen(long at, Thing thing) {}

    Lagging(World world) {
        this.world = world;
    }

    void note(Thing session) {
        long now = world.times.now();
        long lag = world.switches().number(Switch.WORK_SESSION_LAG_MILLIS);
        Deque<Seen> versions = kept.computeIfAbsent(session.id, id -> new ArrayDeque<>(1));
        if (lag == 0) {
            versions.clear();
        }
        while (versions.size() > 1 && second(versions).at() <= now - lag) {
            versions.removeFirst();
        }
        versions.addLast(new Seen(now, copy(session)));
    }

    List<Thing> listed(Collection<Thing> sessions) {
        long lag = world.switches().number(Switch.WORK_SESSION_LAG_MILLIS);
        if (lag == 0) {
            return List.copyOf(sessions);
        }
        long then = world.times.now() - lag;
        return sessions.stream()
                .map(session -> shown(session, then))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Null where the session did not exist then. */
    private Thing shown(Thing session, long then) {
        Thing found = null;
        for (Seen version : kept.getOrDefault(session.id, new ArrayDeque<>())) {
            found = version.at() <= then ? version.thing() : found;
        }
        return found;
    }

    private static Thing copy(Thing session) {
        Thing copy = new Thing(session.kind, session.id, session.attributes.deepCopy());
        copy.relationships.setAll(session.relationships.deepCopy());
        return copy;
    }

    private static Seen second(Deque<Seen> versions) {
        var walk = versions.iterator();
        walk.next();
        return walk.next();
    }
}
