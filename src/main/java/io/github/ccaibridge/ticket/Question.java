package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.SessionFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything a rule may look at: the session, its customer's tickets, newest first, the sessions before it, and the ticket on
 * which an agent clicked to make the call, or null.
 */
public record Question(
        SessionFacts facts,
        Situation situation,
        List<Ticket> tickets,
        List<EarlierSession> earlier,
        String clicked,
        Instant now) {
    public Question(
            SessionFacts facts, Situation situation, List<Ticket> tickets, List<EarlierSession> earlier, Instant now) {
        this(facts, situation, tickets, earlier, null, now);
    }

    public Question {
        tickets = tickets.stream()
                .sorted(Comparator.comparing(Ticket::createdAt)
                        .thenComparing(Ticket::id)
                        .reversed())
                .toList();
    }

    /** The session this one calls back: its parent, else the same agent's last one that ended within the window (U5). */
    Optional<EarlierSession> calledBack(Duration window) {
        var object = facts.object();
        if (object != null && object.parentId() != null) {
            return earlier.stream()
                    .filter(e -> e.kind().equals(facts.kind()) && e.id().equals(object.parentId()))
                    .findFirst();
        }
        var agent = facts.owner().map(AgentLeg::id).orElse(object == null ? null : object.agentId());
        return earlier.stream()
                .filter(e -> agent != null && agent.equals(e.agentId()) && endedWithin(e, window))
                .max(Comparator.comparing(EarlierSession::endedAt));
    }

    /** The id of the session that an outbound call calls back, or null (U11). */
    String outboundCalledBack(Duration window) {
        return facts.isOutbound() ? calledBack(window).map(EarlierSession::id).orElse(null) : null;
    }

    private boolean endedWithin(EarlierSession session, Duration window) {
        return session.endedAt() != null
                && facts.startedAt() != null
                && !facts.startedAt().isBefore(session.endedAt())
                && Duration.between(session.endedAt(), facts.startedAt()).compareTo(window) <= 0;
    }
}
