package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Faults.Api;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator sees and does. */
class OperatorStoriesTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private static BridgeUnderTest bridge;
    private final Sessions sessions = new Sessions(System.nanoTime());

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.contacts.several-matches=ask",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret");
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void severalCustomersOfOneNumberAreAReviewItemThatAnOperatorAnswers() {
        shared("+12025550181");
        var chosen = shared("+12025550181");
        push(sessions.inbound().answered(62001, phone("+12025550181"), Menu.ORDERS, Agent.DANA_REYES, NINE));
        await().until(() -> bridge.state("call/62001").equals("parked"));
        var parked = bridge.get("/api/v1/parked").get(0);
        assertThat(parked.path("reason").asText()).contains("several customers share the number", chosen);
        assertThat(parked.path("sessions").get(0).asText()).isEqualTo("call/62001");
        assertThat(bridge.kustomer.conversationByExternalId("ccai:call:62001")).isEmpty();

        bridge.post("/api/v1/parked/" + parked.path("id").asText() + "/retry", "{\"customer\":\"" + chosen + "\"}");
        bridge.awaitComplete("call/62001");
        assertThat(bridge.customerOf("call/62001")).isEqualTo(chosen);
    }

    @Test
    void whileTheCallObjectCannotBeReadAnUnansweredCallWaitsAndSaysSo() {
        var abandoned = sessions.inbound().abandoned(62002, phone("+12025550182"), Menu.ORDERS, NINE);
        bridge.ccai.faults().unavailable(Api.MANAGER);
        push(abandoned);
        await().untilAsserted(() -> {
            var explanation = bridge.explanation("call/62002");
            assertThat(explanation.path("state").asText()).isEqualTo("waiting");
            assertThat(explanation.path("awaiting").toString())
                    .contains("the call object of CCAI Platform", "Manager API answered 503");
        });
        assertThat(bridge.kustomer.conversationByExternalId("ccai:call:62002")).isEmpty();

        bridge.ccai.faults().clear();
        bridge.awaitComplete("call/62002");
        assertThat(bridge.ruleOf("call/62002")).isEqualTo("T4");
    }

    @Test
    void anExplanationTellsFactsCandidatesNearMissesAndRequests() {
        var customer = bridge.knownCustomer("+12025550183");
        bridge.ticket(customer, "done", "ivr-voice", "26");
        bridge.play(sessions.inbound().answered(62003, phone("+12025550183"), Menu.ORDERS, Agent.DANA_REYES, NINE));

        var told = bridge.explanation("call/62003");
        assertThat(told.path("facts")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(told.at("/facts/0/source").asText()).isEqualTo("events");
        assertThat(told.at("/decision/rule").asText()).isEqualTo("T2");
        assertThat(told.at("/decision/sentence").asText()).isEqualTo("An answered phone call opens a ticket");
        assertThat(told.at("/decision/nearMisses/U1").asText()).isNotEmpty();
        assertThat(told.at("/candidates/0/why").asText()).startsWith("U1 asks that it is open");
        assertThat(told.at("/requests/0/operation").asText()).isEqualTo("find-customer");
    }

    @Test
    void aViewerSeesNoNumbersAndNoNames() {
        bridge.play(sessions.inbound().answered(62004, phone("+12025550184"), Menu.ORDERS, Agent.DANA_REYES, NINE));
        var seen = bridge.send("vera:viewer-secret", bridge.request("/api/v1/sessions/call/62004"));
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body())
                .doesNotContain("2025550184", "Dana", "dana.reyes")
                .contains("•••84");
        var listed = bridge.send("vera:viewer-secret", bridge.request("/api/v1/sessions?number=2025550184"));
        assertThat(listed.body()).contains("\"62004\"", "•••84").doesNotContain("2025550184");
    }

    @Test
    void sessionsAreListedByStateCustomerAndTimeAndAWrongFilterIsNamed() {
        bridge.play(sessions.inbound().answered(62005, phone("+12025550185"), Menu.ORDERS, Agent.DANA_REYES, NINE));
        var customer = bridge.customerOf("call/62005");
        assertThat(bridge.get("/api/v1/sessions?state=complete&customer=" + customer))
                .hasSize(1);
        assertThat(bridge.get("/api/v1/sessions?customer=" + customer + "&from=2999-01-01T00:00:00Z"))
                .isEmpty();
        var wrong = bridge.send("ada:admin-secret", bridge.request("/api/v1/sessions?state=gone"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("state must be one of");
        assertThat(bridge.send("ada:admin-secret", bridge.request("/api/v1/sessions/call/1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theMetricsCountCallsDecisionsAndSessionsAndShowTheLanes() {
        bridge.play(sessions.inbound().answered(62006, phone("+12025550186"), Menu.ORDERS, Agent.DANA_REYES, NINE));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var metrics = bridge.send("ada:admin-secret", bridge.request("/actuator/prometheus"))
                    .body();
            assertThat(metrics)
                    .containsPattern("kustomer_calls_total\\{.*operation=\"open-ticket\".*status=\"201\".*} \\d")
                    .containsPattern("decisions_total\\{.*rule=\"T2\".*} \\d")
                    .containsPattern("sessions_completed_total(\\{.*})? \\d")
                    .containsPattern("lanes_parked_now(\\{.*})? \\d")
                    .containsPattern("lanes_waiting(\\{.*})? \\d")
                    .containsPattern("lanes_oldest_waiting_seconds(\\{.*})? \\d")
                    .doesNotContain("2025550186");
        });
    }

    private static void push(ScriptedSession session) {
        session.putInto(bridge.ccai);
        session.events()
                .forEach(event -> bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(event)).toString()));
    }

    private static String shared(String phone) {
        var customer = JsonNodeFactory.instance.objectNode().put("name", "One of a family");
        customer.putArray("sharedPhones").addObject().put("type", "home").put("phone", phone);
        return bridge.kustomer.addCustomer(customer);
    }

    private static Caller phone(String number) {
        return Caller.byPhone(number.hashCode() & 0xffff, number);
    }
}
