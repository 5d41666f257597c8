package io.github.ccaibridge.ccai;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.AgentLeg;
import org.junit.jupiter.api.Test;

/** Whose session it is, through offers, transfers and returns (U4, U12). */
class WhoseSessionTest {
    @Test
    void anOfferIsNoOwnership() {
        var told = Told.ivrCall().event(0, "", CALLER, agent("A", "ringing"));

        assertThat(told.facts().ownerId()).isNull();
        assertThat(told.facts().taken()).isFalse();
    }

    @Test
    void theAgentWhoAcceptsOwnsItBeforeMediaFlow() {
        var told = Told.ivrCall().event(0, "", CALLER, agent("A", "accepted"));

        assertThat(told.facts().ownerId()).isEqualTo("A");
        assertThat(told.facts().answered()).isFalse();
    }

    @Test
    void anOfferThatIsNotAcceptedLeavesTheOwner() {
        var told = withA().event(30, "", agent("A", "connected"), agent("B", "ringing"))
                .event(50, "", agent("A", "connected"), agent("B", "disconnected"));

        assertThat(told.facts().ownerId()).isEqualTo("A");
    }

    @Test
    void theOtherAgentOwnsItFromHisAcceptOn() {
        var told = withA().event(30, "", agent("A", "connected"), agent("B", "accepted"));

        assertThat(told.facts().ownerId()).isEqualTo("B");
    }

    @Test
    void anAgentKeepsItWhenTheOneWhoJoinedLeaves() {
        var told = withA().event(30, "", agent("B", "connected"), agent("A", "connected"))
                .event(60, "", agent("A", "connected"), agent("B", "disconnected"));

        assertThat(told.facts().ownerId()).isEqualTo("A");
    }

    @Test
    void itReturnsToTheFirstAgentWhoAcceptsAgain() {
        var told = withA().event(30, "", agent("A", "disconnected"), agent("B", "connected"))
                .event(60, "", agent("B", "disconnected"), agent("A", "accepted"));

        assertThat(told.facts().ownerId()).isEqualTo("A");
    }

    @Test
    void itReturnsToTheFirstAgentThoughNoEventSaidThatHeHadLeft() {
        var told = withA().event(30, "", agent("B", "connected")).event(60, "", agent("A", "accepted"));

        assertThat(told.facts().ownerId()).isEqualTo("A");
    }

    @Test
    void theEndOfTheSessionGivesItToNobodyElse() {
        var told = withA().event(30, "", agent("B", "connected")).end(90, agent("B", "disconnected"));

        assertThat(told.facts().ownerId()).isEqualTo("B");
    }

    @Test
    void theWrapUpOfAnEarlierAgentGivesItToNobodyElse() {
        var told = withA().event(30, "", agent("A", "disconnected"), agent("B", "connected"))
                .event(40, "", agent("A", "dispositionSubmitted"))
                .end(90, agent("B", "disconnected"));

        assertThat(told.facts().ownerId()).isEqualTo("B");
    }

    @Test
    void aStateUnknownToUsPutsNobodyOut() {
        var told = withA().event(30, "", agent("B", "connected")).event(40, "", agent("B", "on_hold"));

        assertThat(told.facts().ownerId()).isEqualTo("B");
    }

    @Test
    void aChatNamesItsAgentsByNumberOnly() {
        var told = Told.webChat()
                .event(0, "", "{'type':'external','dn':'end_user_5','state':'connected'}")
                .event(22, "", "{'type':'agent','dn':'agent_1234','state':'connected'}");

        assertThat(told.facts().agents())
                .containsExactly(new AgentLeg("1234", null, null, null, Told.START.plusSeconds(22)));
        assertThat(told.facts().ownerId()).isEqualTo("1234");
    }

    @Test
    void twoSpellingsOfAnAgentAreOneAgent() {
        var told = Told.webChat()
                .event(1, "", "{'type':'agent','dn':'agent_1234','state':'accepted'}")
                .event(2, "", "{'Type':'agent','ParticipantID':'1234','State':'connected','Email':'Dana@Example.com'}");

        assertThat(told.facts().agents())
                .containsExactly(new AgentLeg(
                        "1234", null, "dana@example.com", Told.START.plusSeconds(1), Told.START.plusSeconds(2)));
    }

    @Test
    void aVirtualAgentAnswersNothing() {
        var told = Told.ivrCall().event(0, "", CALLER, "{'type':'agent','dn':'virtual_agent_15','state':'connected'}");

        assertThat(told.facts().answered()).isFalse();
        assertThat(told.facts().ownerId()).isNull();
    }

    private static Told withA() {
        return Told.ivrCall().event(0, "", CALLER, agent("A", "connected"));
    }
}
