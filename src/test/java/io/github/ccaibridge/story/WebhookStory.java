package io.github.ccaibridge.story;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;

/** Stories of a bridge that Kustomer's webhook tells of tickets, and that has proved it. */
abstract class WebhookStory {
    static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    static final Sessions SESSIONS = new Sessions(5);
    static BridgeUnderTest bridge;
    static long id = 51_000;

    static void begin() {
        bridge = new BridgeUnderTest(
                "kustomer.webhook-secret=" + firstToken(),
                "bridge.tickets.settle=300ms",
                "bridge.kustomer.webhook-lag=3s",
                "bridge.kustomer.webhook-proved-within=10m");
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        bridge.kustomer.addUser("sam.okafor@example.com", "Sam Okafor");
        bridge.kustomer.addWebhook(
                bridge.address("/kustomer/webhooks"), "kustomer.conversation.create", "kustomer.conversation.update");
        prove(1);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    /** What a stand-in that begins anew gives its first webhook as its token. */
    static String firstToken() {
        try (var other = KustomerStandIn.start()) {
            return other.addWebhook(URI.create("http://localhost:1/"));
        }
    }

    /** Both kinds of our own writes: a ticket that is opened, and one that is given to another agent. */
    static void prove(int n) {
        play(call(phone(80 + n), Agent.DANA_REYES));
        play(call(phone(80 + n), Agent.SAM_OKAFOR));
    }

    static ScriptedSession call(Caller caller, Agent agent) {
        return SESSIONS.inbound().answered(++id, caller, Menu.ORDERS, agent, NINE);
    }

    static String play(ScriptedSession session) {
        bridge.play(session);
        return session.kind() + "/" + session.id();
    }

    static Caller phone(int n) {
        return Caller.byPhone(5000 + n, "+120255501" + n);
    }

    static void close(String ticket) {
        bridge.kustomer.setConversation(
                ticket, JsonNodeFactory.instance.objectNode().put("status", "done"));
    }

    static void losing(Runnable deed) {
        lose(100);
        deed.run();
        lose(0);
    }

    static void lose(int percent) {
        bridge.kustomer.switches(bridge.kustomer.switches().with(Switch.WEBHOOK_LOST_PERCENT, percent));
    }

    static void awaitTold(String ticket, String status) {
        await().until(() -> status.equals(
                bridge.text("select ticket ->> 'status' from known_ticket where ticket_id = '" + ticket + "'")));
    }

    static JsonNode source(String key) {
        return bridge.explanation(key).path("candidatesFrom");
    }

    static long lists(String key) {
        return bridge.requestsOf(key).stream()
                .filter(one -> one.startsWith("list-tickets"))
                .count();
    }

    /** As Kustomer counts them. */
    static long listsOf(String customer) {
        return bridge.kustomer.ledger().entries().stream()
                .filter(entry -> entry.method().equals("GET")
                        && entry.path().equals("/v1/customers/" + customer + "/conversations"))
                .count();
    }
}
