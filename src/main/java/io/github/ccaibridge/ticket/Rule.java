package io.github.ccaibridge.ticket;

import io.github.ccaibridge.ticket.Decision.Action;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** One named rule: facts of the session that must hold, and for a joining rule the tests a ticket must pass. */
record Rule(String id, String sentence, Action action, List<Fact> facts, List<TicketTest> tests) {
    /** How a test of a ticket begins where it stands among facts of the session. */
    static final String TICKET = "a ticket of the customer: ";

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

    /** The first test that the ticket which came furthest fails; of several such tickets the newest speaks. */
    String failedOfTickets(Question question) {
        return question.tickets().stream()
                .max(Comparator.comparingInt((Ticket ticket) -> passed(question, ticket))
                        .thenComparing(Ticket::createdAt))
                .flatMap(ticket -> failedTest(question, ticket))
                .map(test -> TICKET + test.sentence())
                .orElse("the customer has a ticket");
    }

    private int passed(Question question, Ticket ticket) {
        return failedTest(question, ticket).map(tests::indexOf).orElse(tests.size());
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
