package io.github.ccaibridge.camel;

import io.github.ccaibridge.agentstatus.Side;
import io.github.ccaibridge.agentstatus.StatusDecision;
import java.time.Instant;
import java.util.List;

/**
 * What the engine answered about one agent who is held under a lease.
 *
 * @param id the agent's id in CCAI Platform, else the Kustomer user's, for requests and logs
 * @param wakes how often the agent was woken when the question was put: a later waking overtakes the answer
 * @param read the numbers of the sightings that the answer speaks of
 * @param since when the newest of them was stored that came from outside; null when time alone asked
 * @param calmBefore whether the agent was not in quarantine when the question was put
 * @param decision null when the engine could not answer
 * @param trouble why not
 */
public record AgentAnswer(
        String email,
        String id,
        String token,
        long wakes,
        int attempts,
        boolean alone,
        List<Long> read,
        Instant since,
        StatusDecision decision,
        boolean calmBefore,
        List<Unmapped> unmapped,
        String trouble) {
    /** A status that no entry of the mapping speaks of. */
    public record Unmapped(String side, String value) {}

    /** The router's question: {@code TO_CCAI}, {@code TO_KUSTOMER}, {@code WAITS}, {@code QUARANTINED}, {@code RESTS} or {@code UNDECIDED}. */
    public String answer() {
        if (decision == null) {
            return "UNDECIDED";
        }
        if (decision.write() != null) {
            return decision.write() == Side.CCAI ? "TO_CCAI" : "TO_KUSTOMER";
        }
        return quarantined() ? "QUARANTINED" : parked() != null ? "WAITS" : "RESTS";
    }

    /** The status that waits for the agent to be free; null while it is sent or none waits. */
    public String parked() {
        var next = decision == null || decision.write() == Side.CCAI
                ? null
                : decision.state().next();
        return next == null ? null : next.value();
    }

    /** Whether nothing is written because of too many changes (S9). */
    public boolean quarantined() {
        return decision != null && decision.state().quarantinedAt() != null;
    }

    /** Whether the answer to an earlier write is still awaited. */
    boolean awaits() {
        return !writes() && decision != null && decision.state().pending() != null;
    }

    /** Whether something is to be sent now. */
    public boolean writes() {
        return decision != null && decision.write() != null;
    }

    /** Whether the agent was put into quarantine by this very answer, which is told once (S9). */
    public boolean alarming() {
        return decision != null && decision.alert() != null && calmBefore && quarantined();
    }

    /** Agents of one status go together; a Kustomer work session goes alone, and so does who spoilt a request. */
    String target() {
        return answer() + " " + decision.value() + (alone || decision.write() == Side.KUSTOMER ? " " + email : "");
    }
}
