package io.github.ccaibridge.ticket;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static io.github.ccaibridge.ticket.Situation.APP_SESSION_ARRIVED;
import static io.github.ccaibridge.ticket.Situation.CALLER_GAVE_UP;
import static io.github.ccaibridge.ticket.Situation.CALL_GOES_ON;
import static io.github.ccaibridge.ticket.Situation.CALL_OBJECT_NEEDED;
import static io.github.ccaibridge.ticket.Situation.END_USER_NEEDED;
import static io.github.ccaibridge.ticket.Situation.GRACE;
import static io.github.ccaibridge.ticket.Situation.IN_QUEUE;
import static io.github.ccaibridge.ticket.Situation.NOT_YET_KNOWN;
import static io.github.ccaibridge.ticket.Situation.NO_RULE;
import static io.github.ccaibridge.ticket.Situation.OUTBOUND_MADE;
import static io.github.ccaibridge.ticket.Situation.PHONE_CALL_ANSWERED;
import static io.github.ccaibridge.ticket.Situation.RECOVERED;
import static io.github.ccaibridge.ticket.Situation.VOICEMAIL_LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ccai.Told;
import io.github.ccaibridge.ticket.TicketPolicy.CreateAt;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session waits for as time goes by; the first event is seen at second 0 and {@code settle} is 3 seconds. */
class SituationsTest {
    private static final String MENU = "'queue_path_ids':'7/26'";
    private static final String APP_USER =
            "{'type':'external','dn':'+12025550143','identifier':'u1','state':'connected'}";
    private static final String WITHHELD = "{'type':'external','dn':'anonymous','state':'connected'}";
    private static final String END_USER = "{'type':'external','dn':'end_user_5','state':'connected'}";

    @Test
    void aPhoneCallInQueueWaitsForAnAgentOrItsEnd() {
        assertThat(at(600, Told.ivrCall().event(0, MENU, CALLER))).isEqualTo(IN_QUEUE);
    }

    @Test
    void anAcceptedPhoneCallIsNotAnsweredYet() {
        assertThat(at(600, Told.ivrCall().event(0, MENU, CALLER, agent("A", "accepted"))))
                .isEqualTo(IN_QUEUE);
    }

    @Test
    void aConnectedPhoneCallIsAnswered() {
        assertThat(at(0, Told.ivrCall().event(0, MENU, CALLER, agent("A", "connected"))))
                .isEqualTo(PHONE_CALL_ANSWERED);
    }

    @Test
    void anAnsweredCallWithoutMenuWaitsForLateEventsThenForTheCallObject() {
        var told = Told.ivrCall().event(0, "", CALLER, agent("A", "connected"));

        assertThat(at(2, told)).isEqualTo(NOT_YET_KNOWN);
        assertThat(at(3, told)).isEqualTo(CALL_OBJECT_NEEDED);
        assertThat(at(4, told.object(4, "{'missing':true}"))).isEqualTo(PHONE_CALL_ANSWERED);
    }

    @Test
    void anOutboundCallWhoseFileCameFirstStillWaitsForItsObject() {
        var told = Told.outboundCall().event(0, "", CALLER).metadata(900, "{'id':1,'status':8}");

        assertThat(at(901, told)).isEqualTo(CALL_OBJECT_NEEDED);
        assertThat(at(902, told.object(902, "{'missing':true}"))).isEqualTo(OUTBOUND_MADE);
    }

    @Test
    void anAppSessionArrivesOnceItsMenuIsKnown() {
        var told = Told.webChat().event(0, "", APP_USER);

        assertThat(at(600, told)).isEqualTo(IN_QUEUE);
        assertThat(at(601, told.event(601, MENU, APP_USER))).isEqualTo(APP_SESSION_ARRIVED);
    }

    @Test
    void anAppSessionWithoutMenuArrivesWhenAnAgentTakesIt() {
        assertThat(at(3, Told.webChat().event(0, "", APP_USER, agent("A", "accepted"))))
                .isEqualTo(APP_SESSION_ARRIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "ARRIVAL,   IN_QUEUE,            APP_SESSION_ARRIVED, APP_SESSION_ARRIVED, APP_SESSION_ARRIVED",
        "ASSIGNED,  IN_QUEUE,            IN_QUEUE,            APP_SESSION_ARRIVED, APP_SESSION_ARRIVED",
        "CONNECTED, IN_QUEUE,            IN_QUEUE,            IN_QUEUE,            APP_SESSION_ARRIVED"
    })
    void createAtSaysWhenAnAppSessionGetsItsTicket(
            CreateAt createAt, Situation atFirst, Situation inQueue, Situation accepted, Situation connected) {
        var policy = with(createAt);
        var told = Told.webChat().event(0, "", APP_USER);
        assertThat(at(10, told, policy)).isEqualTo(atFirst);
        assertThat(at(10, told.event(1, MENU, APP_USER), policy)).isEqualTo(inQueue);
        assertThat(at(10, told.event(2, "", agent("A", "accepted")), policy)).isEqualTo(accepted);
        assertThat(at(10, told.event(3, "", agent("A", "connected")), policy)).isEqualTo(connected);
    }

