package io.github.ccaibridge.agentstatus;

import java.time.Instant;
import java.util.List;

/** Decides what an agent's statuses make necessary: sightings in, at most one write out (S1 to S12, C 5.4). */
public final class StatusEngine {
    private final StatusPolicy policy;

    public StatusEngine(StatusPolicy policy) {
        this.policy = policy;
    }

    /** Folds the sightings, in the order they were stored, into the state, and says what is to be written. */
    public StatusDecision decide(
            AgentState state, List<Sighting> sightings, StatusMapping mapping, Standing standing, Instant now) {
        var agent = new Outlook(state, mapping, standing, policy, now);
        sightings.forEach(one -> take(one, agent));
        agent.dueDoubts().forEach(one -> take(one, agent));
        var next = new NextWrite(agent);
        next.choose();
        var write = next.write();
        return new StatusDecision(
                agent.state(),
                write == null ? null : write.side(),
                write == null ? null : write.value(),
                write == null || write.side() == Side.CCAI ? null : agent.kustomer.workSession(),
                next.lookAgain(),
                List.copyOf(agent.outcomes),
                agent.alert);
    }

    private static void take(Sighting told, Outlook agent) {
        var one = agent.plain(told);
        agent.settle(one);
        if (one.source().equals("answer")) {
            WriteAnswers.take(one, agent);
        } else if (one.side() == Side.KUSTOMER) {
            KustomerSightings.take(one, agent);
        } else {
            CcaiSightings.take(one, agent);
        }
    }
}
