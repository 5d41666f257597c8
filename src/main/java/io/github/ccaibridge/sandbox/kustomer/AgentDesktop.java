package io.github.ccaibridge.sandbox.kustomer;

import java.net.URI;

/** One agent in front of Kustomer: signs in, picks statuses, changes teams, gets work, and has tabs that tell the bridge. */
public final class AgentDesktop {
    private final RoutingDesk desk;
    private final String userId;
    private final String email;
    private volatile String teamId;

    AgentDesktop(RoutingDesk desk, String userId, String email, String teamId) {
        this.desk = desk;
        this.userId = userId;
        this.email = email;
        this.teamId = teamId;
    }

    public String userId() {
        return userId;
    }

    public String email() {
        return email;
    }

    /** Picks a status by name, which signs the agent in where nobody was; gives the work session's id. */
    public String picks(String status) {
        String id = desk.statusId(status);
        return desk.inWorld(v -> v.routing.setStatus(userId, teamId, id, RoutingDesk.person(userId)).id);
    }

    public void signsOut() {
        picks("Offline");
    }

    /** Selects another team, at once where the agent is signed in. */
    public void selectsTeam(String other) {
        teamId = other;
        desk.inWorld(v -> {
            v.routing
                    .shifts
                    .live(userId)
                    .ifPresent(s -> v.routing.shifts.switchesTeam(s, other, RoutingDesk.person(userId)));
            return other;
        });
    }

    /** An item of work is routed to the agent: the work session changes, the status does not. */
    public void getsWork() {
        loads(1);
    }

    public void finishesWork() {
        loads(-1);
    }

    /** The name of the status in the live work session; Offline where there is none. */
    public String status() {
        return desk.inWorld(v -> v.routing
                .shifts
                .live(userId)
                .map(s -> v.world.get(Kind.STATUS, s.related("status")).text("name"))
                .orElse("Offline"));
    }

    /** Opens a tab that can tell this door, with this token, what it shows. */
    public Tab opensTab(String instanceId, URI door, String appToken) {
        return new Tab(this, desk, instanceId, door, appToken);
    }

    String teamId() {
        return teamId;
    }

    private void loads(int items) {
        desk.inWorld(v -> {
            v.routing.shifts.live(userId).ifPresent(s -> v.routing.shifts.loads(s, items, v.human));
            return items;
        });
    }
}