    @Test
    void aChatThatEndedUnansweredWaitsForLateEvents() {
        var told = Told.webChat().event(0, MENU, APP_USER).end(40, APP_USER);

        assertThat(at(42, told)).isEqualTo(NOT_YET_KNOWN);
        assertThat(at(43, told)).isEqualTo(CALLER_GAVE_UP);
    }

    @Test
    void aCallThatEndedUnansweredWaitsForItsObject() {
        assertThat(at(600, givenUp())).isEqualTo(CALL_OBJECT_NEEDED);
    }

    @ParameterizedTest
    @CsvSource({
        "failed, CALLER_GAVE_UP",
        "finished, CALLER_GAVE_UP",
        "deflected, CALLER_GAVE_UP",
        "voicemail, VOICEMAIL_LEFT",
        "voicemail_received, VOICEMAIL_LEFT",
        "voicemail_read, VOICEMAIL_LEFT",
        "recovered, RECOVERED",
        "queued, CALL_GOES_ON",
        "campaign_connected, CALL_GOES_ON",
        "action_only_finished, NO_RULE",
        "a_status_of_tomorrow, CALLER_GAVE_UP"
    })
    void theObjectSaysHowAnUnansweredCallEnded(String status, Situation situation) {
        assertThat(at(101, givenUp().object(100, "{'status':'" + status + "'}")))
                .isEqualTo(situation);
    }

    @Test
    void aCallWhoseObjectTheTailToldEarlyWaitsForWhatMayFollow() {
        var told = givenUp().object(41, "{'status':'failed'}");

        assertThat(at(100, told)).isEqualTo(GRACE);
        assertThat(at(101, told)).isEqualTo(CALLER_GAVE_UP);
        assertThat(at(99, told.object(70, "{'status':'recovered'}"))).isEqualTo(RECOVERED);
    }

    @Test
    void aCallThatCcaiPlatformDoesNotKnowWasGivenUp() {
        assertThat(at(101, givenUp().object(100, "{'missing':true}"))).isEqualTo(CALLER_GAVE_UP);
    }

    @Test
    void aCallWhoseObjectKnowsAnAgentWasAnswered() {
        var object = "{'status':'finished','connected_at':'2025-11-26T09:00:20Z','agent_info':{'id':1234}}";

        assertThat(at(101, givenUp().object(100, object))).isEqualTo(PHONE_CALL_ANSWERED);
    }

    @Test
    void aVoicemailIsLeftAsSoonAsTheObjectSaysSo() {
        var told = Told.ivrCall().event(0, MENU, CALLER).object(5, "{'status':'voicemail'}");

        assertThat(at(5, told)).isEqualTo(VOICEMAIL_LEFT);
    }

    @Test
    void aChatThatGoesOnUnderAnotherIdIsRecovered() {
        var told = Told.webChat().event(0, "", APP_USER).end(40, APP_USER).object(45, "{'status':'recovered'}");

        assertThat(at(100, told)).isEqualTo(RECOVERED);
    }

    @Test
    void anOutboundCallWaitsForItsObjectWhichTellsWhomItCallsBack() {
        var told = Told.outboundCall().event(0, "", CALLER);

        assertThat(at(0, told)).isEqualTo(CALL_OBJECT_NEEDED);
        assertThat(at(1, told.object(1, "{'status':'connected'}"))).isEqualTo(OUTBOUND_MADE);
    }

    @Test
    void anAppUserWaitsForHisIdentifier() {
        var told = Told.webChat().event(0, MENU, END_USER);

        assertThat(at(600, told)).isEqualTo(END_USER_NEEDED);
        assertThat(at(601, told.endUser(601, "{'missing':true}"))).isEqualTo(APP_SESSION_ARRIVED);
    }

    /** Whether the object or the record tells the identifier first must not decide whether the e-mail is known (D2). */
    @Test
    void aWebUserWaitsForTheRecordWithTheEmailThoughTheObjectTellsTheIdentifier() {
        var told = Told.webChat().event(0, MENU, END_USER).object(1, "{'end_user':{'id':5,'identifier':'ann'}}");

        assertThat(at(600, told)).isEqualTo(END_USER_NEEDED);
        assertThat(at(601, told.endUser(601, "{'identifier':'ann','email':'ann@example.com'}")))
                .isEqualTo(APP_SESSION_ARRIVED);
    }

