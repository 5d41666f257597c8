package io.github.ccaibridge.ccai;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.Party;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is at the other end: an identifier, a number, an end user, or nobody who can be found again (C4). */
class WhoIsThereTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'external','dn':'anonymous','state':'connected'}",
                "{'type':'external','dn':'','state':'connected'}",
                "{'type':'external','dn':null,'state':'connected'}",
                "{'type':'external','state':'connected'}"
            })
    void aWithheldNumberIsNobodyWhoCanBeFoundAgain(String caller) {
        var party = Told.ivrCall().event(0, "", caller).facts().party();

        assertThat(party.withheld()).isTrue();
        assertThat(party.anonymous()).isTrue();
    }

    @Test
    void theCallObjectDoesNotNameAWithheldCaller() {
        var told = Told.ivrCall()
                .event(0, "", "{'type':'external','dn':'anonymous','state':'connected'}")
                .object(300, Told.documentedObject(50211));

        assertThat(told.facts().party().anonymous()).isTrue();
    }

    @Test
    void anObjectOlderThanTheEventDoesNotNameAWithheldCallerEither() {
        var told = Told.ivrCall()
                .object(0, Told.documentedObject(50211))
                .event(1, "", "{'type':'external','dn':'anonymous','state':'connected'}");

        assertThat(told.facts().party().anonymous()).isTrue();
    }

    @Test
    void theObjectNamesTheEndUserWhileNoEventHasAPartForHim() {
        var told = Told.ivrCall().event(0, "").object(300, Told.documentedObject(50211));

        assertThat(told.facts().party().endUserId()).isEqualTo("881");
        assertThat(told.facts().party().identifierOpen()).isTrue();
    }

    @Test
    void aNumberIsNotWithheldWhenALaterEventLeavesItOut() {
        var told = Told.ivrCall().event(0, "", CALLER).event(5, "", "{'type':'external','state':'connected'}");

        assertThat(told.facts().party().withheld()).isFalse();
        assertThat(told.facts().party().phone()).isEqualTo("+12025550143");
    }

    @Test
    void aSessionWithoutAPartForThePersonNamesNobodyYet() {
        assertThat(Told.ivrCall().event(0, "").facts().party()).isEqualTo(Party.UNKNOWN);
    }

    @Test
    void anEndUserIsKnownOnceHisRecordIsRead() {
        var told = Told.webChat().event(0, "", "{'type':'external','dn':'end_user_5','state':'connected'}");
        assertThat(told.facts().party().identifierOpen()).isTrue();

        told.endUser(3, "{'identifier':'customer-77'}");
        assertThat(told.facts().party()).isEqualTo(new Party("customer-77", null, "5", true, false));
    }

    @Test
    void anEndUserWithoutIdentifierStaysAnEndUser() {
        var told = Told.webChat()
                .event(0, "", "{'type':'external','dn':'end_user_5','state':'connected'}")
                .endUser(3, "{'missing':true}");

        assertThat(told.facts().party()).isEqualTo(new Party(null, null, "5", true, false));
        assertThat(told.facts().party().anonymous()).isFalse();
    }

    @Test
    void theRecordOfTheEndUserMayComeBeforeTheEvent() {
        var told = Told.webChat()
                .event(0, "", "{'type':'external','dn':'end_user_5','state':'connected'}")
                .endUser(3, "{'identifier':'customer-77'}");

        assertThat(told.facts(List.of(told.events().get(1), told.events().get(0))))
                .isEqualTo(told.facts());
    }

    @Test
    void anOutboundCallGoesFromOurNumberToTheCustomer() {
        var told = Told.outboundCall()
                .event(0, "'outbound_number':'+12025550100','support_number':'+12025550101'", CALLER);

        assertThat(told.facts().ourNumber()).isEqualTo("+12025550100");
        assertThat(told.facts().party().phone()).isEqualTo("+12025550143");
    }

    @Test
    void anUnknownNumberOfOursIsLeftOut() {
        var told = Told.outboundCall().event(0, "'outbound_number':null,'support_number':''", CALLER);

        assertThat(told.facts().ourNumber()).isNull();
    }
}
