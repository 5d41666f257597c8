package io.github.ccaibridge.ticket;

import io.github.ccaibridge.ticket.Decision.Action;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** One named rule: facts of the session that must hold, and for a joining rule the tests a ticket must pass. */
record Rule(String id, String sentence, Action action, List<Fact> facts, List<TicketTest> tests) {
    /** A claim about the session and its customer. */
    record Fact(String sentence, Predicate<Question> holds) {}

    /** A claim about one ticket. */
    record TicketTest(String sentence, BiPredicate<Question, Ticket> passes) {}

    Optional<Fact> failedFact(Question question) {
        return facts.stream().filter(fact -> !fact.holds().test(question)).findFirst();
    }

    Optional<TicketTest> failedTest(Question question, Ticket ticket) {
        return tests.stream()
                .filter(test -> !test.passes().test(question, ticket))
                .findFirst();
    }

    /** The newest ticket that passes every test. */
    Optional<Ticket> ticket(Question question) {
        return question.tickets().stream()
                .filter(ticket -> failedTest(question, ticket).isEmpty())
                .findFirst();
    }

    boolean joins() {
        return action == Action.JOIN;
    }
}
