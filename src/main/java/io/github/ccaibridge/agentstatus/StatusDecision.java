package io.github.ccaibridge.agentstatus;

import java.time.Instant;
import java.util.List;

/**
 * What the engine makes of an agent: the state to keep, at most one write, and when to look again.
 *
 * @param write the side to write to, null for none
 * @param value the CCAI Platform status name, or the Kustomer status id, to write
 * @param workSession the Kustomer work session to write it to, null for a write to CCAI Platform
 * @param lookAgain when time alone may change the answer, null when only a sighting can
 * @param outcomes what came of each sighting, in their order
 * @param alert one sentence when the agent was just put into quarantine (S9) or a status is not mapped (S3), else null
 */
public record StatusDecision(
        AgentState state,
        Side write,
        String value,
        String workSession,
        Instant lookAgain,
        List<Outcome> outcomes,
        String alert) {
    /** What came of a sighting: the rule (S3, S6, S7, S9 …) and a sentence. */
    public record Outcome(long n, String rule, String sentence) {}
}
