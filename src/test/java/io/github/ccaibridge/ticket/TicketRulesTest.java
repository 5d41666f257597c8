package io.github.ccaibridge.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ccaibridge.ccai.Told;
import io.github.ccaibridge.ticket.Decision.Action;
import io.github.ccaibridge.ticket.Decision.NearMiss;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision keeps besides its answer. */
class TicketRulesTest {
    private static final Instant NOW = Told.START.plusSeconds(600);
    private static final Told CALL =
            Told.ivrCall().event(0, "'queue_path_ids':'7/26'", Told.CALLER, Told.agent("A", "connected"));

    @Test
    void aDecisionSaysWhyEachRuleBeforeItDidNotFire() {
        var decision = decide(Situation.PHONE_CALL_ANSWERED, TicketPolicy.defaults(), ticket("t1", "done", "26"));

        assertThat(decision.rule()).isEqualTo("T2");
        assertThat(decision.nearMisses())
                .containsExactly(
                        new NearMiss("T5", "a voicemail was left"),
                        new NearMiss("U6", "an outbound call was made"),
                        new NearMiss("U5", "an outbound call was made"),
                        new NearMiss("K2", "an outbound call was made"),
                        new NearMiss("U2", "an outbound call was made"),
                        new NearMiss("T3", "an outbound call was made"),
                        new NearMiss(
                                "U1",
                                "a ticket of the customer: it is open, or closed so recently that it may be reopened"),
                        new NearMiss("T1", "a call or chat came in through an app, a message or the API"));
    }

    @Test
    void aDecisionSaysOfEachTicketWhyItWasNotTaken() {
        var decision = decide(
                Situation.PHONE_CALL_ANSWERED,
                TicketPolicy.defaults(),
                ticket("t2", "open", "26"),
                ticket("t1", "open", "28"),
                ticket("t0", "open", "26"));

        assertThat(decision.candidates())
                .extracting(Decision.Candidate::ticket, Decision.Candidate::taken, Decision.Candidate::why)
                .containsExactly(
                        tuple("t2", true, "taken"),
                        tuple("t1", false, "U1 asks that it has the same menu"),
                        tuple("t0", false, "a newer one fits too"));
    }

    @Test
    void ticketsOfOneInstantAreTakenAlikeInEveryOrder() {
        var one = ticket("t1", "open", "26");
        var two = ticket("t2", "open", "26");
        var policy = TicketPolicy.defaults();

        assertThat(decide(Situation.PHONE_CALL_ANSWERED, policy, one, two))
                .isEqualTo(decide(Situation.PHONE_CALL_ANSWERED, policy, two, one));
    }

    @Test
    void aCallerWhoGaveUpIsNotSaidToGetATicketWhereThePolicySkipsIt() {
        var decision = decide(Situation.CALLER_GAVE_UP, PolicyInWords.of("abandoned=skip"));

        assertThat(decision.action()).isEqualTo(Action.LEAVE);
        assertThat(decision.sentence()).isEqualTo("A caller who gives up gets no ticket, by policy");
    }

    @Test
    void aChatWithTheNumberOfTheParentCallIsNotCalledBack() {
        var callBack = Told.outboundCall().event(0, "", Told.CALLER).object(1, "{'parent_id':8}");
        var chat = new EarlierSession("chat", "8", "t1", "A", Told.START, Told.START, Told.START);
        var tickets = List.of(ticket("t1", "open", "26"));
        var question = new Question(callBack.facts(), Situation.OUTBOUND_MADE, tickets, List.of(chat), NOW);

        assertThat(new TicketRules(TicketPolicy.defaults()).decide(question).rule())
                .isEqualTo("U2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a clicked ticket goes before a newer one,     open, open, t1, K2, t1",
        "without a click the last one counts,          open, open, ,   U2, t2",
        "a clicked ticket that is done is not joined,  done, open, t1, U2, t2",
        "nor one that is snoozed,                      snoozed, done, t1, T3,",
        "a ticket of somebody else is not joined,      open, open, t9, U2, t2"
    })
    void aCallJoinsTheTicketItWasClickedOn(
            String name, String older, String newer, String clicked, String rule, String joined) {
        var call = Told.outboundCall()
                .event(0, "", Told.CALLER)
                .object(1, "{'id':1}")
                .facts();
        var tickets = List.of(
                new Ticket("t1", older, "ivr-voice", "26", Told.START, Told.START, List.of()),
                new Ticket("t2", newer, "ivr-voice", "26", Told.START.plusSeconds(9), Told.START, List.of()));
        var question = new Question(call, Situation.OUTBOUND_MADE, tickets, List.of(), clicked, NOW);

        var decision = new TicketRules(TicketPolicy.defaults()).decide(question);

        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.ticket()).isEqualTo(joined);
    }

    private static Decision decide(Situation situation, TicketPolicy policy, Ticket... tickets) {
        return new TicketRules(policy).decide(new Question(CALL.facts(), situation, List.of(tickets), List.of(), NOW));
    }

    private static Ticket ticket(String id, String status, String menu) {
        return new Ticket(id, status, "ivr-voice", menu, Told.START, Told.START, List.of());
    }
}
