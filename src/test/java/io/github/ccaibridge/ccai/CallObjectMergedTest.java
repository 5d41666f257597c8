package io.github.ccaibridge.ccai;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the call object adds to what the events said (C 3.5, 3.6). */
class CallObjectMergedTest {
    @Test
    void theObjectTellsThatAnAgentAnsweredThoughNoEventDid() {
        var facts = Told.ivrCall()
                .event(0, "", CALLER)
                .end(270, CALLER)
                .object(1000, Told.documentedObject(50211))
                .facts();

        assertThat(facts.answered()).isTrue();
        assertThat(facts.ownerId()).isEqualTo("1234");
        assertThat(facts.connectedAt()).hasValue(Instant.parse("2025-11-26T09:00:28Z"));
        assertThat(facts.talkSeconds()).hasValue(242L);
        assertThat(facts.holdSeconds()).hasValue(31L);
        assertThat(facts.waitSeconds()).hasValue(17L);
    }

    @Test
    void theObjectTellsTheConnectOfAnAgentWhoOnlyAccepted() {
        var facts = Told.ivrCall()
                .event(26, "", CALLER, agent("1234", "accepted"))
                .object(1000, Told.documentedObject(50211))
                .facts();

        assertThat(facts.agents()).hasSize(1);
        assertThat(facts.agents().get(0).acceptedAt()).isEqualTo(Told.START.plusSeconds(26));
        assertThat(facts.connectedAt()).hasValue(Instant.parse("2025-11-26T09:00:28Z"));
    }

    @Test
    void theEventsGoBeforeTheObjectAboutWhoseSessionItIs() {
        var facts = Told.ivrCall()
                .event(5, "", CALLER, agent("1301", "connected"))
                .object(1000, Told.documentedObject(50211))
                .facts();

        assertThat(facts.ownerId()).isEqualTo("1301");
    }

    @Test
    void aMissingObjectIsReadAndSaysNothing() {
        var facts = Told.ivrCall()
                .event(0, "", CALLER)
                .end(41, CALLER)
                .object(100, "{'missing':true}")
                .facts();

        assertThat(facts.object().known()).isFalse();
        assertThat(facts.object().unfinished()).isFalse();
        assertThat(facts.outcome()).isEqualTo("abandoned");
    }

    @Test
    void anObjectThatIsFoundAfterAllGoesBeforeItsAbsence() {
        var told = Told.ivrCall().object(2000, "{'missing':true}").object(1000, Told.documentedObject(50211));

        assertThat(told.facts().object().known()).isTrue();
    }

    @Test
    void theNewerObjectCounts() {
        var told = Told.ivrCall().object(2, "{'id':1,'status':'voicemail'}").object(1, "{'id':1,'status':'queued'}");

        assertThat(told.facts().object().status()).isEqualTo("voicemail");
    }

    @ParameterizedTest
    @CsvSource({
        "50211, finished, false, false",
        "50212, failed, false, false",
        "50213, voicemail, true, false",
        "50214, finished, false, false"
    })
    void theDocumentedObjectsAreRead(long id, String status, boolean voicemail, boolean recovered) {
        var object = CallObjects.read(Told.json(Told.documentedObject(id)));

        assertThat(object.status()).isEqualTo(status);
        assertThat(object.voicemail()).isEqualTo(voicemail);
        assertThat(object.recovered()).isEqualTo(recovered);
        assertThat(object.unfinished()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selecting",
                "queued",
                "assigned",
                "connecting",
                "connected",
                "switching",
                "requeued",
                "scheduled",
                "va_assigned",
                "va_connected",
                "preview_pending",
                "preview_ready",
                "campaign_connecting",
                "campaign_connected",
                "Campaign Connected"
            })
    void anObjectInProgressIsUnfinished(String status) {
        assertThat(CallObjects.read(Told.json("{'status':'" + status + "'}")).unfinished())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finished",
                "failed",
                "recovered",
                "deflected",
                "action_only_finished",
                "voicemail_received",
                "a_status_of_tomorrow"
            })
    void everyOtherStatusIsFinished(String status) {
        assertThat(CallObjects.read(Told.json("{'status':'" + status + "'}")).unfinished())
                .isFalse();
    }

    @Test
    void aSessionWithoutTypeGetsItFromTheObject() {
        var facts = Told.bare("call")
                .event(0, "", CALLER)
                .object(9, "{'call_type':'Voice Outbound'}")
                .facts();

        assertThat(facts.isOutbound()).isTrue();
        assertThat(facts.channel()).isEqualTo("outbound");
    }

    @Test
    void aSessionOfWhichNothingTellsTheTypeIsAPhoneCall() {
        var facts = Told.bare("call")
                .event(0, "", CALLER)
                .object(9, "{'missing':true}")
                .facts();

        assertThat(facts.outbound()).isFalse();
        assertThat(facts.channelKey()).isEqualTo("ivr-voice");
    }
}