    @Test
    void aWithheldNumberIsBelievedOnceNoEarlierEventCanNameTheCaller() {
        var told = Told.ivrCall().event(0, MENU, WITHHELD, agent("A", "connected"));

        assertThat(at(2, told)).isEqualTo(NOT_YET_KNOWN);
        assertThat(at(3, told)).isEqualTo(PHONE_CALL_ANSWERED);
    }

    @Test
    void aSessionOfWhichNobodyIsNamedWaitsForLateEvents() {
        var told = Told.ivrCall().event(0, MENU, agent("A", "connected"));

        assertThat(at(2, told)).isEqualTo(NOT_YET_KNOWN);
        assertThat(at(3, told)).isEqualTo(PHONE_CALL_ANSWERED);
    }

    @Test
    void aSessionWithoutTypeWaitsForMoreEventsAndThenForItsObject() {
        var told = Told.bare("call").event(0, MENU, CALLER);
        assertThat(at(600, told)).isEqualTo(NOT_YET_KNOWN);

        told.event(5, "", agent("A", "connected"));
        assertThat(at(2, told)).isEqualTo(NOT_YET_KNOWN);
        assertThat(at(3, told)).isEqualTo(CALL_OBJECT_NEEDED);
        assertThat(at(3, told.object(6, "{'call_type':'Voice Inbound (IVR)'}"))).isEqualTo(PHONE_CALL_ANSWERED);
    }

    @Test
    void aDecidableSituationIsNoWait() {
        assertThat(NO_RULE.decidable()).isTrue();
        assertThat(CALL_GOES_ON.decidable()).isFalse();
        assertThat(NOT_YET_KNOWN.decidable()).isFalse();
    }

    @Test
    void aSessionThatOnlyTheApiTellsOfMayStillBeToldByItsEvents() {
        assertThat(healed(119, onlyObject(), Told.START)).isEqualTo(NOT_YET_KNOWN);
        assertThat(healed(120, onlyObject(), Told.START)).isEqualTo(PHONE_CALL_ANSWERED);
    }

    @Test
    void aSessionOfWhichOnlyAFileIsKnownWaitsForItsObject() {
        var told = Told.bare("call").late(1, "artifact", "{'type':'recording','part':'','name':'r','bytes':7}");

        assertThat(healed(119, told, Told.START)).isEqualTo(NOT_YET_KNOWN);
        assertThat(healed(120, told, Told.START)).isEqualTo(CALL_OBJECT_NEEDED);
        assertThat(healed(121, told.object(120, "{'missing':true}"), Told.START))
                .isEqualTo(NO_RULE);
    }

    @ParameterizedTest
    @CsvSource({"-1, PHONE_CALL_ANSWERED", "0, PHONE_CALL_ANSWERED", "1, BEFORE_THE_BRIDGE"})
    void aSessionThatBeganBeforeTheBridgeIsNotHealed(int bridgeBegan, Situation situation) {
        assertThat(healed(600, onlyObject(), Told.START.plusSeconds(bridgeBegan)))
                .isEqualTo(situation);
    }

    @Test
    void aSessionWhoseEventsWereHeardIsDecidedThoughItBeganBeforeTheBridge() {
        var told = onlyObject().event(30, MENU, CALLER);

        assertThat(healed(600, told, Told.START.plusSeconds(20))).isEqualTo(PHONE_CALL_ANSWERED);
    }

    private static Told onlyObject() {
        return Told.bare("call")
                .object(
                        0,
                        "{'id':1,'status':'finished','call_type':'Voice Inbound (IVR)','created_at':'2025-11-26T09:00:00Z',"
                                + "'connected_at':'2025-11-26T09:00:20Z','ends_at':'2025-11-26T09:04:30Z','agent_info':{'id':1234},"
                                + "'end_user':{'id':5,'identifier':'u1'},'selected_menu':{'id':26,'name':'Orders'}}");
    }

    private static Situation healed(int second, Told told, Instant bridgeBegan) {
        return new Situations(TicketPolicy.defaults())
                .of(told.facts(), Told.START, Told.START.plusSeconds(second), bridgeBegan);
    }

    private static Told givenUp() {
        return Told.ivrCall().event(0, MENU, CALLER).end(41, CALLER);
    }

    private static Situation at(int second, Told told) {
        return at(second, told, TicketPolicy.defaults());
    }

    private static Situation at(int second, Told told, TicketPolicy policy) {
        return new Situations(policy).of(told.facts(), Told.START, Told.START.plusSeconds(second));
    }

    private static TicketPolicy with(CreateAt createAt) {
        var seed = TicketPolicy.defaults();
        return new TicketPolicy(
                seed.channelWithMedium(),
                seed.reopenDays(),
                createAt,
                seed.createAbandoned(),
                seed.shortCall(),
                seed.callbackWindow(),
                seed.grace(),
                seed.settle(),
                seed.objectWait(),
                seed.healAfter());
    }
}
