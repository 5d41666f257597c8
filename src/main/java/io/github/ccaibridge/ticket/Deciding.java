package io.github.ccaibridge.ticket;

import java.util.LinkedHashMap;

/** Decides a session by the rules over the tickets that were looked at, and keeps why. */
public final class Deciding {
    private final TicketPolicy policy;
    private final TicketRules rules;

    public Deciding(TicketPolicy policy) {
        this.policy = policy;
        rules = new TicketRules(policy);
    }

    /** Whether older tickets than those looked at so far, the customer's newest, would change nothing. */
    public boolean isSettled(SessionCase one) {
        return rules.isSettled(question(one));
    }

    private static Question question(SessionCase one) {
        var among = one.candidates();
        return new Question(
                one.facts(), one.whatHappened(), among.tickets(), among.earlier(), among.clicked(), one.now());
    }

    public SessionCase decide(SessionCase one) {
        var among = one.candidates();
        var question = question(one);
        var decision = rules.decide(question);
        var progress = one.progress();
        progress.rule = decision.rule();
        progress.sentence = decision.sentence();
        progress.action = decision.action().name();
        progress.situation = one.whatHappened().name();
        progress.ticket = decision.ticket();
        progress.assignedUser = among.tickets().stream()
                .filter(ticket -> ticket.id().equals(decision.ticket())
                        && ticket.assignees().size() == 1)
                .map(ticket -> ticket.assignees().get(0))
                .findFirst()
                .orElse(null);
        progress.decidedAt = one.now().toString();
        progress.ticketSource = among.source();
        progress.unconfirmed = among.isKnown() && decision.action() == Decision.Action.JOIN;
        one.nowDecided();
        progress.callsBack = question.outboundCalledBack(policy.callbackWindow());
        progress.candidates = decision.candidates().stream().limit(20).toList();
        progress.nearMisses = new LinkedHashMap<>();
        decision.nearMisses().forEach(miss -> progress.nearMisses.put(miss.rule(), miss.failedFact()));
        return one;
    }
}
