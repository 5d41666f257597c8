package io.github.ccaibridge.agentstatus;

import io.github.ccaibridge.agentstatus.AgentState.Seen;
import io.github.ccaibridge.agentstatus.AgentState.Waiting;

/** What Kustomer shows of an agent, and what a change there asks for (S1, S3, S10, S11). */
final class KustomerSightings {
    private KustomerSightings() {}

    static void take(Sighting one, Outlook agent) {
        var before = agent.kustomer;
        if (before != null && !one.asOf().isAfter(before.asOf())) {
            agent.say(one, "S9", "Older than what is known: nothing changes.");
        } else if (one.source().equals("app") && agent.standing.liveTabs() > 1) {
            agent.say(one, "S11", "Several tabs are open: Kustomer's own list is asked which status counts.");
        } else if (before != null && Outlook.same(Side.KUSTOMER, before.value(), one.value())) {
            unchanged(one, agent, before);
        } else if (agent.stale(one) || overtaken(one, agent, before)) {
            agent.doubt(one);
            agent.say(one, "S9", "Shows what was there before: it counts when nothing newer comes.");
        } else if (isEcho(one, agent)) {
            agent.kustomer = agent.seen(one, before);
            agent.done(agent.pending, one.asOf());
            agent.shown(one.value());
            agent.say(one, "S9", "This is the bridge's own write.");
        } else {
            changed(one, agent, before);
        }
    }

    private static void unchanged(Sighting one, Outlook agent, Seen before) {
        var switched =
                one.team() != null && before.team() != null && !one.team().equals(before.team());
        agent.kustomer = new Seen(
                before.value(),
                before.before(),
                before.at(),
                agent.notAhead(one.asOf()),
                one.source(),
                one.workSession() != null ? one.workSession() : before.workSession(),
                one.team() != null ? one.team() : before.team());
        agent.say(one, "S1", switched ? "Another team was selected; the status is the same." : "Nothing has changed.");
    }

    /** A list may show for a moment what was there before a tab told of a change. */
    private static boolean overtaken(Sighting one, Outlook agent, Seen before) {
        return before != null
                && !agent.trusting()
                && before.source().equals("app")
                && !one.source().equals("app")
                && Outlook.same(Side.KUSTOMER, before.before(), one.value())
                && one.asOf().isBefore(before.asOf().plus(agent.policy.echoWindow()))
                && (one.changedAt() == null || !one.changedAt().isAfter(before.at()));
    }

    private static boolean isEcho(Sighting one, Outlook agent) {
        return agent.pending != null
                && agent.pending.side() == Side.KUSTOMER
                && agent.pending.value().equals(one.value());
    }

    private static void changed(Sighting one, Outlook agent, Seen before) {
        agent.kustomer = agent.seen(one, before);
        var moment = agent.kustomer.at();
        if (before == null && !agent.policy.atLogin()) {
            agent.say(one, "S10", "Seen for the first time: only a change from here on counts.");
            return;
        }
        Quarantine.changed(agent, moment);
        var wanted = agent.mapping.meaning(one.value());
        var name = agent.name(one.value());
        if (wanted == null) {
            unmapped(one, agent, name);
        } else if (agent.choseAt != null
                && agent.choseAt.isAfter(moment)
                && !CcaiStatus.isProtected(agent.ccai.value())) {
            showAgain(agent);
            agent.say(one, "S4", "A later choice in CCAI Platform counts: " + name + " is not applied.");
        } else {
            agent.next = new Waiting(wanted, moment, null, 0, null);
            agent.back = null;
            agent.say(one, before == null ? "S10" : "S1", name + " means " + wanted + ".");
        }
    }

    /** Kustomer shows something older than what was chosen in CCAI Platform, which it shall show in both ways (S8). */
    private static void showAgain(Outlook agent) {
        if (agent.policy.bothWays() && CcaiStatus.isSettable(agent.ccai.value())) {
            agent.back = new Waiting(agent.ccai.value(), agent.choseAt, null, 0, null);
        }
    }

    private static void unmapped(Sighting one, Outlook agent, String name) {
        if (agent.mapping.isOffline(one.value())) {
            agent.say(one, "S1", "Signed out of Kustomer, which is mapped to nothing.");
            return;
        }
        agent.say(one, "S3", name + " is not mapped: nothing changes. Map it under status mapping.");
        agent.alert = "The Kustomer status " + name + " is not mapped; agents who set it stay as they are.";
    }
}
