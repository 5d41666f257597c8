package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What became of a voicemail is on its ticket (U11). */
class VoicemailToldTest extends ToldStory {

    @BeforeAll
    static void start() {
        begin();
    }

    @Test
    void aVoicemailThatWasReadSaysSoOnceInANoteAndInItsField() {
        var call = voicemail(601);
        bridge.play(call);
        assertThat(shown.notes(call)).isEmpty();
        becomes(call, "voicemail_read");
        Shown.eventually(() -> assertThat(shown.textOf(call, "voicemail")).isEqualTo("Voicemail read"));
        Shown.eventually(() ->
                assertThat(shown.field(call, "ccaiVoicemailStateStr").asText()).isEqualTo("read"));
        Shown.eventually(() -> assertThat(
                        bridge.explanation("call/601").at("/late/voicemail").asText())
                .isEqualTo("read"));
    }

    @Test
    void aVoicemailThatIsClosedAfterwardsHasOneNoteWithTheNewState() {
        var call = voicemail(602);
        bridge.play(call);
        becomes(call, "voicemail_read");
        Shown.eventually(() -> assertThat(shown.textOf(call, "voicemail")).isEqualTo("Voicemail read"));
        becomes(call, "voicemail_closed");
        Shown.eventually(() -> assertThat(shown.textOf(call, "voicemail")).isEqualTo("Voicemail closed"));
        assertThat(shown.field(call, "ccaiOutcomeStr").asText()).isEqualTo("voicemail");
    }

    @Test
    void aCallBackThatNamesItJoinsItsTicketAndTheNoteSaysSo() {
        var call = voicemail(603);
        bridge.play(call);
        var back = new Sessions(604)
                .outbound()
                .callBack(call, 604, Agent.DANA_REYES, Shown.lately().plusSeconds(600));
        bridge.play(back);
        assertThat(bridge.ruleOf("call/604")).isEqualTo("U5");
        assertThat(bridge.ticketWith("call", "604")).isEqualTo(bridge.ticketWith("call", "603"));
        Shown.eventually(
                () -> assertThat(shown.textOf(call, "voicemail")).isEqualTo("Voicemail called back by call 604"));
        bridge.awaitComplete("call/603");
    }

    @Test
    void aVoicemailReadAndCalledBackSaysBothInOneNote() {
        var call = voicemail(605);
        bridge.play(call);
        becomes(call, "voicemail_read");
        bridge.play(new Sessions(606)
                .outbound()
                .callBack(call, 606, Agent.DANA_REYES, Shown.lately().plusSeconds(600)));
        Shown.eventually(() -> assertThat(shown.textOf(call, "voicemail"))
                .isEqualTo("Voicemail read\nVoicemail called back by call 606"));
    }

    /** Nobody but the parent ties a call to a voicemail: no agent had it, so no agent's window speaks of it. */
    @Test
    void aCallWithoutAParentJoinsTheOpenTicketOfTheVoicemailAndSaysNothingOfIt() {
        var call = voicemail(607);
        bridge.play(call);
        var back = new Sessions(608)
                .outbound()
                .callBackWithoutParent(
                        call, 608, Agent.DANA_REYES, call.endsAt().plus(Duration.ofSeconds(5)));
        bridge.play(back);
        assertThat(bridge.ruleOf("call/608")).isEqualTo("U2");
        assertThat(bridge.ticketWith("call", "608")).isEqualTo(bridge.ticketWith("call", "607"));
        shown.awaitRest(call);
        assertThat(shown.notes(call)).doesNotContain("voicemail");
    }

    private static void becomes(ScriptedSession call, String status) {
        var later = call.later(status, Instant.now());
        later.putStageNow(bridge.ccai, later.stages().size() - 1);
    }

    private static ScriptedSession voicemail(long id) {
        return new Sessions(id).inbound().voicemail(id, caller(id), Menu.ORDERS, Shown.lately());
    }
}
