package io.github.ccaibridge.agentstatus;

import java.time.Instant;
import java.util.List;

/**
 * What is known of an agent's two statuses; kept as JSON, in which what is missing is null.
 *
 * @param kustomer what Kustomer showed last, null while it never showed anything
 * @param ccai what CCAI Platform showed last, null while it never showed anything
 * @param freeBefore the CCAI Platform status that the agent's session began in; Offline where it began before a login was seen
 * @param choseAt when the agent last chose a status in CCAI Platform
 * @param next what waits to be set in CCAI Platform
 * @param back what waits to be shown in Kustomer
 * @param pending the write whose answer is not known
 * @param wrote the last write that was done, by which its echoes are recognised
 * @param changes when the last changes were, for the count of flips
 * @param doubted what seemed stale when it was seen; it counts when nothing newer comes
 * @param quarantinedAt since when nothing is written because of too many changes
 */
public record AgentState(
        Seen kustomer,
        Seen ccai,
        String freeBefore,
        Instant choseAt,
        Waiting next,
        Waiting back,
        Write pending,
        List<Write> wrote,
        List<Instant> changes,
        List<Sighting> doubted,
        Instant quarantinedAt) {
    public AgentState {
        wrote = wrote == null ? List.of() : List.copyOf(wrote);
        changes = changes == null ? List.of() : List.copyOf(changes);
        doubted = doubted == null ? List.of() : List.copyOf(doubted);
    }

    /** The same where the pending write is known never to have been carried out. */
    public AgentState withoutPending() {
        return new AgentState(
                kustomer, ccai, freeBefore, choseAt, next, back, null, wrote, changes, doubted, quarantinedAt);
    }

    /** Nothing is known. */
    public static AgentState unknown() {
        return new AgentState(null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * A status as it was seen last.
     *
     * @param before the value that it replaced
     * @param at when it changed, as far as anybody tells
     * @param asOf the moment of which it is known to be true
     * @param source who told it
     */
    public record Seen(
            String value, String before, Instant at, Instant asOf, String source, String workSession, String team) {}

    /**
     * A status that waits to be set.
     *
     * @param since the moment of the change that wants it
     * @param why what it waits for, in words; null while nothing holds it
     * @param refusals how often the other side refused it
     * @param tryAt when it may be tried again, null at once
     */
    public record Waiting(String value, Instant since, String why, int refusals, Instant tryAt) {}

    /** A write: the value that was there, the value that was sent, and when. */
    public record Write(Side side, String before, String value, Instant at) {}
}
