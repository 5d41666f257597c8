package io.github.ccaibridge.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ticket.Combination.CallsBack;
import io.github.ccaibridge.ticket.Combination.Customer;
import io.github.ccaibridge.ticket.Combination.Latest;
import io.github.ccaibridge.ticket.Combination.Outcome;
import io.github.ccaibridge.ticket.Decision.Action;
import io.github.ccaibridge.ticket.Decision.NearMiss;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every session has one decision or one thing it waits for, and it is the one the sentences of the rules ask for. */
class EveryCombinationTest {
    /** What is to become of a session: a rule with its action and ticket, or the situation it waits in. */
    private record Outlook(String rule, Action action, String ticket) {}

    private static final List<Combination> ALL = Combination.all();
    private static final TicketPolicy POLICY = TicketPolicy.defaults();
    private static final Situations SITUATIONS = new Situations(POLICY);
    private static final TicketRules RULES = new TicketRules(POLICY);

    @Test
    void thereAre23040Combinations() {
        assertThat(ALL)
                .hasSize(2 * 2 * 6 * 5 * 4 * 4 * 2 * 2 * 3)
                .hasSize(23_040)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCombinationIsDecidedAsTheSentencesSay() {
        assertThat(ALL.stream()
                        .filter(one -> !outlook(one).equals(bySentences(one)))
                        .map(one -> one + "\n is decided " + outlook(one) + "\n but shall be " + bySentences(one))
                        .limit(5))
                .isEmpty();
    }

    @Test
    void noCombinationIsLeftUndecidedExceptThoseThatWaitOrGoOnElsewhere() {
        assertThat(ALL.stream().filter(one -> outlook(one).rule().equals("none")))
                .allSatisfy(one -> assertThat(one.outcome()).isEqualTo(Outcome.RECOVERED));
        assertThat(ALL.stream().filter(one -> outlook(one).action() == null))
                .allSatisfy(one -> assertThat(outlook(one).rule()).isEqualTo(Situation.IN_QUEUE.name()));
    }

    @Test
    void exactlyOneRuleIsTheFirstThatFits() {
        var ids = RULES.inWords().stream().map(words -> words.get(0)).toList();
        assertThat(ids).doesNotHaveDuplicates();

        assertThat(decided()).allMatch(one -> {
            var decision = RULES.decide(question(one));
            var missed = decision.nearMisses().stream().map(NearMiss::rule).toList();
            return missed.equals(ids.subList(0, missed.size()))
                    && (missed.size() < ids.size()
                            ? decision.rule().equals(ids.get(missed.size()))
                            : decision.rule().equals("none"));
        });
    }

    @Test
    void aSecondLookDecidesTheSame() {
        assertThat(decided()).allMatch(one -> {
            var tickets = new ArrayList<>(one.tickets());
            Collections.reverse(tickets);
            var again = new Question(one.facts(), situation(one), tickets, one.earlier(), Combination.LATER);
            return new TicketRules(POLICY).decide(again).equals(RULES.decide(question(one)));
        });
    }

    @Test
    void anEarlyLookAtAnySessionWaitsOrSeesWhatALateOneSees() {
        assertThat(ALL).allMatch(one -> {
            var early = SITUATIONS.of(one.facts(), Combination.START, Combination.START);
            return !early.decidable() || early == situation(one);
        });
    }

    private static Outlook bySentences(Combination one) {
        if (one.out()) {
            return outbound(one);
        }
        if (one.outcome() == Outcome.VOICEMAIL) {
            return new Outlook("T5", Action.OPEN, null);
        }
        if (one.outcome() == Outcome.RECOVERED) {
            return new Outlook("none", Action.LEAVE, null);
        }
        var phoneCall = one.channel().equals("ivr");
        if (phoneCall && one.outcome() == Outcome.IN_QUEUE) {
            return new Outlook("IN_QUEUE", null, null);
        }
        if (lastTicketIsOpen(one) && one.sameMenu() && one.sameChannel()) {
            return new Outlook("U1", Action.JOIN, Combination.LATEST);
        }
        if (one.outcome() == Outcome.GIVEN_UP) {
            return new Outlook("T4", Action.OPEN, null);
        }
        return new Outlook(phoneCall ? "T2" : "T1", Action.OPEN, null);
    }

    private static Outlook outbound(Combination one) {
        if (!lastTicketIsOpen(one)) {
            return new Outlook("T3", Action.OPEN, null);
        }
        var rule = one.callsBack() == CallsBack.NO ? "U2" : one.callsBack() == CallsBack.YES ? "U5" : "U6";
        return new Outlook(rule, Action.JOIN, Combination.LATEST);
    }

    /** Withheld callers share one customer, so no ticket there is known to be of this caller. */
    private static boolean lastTicketIsOpen(Combination one) {
        return one.customer() != Customer.WITHHELD && one.customer() != Customer.NEW && one.latest() == Latest.OPEN;
    }

    private static Outlook outlook(Combination one) {
        if (!situation(one).decidable()) {
            return new Outlook(situation(one).name(), null, null);
        }
        var decision = RULES.decide(question(one));
        return new Outlook(decision.rule(), decision.action(), decision.ticket());
    }

    private static Situation situation(Combination one) {
        return SITUATIONS.of(one.facts(), Combination.START, Combination.LATER);
    }

    private static Question question(Combination one) {
        return new Question(one.facts(), situation(one), one.tickets(), one.earlier(), Combination.LATER);
    }

    private static Stream<Combination> decided() {
        return ALL.stream().filter(one -> situation(one).decidable());
    }
}
