package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.ccai.SmartAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What arrives after a session, told from its source to what Kustomer holds in the end. */
@Execution(ExecutionMode.CONCURRENT)
class LateDataTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static BridgeUnderTest bridge;
    private static ArtifactDrop drop;
    private final Sessions sessions = new Sessions(System.nanoTime());
    private final Instant start = Instant.now().minusSeconds(900);

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.tail.interval=500ms", "bridge.tickets.heal-after=1s", "bridge.recordings.hold-back=12s");
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        bridge.ccai.putAgent(1234, "Dana Reyes", "dana.reyes@example.com", "1660");
        drop = new ArtifactDrop(bridge.files.resolve("drop"));
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void aRecordingIsToldWithTheDurationsInOneRequest() {
        bridge.play(answered(90001).recorded());

        var message = bridge.messageOf("call", "90001").path("attributes");
        assertThat(message.at("/custom/ccaiCallDurationNum").asInt()).isEqualTo(242);
        assertThat(message.path("attachments")).hasSize(1);
        var attachment = message.at("/attachments/0/_id").asText();
        assertThat(bridge.kustomer.uploadedSha256(attachment))
                .contains(bridge.ccai.recordings().sha256("call-90001.mp3"));
        assertThat(bridge.requestsOf("call/90001"))
                .filteredOn(one -> one.contains("message") || one.contains("attach-"))
                .containsExactly("post-message 201");
    }

    @Test
    void aRecordingInPartsIsAttachedInTheirOrder() {
        var call = answered(90002).recordedAsFiles(70_000, 20_000);
        push(call);
        drop.leave(call);
        bridge.awaitComplete("call/90002");

        assertThat(bridge.messageOf("call", "90002").at("/attributes/attachments"))
                .extracting(file -> file.path("contentLength").asInt())
                .containsExactly(70_000, 20_000);
    }

    @Test
    void aCallThatWasNotRecordedWaitsForNothing() {
        bridge.play(answered(90003).notRecorded());

        assertThat(bridge.explanation("call/90003").path("artifacts")).isEmpty();
        assertThat(bridge.messageOf("call", "90003").at("/attributes/attachments"))
                .isEmpty();
    }

    @Test
    void aTranscriptIsANoteWithTheFile() {
        var chat = sessions.chats()
                .web(90004, Caller.ofApp(4, "late-4", null, null, null), Menu.WEB_ORDERS, Agent.DANA_REYES, start)
                .transcribed();
        push(chat);
        drop.leave(chat);
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(notes("ccai:chat:90004:transcript")).hasSize(1));

        var note = note("ccai:chat:90004:transcript");
        assertThat(note.path("body").asText()).isEqualTo("Chat Transcripts: chat-90004.txt");
        assertThat(note.at("/attachments/0/contentType").asText()).isEqualTo("text/plain");
    }

    @Test
    void thePhoneNumberIsANoteInAChatOnce() {
        var chat = sessions.chats().sms(90005, phone(5), Menu.ORDERS, Agent.DANA_REYES, start);
        push(chat);
        push(chat);
        drop.leave(chat.transcribed());
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(notes("ccai:chat:90005:phone"))
                        .singleElement()
                        .satisfies(note -> assertThat(note.path("body").asText())
                                .isEqualTo(chat.caller().phone())));
    }

    @Test
    void smartActionsTellTheirResultsTheirFailuresAndTheirFilesButNoCardNumber() {
        var user = Caller.ofApp(6, "late-6", null, null, null);
        var call = sessions.inbound()
                .mobile(90006, user, Menu.APP_ORDERS, Agent.DANA_REYES, start)
                .with(SmartAction.failedVerification())
                .withAftermath(late -> late.changed(file -> file.withArray("/smart_actions")
                        .addObject()
                        .put("type", "payment")
                        .put("payment_status", "Success")
                        .put("amount_charged", "$12.00")
                        .put("card_number", "4111 1111 1111 1111")
                        .put("cvv", "cvv-123")));
        push(call);
        drop.leave(call);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(note("ccai:call:90006:smart-actions")
                                .path("body")
                                .asText())
                        .contains("Fingerprint access is not enabled", "$12.00")
                        .doesNotContain("1111 1111", "11111111", "cvv-123"));
    }

    @Test
    void aSecondRatingReplacesTheFirst() {
        var call = answered(90007).rated(2, null).rated(5, "Better now");
        call.putStageNow(bridge.ccai, call.stages().size() - 2);
        events(call);
        await().atMost(LONG).untilAsserted(() -> assertThat(rating("90007")).isEqualTo("2"));

        call.putStageNow(bridge.ccai, call.stages().size() - 1);
        drop.leave(call);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(rating("90007")).isEqualTo("5");
            assertThat(bridge.messageOf("call", "90007")
                            .at("/attributes/custom/ccaiCsatCommentTxt")
                            .asText())
                    .isEqualTo("Better now");
        });
    }

    @Test
    void aVoicemailThatIsReadAndCalledBackSaysSo() {
        var voicemail = sessions.inbound().voicemail(90008, phone(8), Menu.ORDERS, start);
        bridge.play(voicemail);
        var read = voicemail.later("voicemail_read", voicemail.endsAt().plusSeconds(300));
        read.putStageNow(bridge.ccai, read.stages().size() - 1);
        bridge.play(sessions.outbound()
                .callBack(voicemail, 90009, Agent.DANA_REYES, voicemail.endsAt().plusSeconds(400)));

        assertThat(bridge.ticketWith("call", "90009")).isEqualTo(bridge.ticketWith("call", "90008"));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(
                                note("ccai:call:90008:voicemail").path("body").asText())
                        .isEqualTo("Voicemail read\nVoicemail called back by call 90009"));
    }

    @Test
    void everyAgentsWrapUpIsANote() {
        bridge.play(sessions.inbound()
                .transferred(90010, phone(10), Menu.ORDERS, Agent.DANA_REYES, Agent.SAM_OKAFOR, start));
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(note("ccai:call:90010:disposition:1234").path("body").asText())
                    .startsWith("Disposition by Dana Reyes: Order status (ORD-01)");
            assertThat(notes("ccai:call:90010:disposition:1301")).hasSize(1);
        });
    }

    @Test
    void customDataLandInTheirFieldsAndWhatDoesNotFitIsReported() {
        bridge.send(
                "ada:admin-secret",
                bridge.request("/api/v1/settings/custom-data-mapping")
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("""
                        [{"key":"order_id","signed":true,"resource":"conversation","field":"orderStr"},
                         {"key":"device","signed":false,"resource":"customer","field":"deviceStr"},
                         {"key":"basket","signed":false,"resource":"message","field":"basketNum"}]""")));
        var user = Caller.ofApp(11, "late-11", null, null, null);
        var call = sessions.inbound()
                .mobile(90011, user, Menu.APP_ORDERS, Agent.DANA_REYES, start)
                .withAftermath(late -> late.withCustom(true, "order_id", "4411", "string", "Order")
                        .withCustom(false, "device", "iOS", "string", "Device")
                        .withCustom(false, "basket", "three", "string", "Basket"));
        push(call);
        drop.leave(call);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(bridge.ticketOf("call", "90011")
                            .at("/attributes/custom/orderStr")
                            .asText())
                    .isEqualTo("4411");
            assertThat(bridge.customerWith("ccai:end-user:late-11")
                            .at("/attributes/custom/deviceStr")
                            .asText())
                    .isEqualTo("iOS");
            assertThat(bridge.explanation("call/90011")
                            .at("/late/fieldTroubles/0")
                            .asText())
                    .contains("basketNum");
        });
    }

    @Test
    void aTicketClosedAtTheEndOfItsCallIsNotOpenedAgainByWhatComesLate() {
        var call = answered(90012).recorded();
        call.putInto(bridge.ccai);
        call.events().forEach(event -> {
            if (event.endsTheSession()) {
                await().atMost(LONG).until(() -> bridge.requestsOf("call/90012").contains("open-ticket 201"));
                bridge.kustomer.setConversation(
                        bridge.ticketOf("call", "90012").path("id").asText(),
                        JsonNodeFactory.instance.objectNode().put("status", "done"));
            }
            bridge.pushAccepted(ScriptedSession.envelopeOf(List.of(event)).toString());
        });
        bridge.awaitComplete("call/90012");

        assertThat(bridge.messageOf("call", "90012").at("/attributes/attachments"))
                .hasSize(1);
        assertThat(bridge.ticketOf("call", "90012").at("/attributes/status").asText())
                .isEqualTo("done");
    }

    @Test
    void aCallWhoseEventsNeverCameIsFoundInTheApiAndOneFromBeforeTheBridgeIsLeftAlone() {
        var lost = sessions.inbound()
                .answered(
                        90013,
                        phone(13),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.now().plusSeconds(1));
        lost.putStageNow(bridge.ccai, lost.stages().size() - 1);
        var old = sessions.inbound()
                .answered(
                        90014,
                        phone(14),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.now().minusSeconds(90_000));
        old.putStageNow(bridge.ccai, old.stages().size() - 1);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bridge.state("call/90013")).isEqualTo("complete"));
        assertThat(bridge.ruleOf("call/90013")).isEqualTo("T2");
        assertThat(bridge.kustomer.conversationByExternalId("ccai:call:90014")).isEmpty();
    }

    private ScriptedSession answered(long id) {
        return sessions.inbound().answered(id, phone((int) (id % 1000)), Menu.ORDERS, Agent.DANA_REYES, start);
    }

    private static void push(ScriptedSession session) {
        session.putInto(bridge.ccai);
        events(session);
    }

    private static void events(ScriptedSession session) {
        session.events()
                .forEach(event -> bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(event)).toString()));
    }

    private static String rating(String call) {
        return bridge.kustomer
                .messageByExternalId("ccai:call:" + call)
                .map(message ->
                        message.at("/attributes/custom/ccaiCsatRatingNum").asText())
                .orElse("");
    }

    private static JsonNode note(String externalId) {
        assertThat(notes(externalId)).as(externalId).hasSize(1);
        return notes(externalId).get(0);
    }

    private static List<JsonNode> notes(String externalId) {
        return bridge.kustomer.notes().stream()
                .map(note -> note.path("attributes"))
                .filter(note -> note.path("externalId").asText().equals(externalId))
                .toList();
    }

    private static Caller phone(int n) {
        return Caller.byPhone(5000 + n, "+1202555" + String.format("%04d", 3000 + n));
    }
}
