package io.github.ccaibridge.ticket;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ccai.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a session rests when nothing can be done for it now; times are seconds of its life, a negative wait means until news. */
class RestsTest {
    private static final String MENU = "'queue_path_ids':'7/26'";
    private static final String OVER = "'id':1,'status':'finished','ends_at':'2025-11-26T09:04:30Z'";

    private final Rests rests =
            new Rests(TicketPolicy.defaults(), new Awaited(TicketPolicy.defaults(), LatePolicy.defaults()));

    @Test
    void aSessionOfWhichTooLittleIsKnownIsOpenUntilWhatIsMissingIsMissed() {
        rests(Standing.at(1, Told.ivrCall().event(0, MENU, agent("A", "connected"))), "open", "more events", 2.05);
    }

    @Test
    void aSessionThatOnlyTheApiTellsOfIsOpenUntilItIsHealed() {
        rests(Standing.at(20, Told.ivrCall().object(0, "{" + OVER + "}")), "open", "more events", 100.05);
    }

    @Test
    void aCallInQueueIsOpenUntilNews() {
        rests(Standing.at(600, Told.ivrCall().event(0, MENU, CALLER)), "open", "an agent, or the end", -1);
    }

    @Test
    void aCallThatNeedsItsObjectWaitsUntilNews() {
        var told = Told.ivrCall().event(0, MENU, CALLER).end(41, CALLER);

        rests(Standing.at(60, told), "waiting", "the call object of CCAI Platform", -1);
    }

    @Test
    void aCallWhoseObjectIsKnownEarlyWaitsUntilItsGraceIsOver() {
        var told = Told.ivrCall().event(0, MENU, CALLER).end(41, CALLER).object(42, "{'id':1,'status':'failed'}");

        rests(Standing.at(60, told), "waiting", "what may follow an unanswered call", 41.05);
    }

    @Test
    void aDecidedCallIsOpenUntilItsEnd() {
        rests(Standing.at(100, running(), Standing::decided), "open", "the end of the session", -1);
    }

    @Test
    void anAgentKnownByIdAloneIsWaitedForInSteps() {
        var one = Standing.at(100, running(), Standing::decided);
        one.awaitOwner(true);

        rests(one, "waiting", "the e-mail of agent A in CCAI Platform", 2);
    }

    @Test
    void aSessionThatIsLeftAloneIsComplete() {
        rests(Standing.at(100, running(), Standing::left), "complete", null, -1);
    }

    @Test
    void theEndWaitsForTheObjectThenForTheRecording() {
        rests(Standing.at(272, ended(), Standing::decided), "waiting", "for the durations", 8.05);
        rests(
                Standing.at(272, ended().object(271, recorded()), Standing::decided),
                "waiting",
                "the recording, so",
                58.05);
    }

    @Test
    void heldNewsWaitForWhatComesWithThem() {
        var one = Standing.at(402, ended().object(400, "{" + OVER + ",'rating':5}"), Standing::posted);
        one.holdNews();

        rests(one, "waiting", "what comes with the last news", 3.05);
    }

    @Test
    void aRecordingThatDoesNotComeIsWaitedForUntilCcaiPlatformNoLongerKeepsItAndThenNoted() {
        var weekAfterTheEnd = 270 + 7 * 86_400;
        rests(
                Standing.at(weekAfterTheEnd - 60, ended().object(271, recorded()), Standing::posted),
                "waiting",
                "the recording call-1.mp3",
                60.05);

        var late = Standing.at(weekAfterTheEnd, ended().object(271, recorded()), Standing::posted);
        rests(late, "complete", null, -1);
        assertThat(late.progress().remark).isEqualTo("given up after all this time: the recording call-1.mp3");
    }

    @Test
    void aSessionOfWhichNothingIsToComeIsComplete() {
        rests(Standing.at(400, ended().object(271, "{" + OVER + "}"), Standing::posted), "complete", null, -1);
    }

    @Test
    void theObjectIsReadForADecisionOrForTheEndOfACall() {
        assertThat(rests.needsCallObject(
                        Standing.at(60, Told.ivrCall().event(0, MENU, CALLER).end(41, CALLER))))
                .isTrue();
        assertThat(rests.needsCallObject(Standing.at(272, ended(), Standing::decided)))
                .isTrue();
        assertThat(rests.needsCallObject(Standing.at(100, running(), Standing::decided)))
                .isFalse();
        assertThat(rests.needsCallObject(Standing.at(272, ended(), Standing::left)))
                .isFalse();
        assertThat(rests.needsCallObject(Standing.at(272, ended().object(271, "{" + OVER + "}"), Standing::decided)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"41, 60", "100, 1", "101, 0", "500, 0"})
    void theObjectOfAnUnansweredCallIsReadOnceAVoicemailHasHadItsTime(int second, double seconds) {
        var told = Told.ivrCall().event(0, MENU, CALLER).end(41, CALLER);

        assertThat(rests.readAfterSeconds(Standing.at(second, told))).isEqualTo(seconds);
    }

    @Test
    void theObjectOfAnyOtherSessionIsReadAtOnce() {
        assertThat(rests.readAfterSeconds(Standing.at(270, ended()))).isZero();
        assertThat(rests.readAfterSeconds(
                        Standing.at(41, Told.outboundCall().event(0, "", CALLER).end(41, CALLER))))
                .isZero();
        assertThat(rests.readAfterSeconds(Standing.at(41, Told.ivrCall().object(0, "{" + OVER + "}"))))
                .isZero();
    }

    private void rests(SessionCase one, String state, String awaiting, double seconds) {
        rests.rest(one);
        assertThat(one.state()).isEqualTo(state);
        if (awaiting == null) {
            assertThat(one.awaiting()).isNull();
        } else {
            assertThat(one.awaiting()).contains(awaiting);
        }
        assertThat(one.waitSeconds()).isEqualTo(seconds);
    }

    private static Told running() {
        return Told.ivrCall().event(0, MENU, CALLER, agent("A", "connected"));
    }

    private static Told ended() {
        return running().end(270, CALLER);
    }

    private static String recorded() {
        return "{" + OVER + ",'recording_url':'https://a/call-1.mp3'}";
    }
}
