package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions whose events never came, or not all of them, are found in the Manager API and handled by the same rules. */
class HealedStoriesTest extends ToldStory {

    @BeforeAll
    static void start() {
        begin("bridge.tickets.heal-after=1s");
    }

    @Test
    void anAnsweredCallIsFoundWithItsDurationsAndItsRecording() {
        var call = new Sessions(901)
                .inbound()
                .answered(901, caller(901), Menu.ORDERS, Agent.DANA_REYES, now())
                .recorded();
        found(call);
        assertThat(bridge.ruleOf("call/901")).isEqualTo("T2");
        assertThat(shown.field(call, "ccaiCallDurationNum").asInt()).isEqualTo(242);
        assertThat(shown.attachedTo(shown.message(call))).hasSize(1);
    }

    @Test
    void anAbandonedCallIsFound() {
        var call = new Sessions(902).inbound().abandoned(902, caller(902), Menu.ORDERS, now());
        found(call);
        assertThat(bridge.ruleOf("call/902")).isEqualTo("T4");
        assertThat(shown.field(call, "ccaiOutcomeStr").asText()).isEqualTo("abandoned");
    }

    @Test
    void aVoicemailIsFound() {
        var call = new Sessions(903).inbound().voicemail(903, caller(903), Menu.ORDERS, now());
        found(call);
        assertThat(bridge.ruleOf("call/903")).isEqualTo("T5");
        assertThat(shown.attachedTo(shown.message(call))).hasSize(1);
    }

    @Test
    void anOutboundCallIsFound() {
        var call = new Sessions(904).outbound().made(904, caller(904), Agent.DANA_REYES, now());
        found(call);
        assertThat(bridge.ruleOf("call/904")).isEqualTo("T3");
        assertThat(bridge.ticketOf("call", "904").at("/attributes/direction").asText())
                .isEqualTo("out");
    }

    @Test
    void aChatIsFound() {
        var chat = new Sessions(905)
                .chats()
                .web(
                        905,
                        Caller.ofApp(905, "user-905", "Zoë", "z@example.com", null),
                        Menu.WEB_ORDERS,
                        Agent.DANA_REYES,
                        now());
        found(chat.then(object -> object.put("transcript", false), Instant.now()));
        assertThat(bridge.ruleOf("chat/905")).isEqualTo("T1");
    }

    @Test
    void aSessionFromBeforeTheBridgeIsLeftAloneAndItsRecordingToo() {
        var call = new Sessions(906)
                .inbound()
                .answered(
                        906,
                        caller(906),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.now().minus(Duration.ofDays(1)))
                .recorded();
        call.putInto(bridge.ccai);
        shown.drop.metadata(
                906,
                call.aftermath().changed(file -> file.putNull("connected_at")).metadata());
        Shown.eventually(() -> assertThat(bridge.state("call/906")).isEqualTo("complete"));
        assertThat(bridge.explanation("call/906").at("/decision/action").asText())
                .isEqualTo("leave");
        assertThat(bridge.kustomer.conversationByExternalId("ccai:call:906")).isEmpty();
        assertThat(bridge.number("select count(*) from artifact where session_id = '906'"))
                .isZero();
        assertThat(bridge.ccai.recordings().requests(call.recordingName())).isZero();
    }

    @Test
    void aSessionThatChangesAndIsFromBeforeTheBridgeIsNotEvenTakenFromTheApi() {
        var call = new Sessions(909)
                .inbound()
                .answered(
                        909,
                        caller(909),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.now().minus(Duration.ofDays(1)))
                .recorded();
        call.putStageNow(bridge.ccai, 1);
        found(new Sessions(910).inbound().abandoned(910, caller(910), Menu.ORDERS, now()));
        assertThat(bridge.number("select count(*) from session where id = '909'"))
                .isZero();
    }

    @Test
    void anEndThatWasLostIsReadInTheObject() {
        var call =
                new Sessions(907).inbound().answered(907, caller(907), Menu.ORDERS, Agent.DANA_REYES, Shown.lately());
        call.putStage(bridge.ccai, 0);
        shown.pushed(call, 0, 4);
        Shown.eventually(() -> assertThat(bridge.requestsOf("call/907")).contains("open-ticket 201"));
        assertThat(bridge.state("call/907")).isEqualTo("open");
        call.putStageNow(bridge.ccai, 1);
        bridge.awaitComplete("call/907");
        assertThat(shown.field(call, "ccaiCallDurationNum").asInt()).isEqualTo(242);
        assertThat(shown.field(call, "ccaiOutcomeStr").asText()).isEqualTo("answered");
    }

    @Test
    void eventsThatComeAfterAllChangeNothing() {
        var call = new Sessions(908).inbound().answered(908, caller(908), Menu.ORDERS, Agent.DANA_REYES, now());
        found(call);
        shown.pushed(call, 0, call.events().size() - 1);
        shown.awaitRest(call);
        assertThat(bridge.ruleOf("call/908")).isEqualTo("T2");
        assertThat(bridge.requestsOf("call/908"))
                .containsOnlyOnce("open-ticket 201")
                .containsOnlyOnce("post-message 201");
    }

    private static void found(ScriptedSession session) {
        session.putStageNow(bridge.ccai, session.stages().size() - 1);
        Shown.eventually(() -> assertThat(bridge.state(Shown.key(session))).isEqualTo("complete"));
    }

    /** The bridge takes what began after it did. */
    private static Instant now() {
        return Instant.now().plusSeconds(1);
    }
}
