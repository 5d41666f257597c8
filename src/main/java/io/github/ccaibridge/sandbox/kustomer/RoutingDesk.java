package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What administrators and agents do to statuses and teams, and what the API did to work sessions. */
public final class RoutingDesk {
    private final Supplier<Vendor> vendor;

    RoutingDesk(Supplier<Vendor> vendor) {
        this.vendor = vendor;
    }

    /** A new user with a desktop, selecting this team at the next sign-in. */
    public AgentDesktop hire(String email, String name, String teamId) {
        String id = inWorld(v -> v.users.add(email, name, "user").id);
        return new AgentDesktop(this, id, email, teamId);
    }

    /** The desktop of the first user with this e-mail. */
    public AgentDesktop desktop(String email, String teamId) {
        String id = inWorld(v -> v.world.all(Kind.USER).stream()
                .filter(user -> user.text("email").equalsIgnoreCase(email))
                .findFirst()
                .orElseThrow(() -> Refusal.missing("User"))
                .id);
        return new AgentDesktop(this, id, email, teamId);
    }

    /** A team with routing on; an empty queue for none from outside. */
    public String team(String name, String externalQueue) {
        String id = inWorld(v -> v.users.addTeam(name, List.of(), v.human).id);
        route(id, true, externalQueue);
        return id;
    }

    /** An administrator saves a team's routing. */
    public void route(String teamId, boolean enabled, String externalQueue) {
        ObjectNode body = Json.object().put("enabled", enabled);
        body.set("externalQueues", Json.strings(externalQueue.isEmpty() ? List.of() : List.of(externalQueue)));
        inWorld(v -> v.routing.saveSettings(teamId, body, v.human));
    }

    public String statusId(String name) {
        return inWorld(v -> v.world.all(Kind.STATUS).stream()
                .filter(status -> status.text("name").equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.missing("Status"))
                .id);
    }

    public String statusName(String id) {
        return inWorld(v -> v.world.get(Kind.STATUS, id).text("name"));
    }

    /** An administrator renames a status; its id stays. */
    public void renameStatus(String id, String name) {
        edit(id, status -> status.attributes.put("name", name));
    }

    /** An administrator switches a status off. */
    public void disableStatus(String id) {
        edit(id, status -> status.attributes.put("enabled", false).put("selectable", false));
    }

    public void removeStatus(String id) {
        inWorld(v -> {
            v.world.remove(v.world.get(Kind.STATUS, id));
            return id;
        });
    }

    /** Every change of a status that was asked for over the API, taken or refused, in order. */
    public List<StatusWrite> writes() {
        return inWorld(v -> List.copyOf(v.routing.writes));
    }

    public List<StatusWrite> writesOf(String userId) {
        return writes().stream().filter(write -> write.userId().equals(userId)).toList();
    }

    private void edit(String id, Consumer<Thing> edit) {
        inWorld(v -> {
            Thing status = v.world.get(Kind.STATUS, id);
            v.world.change(status, v.human, () -> edit.accept(status));
            return status;
        });
    }

    <T> T inWorld(Function<Vendor, T> deed) {
        Vendor now = vendor.get();
        synchronized (now.world) {
            return deed.apply(now);
        }
    }

    static Actor person(String userId) {
        return new Actor(userId, Set.of());
    }
}
