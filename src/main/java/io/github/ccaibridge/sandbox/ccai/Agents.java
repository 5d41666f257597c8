package io.github.ccaibridge.sandbox.ccai;

import java.util.List;
import java.util.function.Consumer;

/** What agents and the platform do at the other screen, told by e-mail or, where several agents share one, by id. */
public final class Agents {
    private final StatusList statuses;
    private final Roster roster;
    private volatile EventPusher door;
    private volatile String atLogin = "";

    Agents(StatusList statuses, Roster roster) {
        this.statuses = statuses;
        this.roster = roster;
    }

    /** From now on logins and logouts are told to this door; null for silence. */
    public void announceTo(EventPusher events) {
        door = events;
    }

    /** An administrator sets the status that every login begins with; an empty text for the agent's last one. */
    public void beginEveryLoginWith(String status) {
        atLogin = status;
    }

    /** An agent who has not logged in yet. */
    public void putLoggedOut(long id, String name, String email, String number) {
        roster.put(new AgentLife(id, name, email, number));
    }

    /** So many agents who are logged out; the pattern has a {@code %d} for their number, from 1 on. */
    public void putCrowd(int count, String emailPattern) {
        for (int n = 1; n <= count; n++) {
            putLoggedOut(100_000L + n, "Agent " + n, String.format(emailPattern, n), Integer.toString(20_000 + n));
        }
    }

    public boolean knows(String email) {
        return roster.all().stream().anyMatch(life -> life.email.equalsIgnoreCase(email));
    }

    public void remove(String who) {
        roster.remove(roster.find(who));
    }

    public void login(String who) {
        changed(who, StatusChange.AGENT, life -> life.logsIn(atLogin));
        announce(who, "login");
    }

    public void logout(String who) {
        changed(who, StatusChange.AGENT, AgentLife::logsOut);
        announce(who, "logout");
    }

    /** Picks a status in the adapter: the next one while there is a session. */
    public void choose(String who, String status) {
        changed(who, StatusChange.AGENT, life -> life.chooses(selectable(status)));
    }

    public void chooseNext(String who, String status) {
        changed(who, StatusChange.AGENT, life -> life.choosesNext(selectable(status)));
    }

    public void startsCall(String who) {
        changed(who, StatusChange.PLATFORM, life -> life.starts("In-call"));
    }

    public void startsChat(String who) {
        changed(who, StatusChange.PLATFORM, life -> life.starts("In-chat"));
    }

    /** The call, or the last of the chats, is over: wrap-up begins. */
    public void endsCall(String who) {
        changed(who, StatusChange.PLATFORM, AgentLife::ends);
    }

    public void endsChat(String who) {
        endsCall(who);
    }

    public void exceedsWrapUp(String who) {
        changed(who, StatusChange.PLATFORM, AgentLife::exceedsWrapUp);
    }

    /** The next status follows where one was chosen, otherwise the one before the session. */
    public void finishesWrapUp(String who) {
        changed(who, StatusChange.PLATFORM, AgentLife::finishesWrapUp);
    }

    public void missesCall(String who) {
        becomes(who, "Missed Call");
    }

    public void missesChat(String who) {
        becomes(who, "Missed Chat");
    }

    /** The platform sets a status, any one. */
    public void becomes(String who, String status) {
        changed(who, StatusChange.PLATFORM, life -> life.becomes(status));
    }

    public String statusOf(String who) {
        return roster.find(who).status();
    }

    /** What the agent has chosen for after the session; empty where nothing is chosen. */
    public String nextOf(String who) {
        return roster.find(who).next();
    }

    /** Every change of a status, in order, with who made it. */
    public List<StatusChange> history() {
        return roster.history();
    }

    public List<StatusChange> historyOf(String who) {
        long id = roster.find(who).id;
        return history().stream().filter(change -> change.agentId() == id).toList();
    }

    /** Every change that was asked for over the API, taken or refused, in order. */
    public List<StatusWrite> writes() {
        return roster.writes();
    }

    public List<StatusWrite> writesOf(String who) {
        long id = roster.find(who).id;
        return writes().stream().filter(write -> write.agentId() == id).toList();
    }

    private void changed(String who, String whodunnit, Consumer<AgentLife> deed) {
        roster.change(roster.find(who), whodunnit, deed);
    }

    private void announce(String who, String state) {
        AgentLife life = roster.find(who);
        EventPusher listening = door;
        if (listening != null) {
            listening.pushOne(QualityEvents.agentState(life.id, life.email, state));
        }
    }

    private String selectable(String status) {
        if (!statuses.isSelectable(status)) {
            throw new IllegalArgumentException("No agent can choose " + status + ".");
        }
        return status;
    }
}
