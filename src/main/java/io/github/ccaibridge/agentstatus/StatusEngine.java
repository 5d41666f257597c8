package io.github.ccaibridge.agentstatus;

import java.time.Instant;
import java.util.List;

/** Decides what an agent's statuses make necessary: facts in, at most one write out (S1 to S12, C 5.4). */
public final class StatusEngine {
    private final StatusPolicy policy;

    public StatusEngine(StatusPolicy policy) {
        this.policy = policy;
    }

    /** Folds the sightings, in the order they were stored, into the state, and says what is to be written. */
    public StatusDecision decide(
            AgentState state, List<Sighting> sightings, StatusMapping mapping, Standing standing, Instant now) {
        throw new UnsupportedOperationException(policy.toString());
    }
}
