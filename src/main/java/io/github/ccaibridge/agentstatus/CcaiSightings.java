package io.github.ccaibridge.agentstatus;

import io.github.ccaibridge.agentstatus.AgentState.Seen;
import io.github.ccaibridge.agentstatus.AgentState.Waiting;

/** What CCAI Platform shows of an agent, and what a change there asks for (S4 to S10). */
final class CcaiSightings {
    private CcaiSightings() {}

    static void take(Sighting one, Outlook agent) {
        var before = agent.ccai;
        if (before != null && !one.asOf().isAfter(before.asOf())) {
            agent.say(one, "S9", "Older than what is known: nothing changes.");
        } else if (before != null && CcaiStatus.same(before.value(), one.value())) {
            agent.ccai = new Seen(
                    before.value(), before.before(), before.at(), agent.notAhead(one.asOf()), one.source(), null, null);
            agent.say(one, "S9", "Nothing has changed.");
        } else if (agent.stale(one)) {
            agent.doubt(one);
            agent.say(
                    one,
                    "S9",
                    "Shows what was there before the bridge's own write: it counts when nothing newer comes.");
        } else if (isEcho(one, agent)) {
            agent.ccai = agent.seen(one, before);
            agent.done(agent.pending, one.asOf());
            applied(one.value(), agent);
            agent.say(one, "S9", "This is the bridge's own write.");
        } else {
            changed(one, agent, before);
        }
    }

    private static boolean isEcho(Sighting one, Outlook agent) {
        return agent.pending != null
                && agent.pending.side() == Side.CCAI
                && CcaiStatus.same(agent.pending.value(), one.value());
    }

    static void applied(String value, Outlook agent) {
        if (agent.next != null && CcaiStatus.same(agent.next.value(), value)) {
            agent.next = null;
        }
    }

    private static void changed(Sighting one, Outlook agent, Seen before) {
        agent.ccai = agent.seen(one, before);
        freed(agent);
        if (CcaiStatus.isOffline(one.value())) {
            offline(one, agent);
        } else if (CcaiStatus.isSystem(one.value())) {
            busy(one, agent, before);
        } else if (before == null || CcaiStatus.isOffline(before.value())) {
            login(one, agent, before == null);
        } else if (CcaiStatus.isSystem(before.value())) {
            free(one, agent);
        } else {
            chose(one, agent);
        }
    }

    /** Another status is another chance for what was refused. */
    private static void freed(Outlook agent) {
        if (agent.next != null) {
            agent.next = new Waiting(agent.next.value(), agent.next.since(), null, agent.next.refusals(), null);
        }
    }

    private static void offline(Sighting one, Outlook agent) {
        var dropped = agent.next == null ? "" : " " + agent.next.value() + ", which waited, is dropped.";
        agent.next = null;
        agent.back = null;
        agent.freeBefore = null;
        if (agent.pending != null && agent.pending.side() == Side.CCAI) {
            agent.pending = null;
        }
        agent.say(one, "S7", "Logged out of CCAI Platform." + dropped);
    }

    private static void busy(Sighting one, Outlook agent, Seen before) {
        if (before != null && !CcaiStatus.isSystem(before.value())) {
            agent.freeBefore = before.value();
        } else if ((before == null || CcaiStatus.isOffline(before.value())) && appliesAtLogin(one, agent)) {
            return;
        } else if (before != null && CcaiStatus.isOffline(before.value())) {
            agent.freeBefore = "Offline";
        }
        agent.say(one, "S6", "CCAI Platform set " + one.value() + " by itself.");
    }

    /** At a login Kustomer's status is applied, where that is switched on and there is one (S10). */
    private static boolean appliesAtLogin(Sighting one, Outlook agent) {
        var wanted = agent.meant();
        if (!agent.policy.atLogin() || wanted == null || agent.mapping.isOffline(agent.kustomer.value())) {
            return false;
        }
        agent.next = new Waiting(wanted, agent.ccai.at(), null, 0, null);
        var told = "; Kustomer says " + agent.name(agent.kustomer.value()) + ", which means " + wanted + ".";
        agent.say(one, "S10", "Logged in as " + one.value() + told);
        return true;
    }

    private static void login(Sighting one, Outlook agent, boolean first) {
        agent.freeBefore = null;
        if (appliesAtLogin(one, agent)) {
            return;
        }
        if (first) {
            agent.say(one, "S10", "Seen for the first time.");
        } else {
            chose(one, agent);
        }
    }

    /** A session has ended: what waited is applied, unless the agent chose something else meanwhile (S4, S5, S6). */
    private static void free(Sighting one, Outlook agent) {
        var own = agent.freeBefore != null && !CcaiStatus.same(agent.freeBefore, one.value());
        var loggedInBusy = own && CcaiStatus.isOffline(agent.freeBefore);
        agent.freeBefore = null;
        if (agent.next == null) {
            if (own) {
                chose(one, agent);
            } else {
                agent.say(one, "S6", "Free again, as before the session.");
            }
        } else if (own
                && !loggedInBusy
                && !agent.policy.crmOverridesNext()
                && agent.policy.ownNextIsNewer()
                && !CcaiStatus.same(agent.next.value(), one.value())) {
            var overtaken = agent.next.value();
            agent.next = null;
            chose(one, agent);
            agent.add("S4", overtaken + ", which waited, is overtaken.");
        } else {
            agent.say(one, own ? "S5" : "S6", "Free again: " + agent.next.value() + ", which waited, is applied.");
        }
    }

    /** The agent chose a status in CCAI Platform: the newest change counts (S4), and in both ways Kustomer shows it (S8). */
    private static void chose(Sighting one, Outlook agent) {
        var moment = agent.ccai.at();
        Quarantine.changed(agent, moment);
        agent.choseAt = moment;
        if (agent.next != null && !moment.isBefore(agent.next.since())) {
            agent.next = null;
        }
        if (agent.next != null) {
            agent.say(one, "S4", one.value() + " was chosen before " + agent.next.value() + ", which counts.");
        } else if (agent.policy.bothWays()) {
            agent.back = new Waiting(one.value(), moment, null, 0, null);
            agent.say(one, "S8", one.value() + " was chosen in CCAI Platform.");
        } else {
            agent.say(one, "S4", one.value() + " was chosen in CCAI Platform; by policy Kustomer does not follow.");
        }
    }
}
