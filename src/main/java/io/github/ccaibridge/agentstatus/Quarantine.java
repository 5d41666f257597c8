package io.github.ccaibridge.agentstatus;

import java.time.Instant;

/** Nothing is written for an agent whose status changes too often, until it is calm (S9). */
final class Quarantine {
    private static final int REMEMBERED = 32;

    private Quarantine() {}

    /** Notes a change that is no echo; one too many puts the agent into quarantine, with one alert. */
    static void changed(Outlook agent, Instant moment) {
        var counted = moment.isAfter(agent.now) ? agent.now : moment;
        agent.changes.add(counted);
        while (agent.changes.size() > REMEMBERED) {
            agent.changes.remove(0);
        }
        var from = counted.minus(agent.policy.flipWindow());
        var lately = agent.changes.stream().filter(at -> at.isAfter(from)).count();
        if (agent.quarantinedAt == null && lately > agent.policy.flips()) {
            agent.quarantinedAt = agent.now;
            agent.alert = "The agent's status changed " + lately + " times within "
                    + agent.policy.flipWindow().toSeconds()
                    + " s: the bridge writes nothing for this agent until it has been calm for "
                    + agent.policy.calmAfter().toSeconds()
                    + " s. Look for another connector that writes statuses as well.";
        }
    }

    /** When the agent may leave; now or before lets it go. */
    static Instant endsAt(Outlook agent) {
        var last = agent.changes.stream().max(Instant::compareTo).orElse(agent.quarantinedAt);
        return (last.isAfter(agent.quarantinedAt) ? last : agent.quarantinedAt).plus(agent.policy.calmAfter());
    }

    /** Whether the agent is in quarantine; one that has been calm long enough leaves it. */
    static boolean holds(Outlook agent) {
        if (agent.quarantinedAt != null && !endsAt(agent).isAfter(agent.now)) {
            agent.quarantinedAt = null;
            agent.changes.clear();
        }
        return agent.quarantinedAt != null;
    }
}
