package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a lost answer has made is found again with all it lacks, and who is no longer there is looked up again. */
class FoundAgainTest {
    private static final Instant BEGIN = Instant.parse("2025-11-26T09:00:00Z");
    private static final Sessions SESSIONS = new Sessions(3);
    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene("bridge.kustomer.budget-share=1", "bridge.messages.post=at-once");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void fairWeather() {
        scene.faults().clear();
    }

    @Test
    void aMessageWhoseAnswerWasLostStillLearnsTheEndThatCameMeanwhile() {
        var chat = chat(801);
        scene.faults().on("POST", "/v1/conversations/*/messages").times(1).resetAfter();
        scene.faults().on("GET", "/v1/conversations/*/messages").status(503);
        tell(chat, 0, 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> attemptsOf("end_user_801") > 0);
        tell(chat, 1, chat.events().size());
        scene.faults().clear();

        scene.bridge.awaitComplete("chat/801");
        assertThat(scene.bridge
                        .messageOf("chat", "801")
                        .at("/attributes/custom/ccaiOutcomeStr")
                        .asText())
                .isEqualTo("answered");
    }

    @Test
    void aLookForALostTicketThatIsThrottledIsTakenUpAgainBeforeAnythingIsSent() {
        scene.set(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, 0);
        scene.faults().on("POST", "/v1/customers/*/conversations").times(1).resetAfter();
        scene.faults().on("GET", "/v1/customers/*/conversations").times(1).tooManyRequests(Duration.ZERO);
        var call = scene.tellNewCall();
        scene.assertLandedOnce(call);
        scene.set(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, 1);
        assertThat(scene.bridge.requestsOf("call/" + call)).contains("list-tickets 429");
    }

    @Test
    void aCustomerWhoseCreationWasNotAnsweredIsStillTheSessionsOwnAndLearnsItsAgent() {
        var chat = chat(802);
        scene.faults().on("POST", "/v1/customers").times(1).resetAfter();
        scene.faults().on("GET", "/v1/customers/*").after(2).status(503);
        tell(chat, 0, 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> attemptsOf("end_user_802") > 0);
        scene.faults().clear();
        tell(chat, 1, chat.events().size());

        scene.bridge.awaitComplete("chat/802");
        assertThat(customer("canary-802")
                        .at("/attributes/custom/ccaiAssignedAgentEmailStr")
                        .asText())
                .isEqualTo(Agent.DANA_REYES.email());
    }

    @Test
    void aCustomerWhoWasDeletedSinceTheLastCallIsMadeAnew() {
        var first = scene.tellNewCall();
        var phone = Scene.phoneOf(first);
        scene.assertLandedOnce(first);
        scene.kustomer().removeCustomer(idOf(phone));

        var second = scene.newCall();
        scene.tell(second, phone);
        scene.awaitComplete(second);
        assertThat(scene.bridge
                        .ticketOf("call", String.valueOf(second))
                        .at("/relationships/customer/data/id")
                        .asText())
                .isEqualTo(idOf(phone));
    }

    @Test
    void aCustomerWhoVanishesBetweenTheLookUpAndTheTicketIsLookedUpAgain() {
        var first = scene.tellNewCall();
        var phone = Scene.phoneOf(first);
        scene.assertLandedOnce(first);
        scene.faults()
                .on("GET", "/v1/customers/" + idOf(phone) + "/conversations")
                .times(1)
                .status(404);
        var second = scene.newCall();
        scene.tell(second, phone);
        scene.awaitComplete(second);
        assertThat(scene.bridge.requestsOf("call/" + second))
                .containsSubsequence("list-tickets 404", "find-customer 200", "list-tickets 200");

        var third = scene.newCall();
        scene.faults().on("POST", "/v1/customers/*/conversations").times(1).status(404);
        scene.tell(third, Scene.phoneOf(third));
        scene.assertLandedOnce(third);
        assertThat(scene.bridge.requestsOf("call/" + third))
                .containsSubsequence("open-ticket 404", "find-customer 200", "open-ticket 201");
    }

    @Test
    void twoCallsOfOneNewNumberAtOnceAreOneCustomerAndOneTicket() {
        var first = scene.newCall();
        var second = scene.newCall();
        var phone = Scene.phoneOf(first);
        var events = Calls.events(first, phone);
        events.addAll(Calls.events(second, phone));
        scene.bridge.pushAccepted(Calls.body(events));

        scene.assertLandedOnce(first);
        scene.awaitComplete(second);
        scene.bridge.messageOf("call", String.valueOf(second));
        assertThat(scene.kustomer().conversations())
                .filteredOn(one ->
                        one.at("/relationships/customer/data/id").asText().equals(idOf(phone)))
                .hasSize(1);
    }

    @Test
    void withheldCallersInManyLanesAtOnceAreOneUnknownCallerWithATicketEach() {
        var calls = IntStream.range(0, 12).mapToObj(n -> scene.newCall()).toList();
        calls.parallelStream().forEach(call -> scene.tell(call, "anonymous"));

        calls.forEach(scene::awaitComplete);
        calls.forEach(call -> scene.bridge.ticketOf("call", String.valueOf(call)));
        assertThat(scene.kustomer().customers())
                .filteredOn(one -> one.toString().contains("ccai:unknown-caller"))
                .hasSize(1);
    }

    private static ScriptedSession chat(long id) {
        var user = "canary-" + id;
        var caller = Caller.ofApp(id, user, "Canary", user + "@example.net", null);
        var chat = SESSIONS.chats().web(id, caller, Menu.WEB_ORDERS, Agent.DANA_REYES, BEGIN);
        chat.putInto(scene.bridge.ccai);
        return chat;
    }

    private static void tell(ScriptedSession session, int from, int to) {
        scene.bridge.pushAccepted(
                ScriptedSession.envelopeOf(session.events().subList(from, to)).toString());
    }

    private static long attemptsOf(String lane) {
        return scene.bridge.number("select coalesce(max(attempts), 0) from lane where lane = '" + lane + "'");
    }

    private static JsonNode customer(String word) {
        var found = scene.kustomer().customers().stream()
                .filter(one -> one.toString().contains(word))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String idOf(String phone) {
        return scene.kustomer().customerByPhone(phone).orElseThrow().path("id").asText();
    }
}
