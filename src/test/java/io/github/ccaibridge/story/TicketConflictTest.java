package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kustomer answers the first write to a ticket that only webhooks told of with 409: it was merged or closed meanwhile. */
class TicketConflictTest extends WebhookStory {
    private static final Duration LONG = Duration.ofSeconds(30);

    @BeforeAll
    static void start() {
        begin();
    }

    @AfterEach
    void fairWeather() {
        bridge.kustomer.faults().clear();
    }

    @Test
    void aConflictOfItsFirstChangeHasItDecidedAgainByAList() {
        var ticket = ticketOf(play(call(phone(31), Agent.DANA_REYES)));
        losing(() -> close(ticket));
        conflict("PATCH", "/v1/conversations/" + ticket, 1);
        var second = play(call(phone(31), Agent.SAM_OKAFOR));
        assertThat(bridge.requestsOf(second)).startsWith("update-ticket 409", "list-tickets 200", "open-ticket 201");
        assertDecidedByAList(second, "T2");
        assertThat(bridge.ticketWith("call", second.substring(5))).isNotEqualTo(ticket);
    }

    /** The same agent took both calls and noted nothing, so the message is the first that the ticket hears of the second one. */
    @Test
    void aConflictOfItsMessageHasItDecidedAgainByAListToo() {
        var ticket = ticketOf(play(call(phone(32), Agent.DANA_REYES)));
        losing(() -> close(ticket));
        conflict("POST", "/v1/conversations/" + ticket + "/messages", 1);
        var second = play(unnoted(phone(32)));
        assertThat(bridge.requestsOf(second))
                .startsWith(
                        "post-message 409",
                        "find-message 200",
                        "list-tickets 200",
                        "open-ticket 201",
                        "post-message 201");
        assertDecidedByAList(second, "T2");
        assertThat(bridge.ticketWith("call", second.substring(5))).isNotEqualTo(ticket);
    }

    /** The agent's disposition is noted while the message still waits for the call object. */
    @Test
    void aConflictOfItsNoteHasItDecidedAgainByAListToo() {
        var ticket = ticketOf(play(call(phone(33), Agent.DANA_REYES)));
        losing(() -> close(ticket));
        conflict("POST", "/v1/conversations/" + ticket + "/notes", 1);
        var second = call(phone(33), Agent.DANA_REYES);
        push(second);
        var key = "call/" + second.id();
        await(key).atMost(LONG).until(() -> bridge.requestsOf(key).contains("create-note 201"));
        assertThat(bridge.requestsOf(key))
                .startsWith(
                        "create-note 409", "find-note 200", "list-tickets 200", "open-ticket 201", "create-note 201");
        assertDecidedByAList(key, "T2");
    }

    @Test
    void whatTheListStillShowsOpenIsJoinedAllTheSame() {
        var ticket = ticketOf(play(call(phone(34), Agent.DANA_REYES)));
        conflict("PATCH", "/v1/conversations/" + ticket, 1);
        var second = play(call(phone(34), Agent.SAM_OKAFOR));
        assertThat(bridge.requestsOf(second)).startsWith("update-ticket 409", "list-tickets 200", "update-ticket 200");
        assertDecidedByAList(second, "U1");
        assertThat(ticketOf(second)).isEqualTo(ticket);
    }

    @Test
    void itIsDecidedAgainOnceAndThenToldToTheOperator() {
        var ticket = ticketOf(play(call(phone(35), Agent.DANA_REYES)));
        conflict("POST", "/v1/conversations/" + ticket + "/messages", 2);
        var second = unnoted(phone(35));
        second.putInto(bridge.ccai);
        push(second);
        var key = "call/" + second.id();
        await(key).atMost(LONG).until(() -> bridge.state(key).equals("parked"));
        assertThat(bridge.requestsOf(key))
                .containsExactly(
                        "post-message 409",
                        "find-message 200",
                        "list-tickets 200",
                        "post-message 409",
                        "find-message 200");
        assertThat(bridge.explanation(key).path("awaiting").toString()).contains("does not list it");
    }

    /** Somebody else changed the ticket at the same moment. */
    @Test
    void aConflictOfAChangeToATicketThatWasListedIsNoReasonToLeaveItUntold() {
        var customer = bridge.knownCustomer("+12025550136");
        var ticket = bridge.ticket(customer, "open", "ivr-voice", "26");
        conflict("PATCH", "/v1/conversations/" + ticket, 1);
        var call = play(call(phone(36), Agent.SAM_OKAFOR));
        assertThat(bridge.ruleOf(call)).isEqualTo("U1");
        assertThat(bridge.requestsOf(call)).containsSubsequence("update-ticket 409", "update-ticket 200");
        assertThat(ticketOf(call)).isEqualTo(ticket);
    }

    private static void assertDecidedByAList(String key, String rule) {
        assertThat(bridge.ruleOf(key)).isEqualTo(rule);
        assertThat(source(key).path("source").asText()).isEqualTo("list");
        assertThat(source(key).path("doubt").asText()).contains("no longer as the webhook had told");
    }

    private static void conflict(String method, String path, int times) {
        bridge.kustomer.faults().on(method, path).times(times).status(409);
    }

    private static String ticketOf(String key) {
        return bridge.explanation(key).at("/decision/ticket").asText();
    }

    private static ScriptedSession unnoted(Caller caller) {
        return SESSIONS.inbound().tooShort(++id, caller, Menu.ORDERS, Agent.DANA_REYES, NINE);
    }

    private static void push(ScriptedSession session) {
        session.events()
                .forEach(event -> bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(event)).toString()));
    }
}
