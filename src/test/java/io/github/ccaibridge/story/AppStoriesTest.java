package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Faults.Api;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Chats and calls through the apps, whose users are known by an identifier. */
class AppStoriesTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private static BridgeUnderTest bridge;
    private static String dana;
    private final Sessions sessions = new Sessions(System.nanoTime());

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.messages.post=at-once");
        dana = bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        bridge.ccai.putAgent(1234, "Dana Reyes", "dana.reyes@example.com", "1660");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void theDocumentedChatHasItsTicketBeforeAnAgentAndGoesToTheAgentNamedByIdAlone() {
        bridge.ccai.putEndUser(5, "user-5", null, null, null);
        bridge.pushAccepted(BridgeUnderTest.fixture("chat-138-event-1.json"));
        await().untilAsserted(() -> assertThat(bridge.requestsOf("chat/138")).contains("post-message 201"));
        assertThat(bridge.ticketOf("chat", "138").at("/attributes/assignedUsers"))
                .isEmpty();

        bridge.pushAccepted(BridgeUnderTest.fixture("chat-138-event-2.json"));
        await().untilAsserted(() -> assertThat(bridge.assigneeOf("chat", "138")).isEqualTo(dana));
        assertThat(bridge.customerWith("ccai:end-user:user-5")
                        .at("/attributes/custom/ccaiUserIdStr")
                        .asText())
                .isEqualTo("user-5");
    }

    @Test
    void aNewAppUserIsAssignedToTheAgentWhoTakesTheFirstSession() {
        var user = Caller.ofApp(71, "user-71", "Ann", "ann@example.com", "+12025550161");
        bridge.play(sessions.chats().web(61001, user, Menu.WEB_ORDERS, Agent.DANA_REYES, NINE));

        assertThat(bridge.customerWith("ccai:end-user:user-71")
                        .at("/attributes/custom/ccaiAssignedAgentEmailStr")
                        .asText())
                .isEqualTo("dana.reyes@example.com");
    }

    @Test
    void aChatAndACallOfOneAppUserAreOneCustomerAndTwoTickets() {
        var user = Caller.ofApp(72, "user-72", "Ben", "ben@example.com", "+12025550162");
        bridge.play(sessions.chats().mobile(61002, user, Menu.APP_ORDERS, Agent.DANA_REYES, NINE));
        bridge.play(sessions.inbound().mobile(61003, user, Menu.APP_ORDERS, Agent.DANA_REYES, NINE.plusSeconds(900)));

        assertThat(bridge.customerOf("chat/61002")).isEqualTo(bridge.customerOf("call/61003"));
        assertThat(bridge.ticketWith("chat", "61002")).isNotEqualTo(bridge.ticketWith("call", "61003"));
    }

    @Test
    void aChatNobodyTookKeepsItsTicketAndGetsItsOutcome() {
        var user = Caller.ofApp(73, "user-73", "Cleo", "cleo@example.com", "+12025550163");
        bridge.play(sessions.chats().abandoned(61004, user, Menu.WEB_ORDERS, NINE));

        assertThat(bridge.messageOf("chat", "61004")
                        .at("/attributes/custom/ccaiOutcomeStr")
                        .asText())
                .isEqualTo("abandoned");
    }

    @Test
    void whileThePlatformDoesNotTellWhoTheUserIsTheDecisionWaitsAndSaysSo() {
        var user = Caller.ofApp(74, "user-74", "Dan", "dan@example.com", "+12025550164");
        var chat = sessions.chats().web(61005, user, Menu.WEB_ORDERS, Agent.DANA_REYES, NINE);
        chat.putInto(bridge.ccai);
        bridge.ccai.faults().unavailable(Api.APPS);
        chat.events()
                .forEach(event -> bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(event)).toString()));

        await().untilAsserted(() -> assertThat(bridge.explanation("chat/61005").path("awaiting"))
                .anySatisfy(awaited -> assertThat(awaited.path("what").asText()).contains("Apps API answered 503")));
        assertThat(bridge.state("chat/61005")).isEqualTo("waiting");
        assertThat(bridge.kustomer.conversationByExternalId("ccai:chat:61005")).isEmpty();

        bridge.ccai.faults().clear();
        bridge.awaitComplete("chat/61005");
        assertThat(bridge.customerOf("chat/61005"))
                .isEqualTo(
                        bridge.customerWith("ccai:end-user:user-74").path("id").asText());
    }
}
