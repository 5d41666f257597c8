package io.github.ccaibridge.ticket;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ccai.Told;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a session is still to come, and how long it is waited for; the call ends at second 270. */
class AwaitedTest {
    private static final String OVER = "'id':1,'status':'finished','ends_at':'2025-11-26T09:04:30Z'";
    private static final String RECORDED = "{" + OVER + ",'recording_url':'https://a/call-1.mp3'}";
    private static final String CAME = "{'type':'recording','part':'','name':'call-1.mp3','bytes':7";

    private final Awaited awaited = new Awaited(TicketPolicy.defaults(), LatePolicy.defaults());

    @ParameterizedTest
    @CsvSource({"270, true", "279, true", "280, false", "9000, false"})
    void theEndOfAnAnsweredCallWaitsTenSecondsForItsObject(int second, boolean holds) {
        assertThat(awaited.holdsBack(Standing.at(second, ended(), Standing::decided)))
                .isEqualTo(holds);
    }

    @Test
    void theEndOfAnUnansweredCallWaitsForItsObjectHoweverLong() {
        var told = Told.ivrCall().event(0, "", CALLER).end(41, CALLER);

        assertThat(awaited.holdsBack(Standing.at(9000, told, Standing::decided)))
                .isTrue();
    }

    @Test
    void anObjectThatSaysThatTheCallGoesOnIsWaitedForAsOneThatIsMissing() {
        var told = ended().object(271, "{'id':1,'status':'connected'}");

        assertThat(awaited.holdsBack(Standing.at(275, told, Standing::decided))).isTrue();
        assertThat(awaited.holdsBack(Standing.at(285, told, Standing::decided))).isFalse();
    }

    @Test
    void aCallThatWasNotRecordedWaitsForNothingOnceItsObjectIsThere() {
        var told = ended().object(271, "{" + OVER + "}");

        assertThat(awaited.holdsBack(Standing.at(272, told, Standing::decided))).isFalse();
    }

    @Test
    void aChatWaitsForNoObject() {
        var told = Told.webChat().event(0, "", CALLER, agent("A", "connected")).end(90, CALLER);

        assertThat(awaited.holdsBack(Standing.at(91, told, Standing::decided))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"272, true", "329, true", "330, false"})
    void aRecordingThatIsSaidToExistIsWaitedForAMinute(int second, boolean holds) {
        assertThat(awaited.holdsBack(Standing.at(second, ended().object(271, RECORDED), Standing::decided)))
                .isEqualTo(holds);
    }

    @Test
    void aRecordingIsWaitedForUntilItIsInKustomer() {
        var came = ended().object(271, RECORDED).late(272, "artifact", CAME + "}");
        var uploaded = ended().object(271, RECORDED).late(273, "upload", CAME + ",'attachment':'a1'}");

        assertThat(awaited.holdsBack(Standing.at(300, came, Standing::decided))).isTrue();
        assertThat(awaited.holdsBack(Standing.at(300, uploaded, Standing::decided)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1001, true", "1059, true", "1060, false"})
    void theWaitRunsFromADecisionThatCameAfterTheEnd(int second, boolean holds) {
        Consumer<Progress> late = progress -> {
            Standing.decided(progress);
            progress.decidedAt = Told.START.plusSeconds(1000).toString();
        };

        assertThat(awaited.holdsBack(Standing.at(second, ended().object(271, RECORDED), late)))
                .isEqualTo(holds);
    }

    @Test
    void whereRecordingsAreOffNothingWaitsForOne() {
        var off = new Awaited(TicketPolicy.defaults(), late(true, false));
        var one = Standing.at(272, ended().object(271, RECORDED), Standing::decided);

        assertThat(off.holdsBack(one)).isFalse();
        assertThat(off.files(one)).isEmpty();
    }

    @Test
    void theMessageWaitsForTheEndAndForWhatIsDueWithIt() {
        var running = Told.ivrCall().event(0, "", CALLER, agent("A", "connected"));

        assertThat(awaited.keepsMessage(Standing.at(100, running, Standing::decided)))
                .isTrue();
        assertThat(awaited.keepsMessage(Standing.at(272, ended(), Standing::decided)))
                .isTrue();
        assertThat(awaited.keepsMessage(Standing.at(272, ended().object(271, "{" + OVER + "}"), Standing::decided)))
                .isFalse();
    }

    @Test
    void aMessageThatIsThereOrIsPostedAtOnceWaitsForNothing() {
        var running = Told.ivrCall().event(0, "", CALLER, agent("A", "connected"));
        var atOnce = new Awaited(TicketPolicy.defaults(), late(false, true));

        assertThat(awaited.keepsMessage(Standing.at(100, running, Standing::posted)))
                .isFalse();
        assertThat(atOnce.keepsMessage(Standing.at(100, running, Standing::decided)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"404, true", "405, false"})
    void newsOfAMessageWaitFiveSecondsForWhatComesWithThem(int second, boolean gathers) {
        var rated = ended().object(400, "{" + OVER + ",'rating':5}");

        assertThat(awaited.gathers(Standing.at(second, rated, Standing::posted)))
                .isEqualTo(gathers);
    }

    @Test
    void newsOfARunningSessionOrWithoutAMessageWaitForNothing() {
        var running = Told.ivrCall().event(0, "", CALLER, agent("A", "connected"));

        assertThat(awaited.gathers(
                        Standing.at(101, running.object(100, "{'id':1,'status':'connected'}"), Standing::posted)))
                .isFalse();
        assertThat(awaited.gathers(
                        Standing.at(401, ended().object(400, "{" + OVER + ",'rating':5}"), Standing::decided)))
                .isFalse();
    }

    @Test
    void aFileIsAwaitedUntilKustomerWasToldOfIt() {
        var due = ended().object(271, RECORDED);
        assertThat(awaited.files(Standing.at(300, due, Standing::posted))).containsExactly("the recording call-1.mp3");

        var came = due.late(272, "artifact", CAME + "}");
        assertThat(awaited.files(Standing.at(300, came, Standing::posted))).containsExactly("the upload of call-1.mp3");
        assertThat(awaited.files(Standing.at(300, came, Standing::attached))).isEmpty();
    }

    @Test
    void anotherPhotoThanTheOneThatIsDueIsNotThatPhoto() {
        var told = ended().object(271, "{" + OVER + ",'photos':[{'id':77}]}")
                .late(272, "upload", "{'type':'photo','part':'78','name':'p78','bytes':7,'attachment':'a1'}");

        assertThat(awaited.files(Standing.at(300, told, Standing::posted)))
                .containsExactly("the photo call-1-photo-77.jpg", "the upload of p78");
    }

    @Test
    void nothingIsAwaitedForASessionThatIsLeftAloneOrWhoseTicketIsGone() {
        var due = ended().object(271, RECORDED);

        assertThat(awaited.files(Standing.at(300, due, Standing::left))).isEmpty();
        assertThat(awaited.files(Standing.at(300, due, progress -> {
                    Standing.posted(progress);
                    progress.gone = true;
                })))
                .isEmpty();
    }

    private static Told ended() {
        return Told.ivrCall().event(0, "", CALLER, agent("A", "connected")).end(270, CALLER);
    }

    private static LatePolicy late(boolean atEnd, boolean recordings) {
        return new LatePolicy(
                atEnd, recordings, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofDays(7), true, false);
    }
}
