package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private final KustomerStandIn standIn =
            KustomerStandIn.start(0, Switches.defaults().with(Switch.WEBHOOK_MINUTE_MILLIS, 1));
    private final Caller caller = new Caller(standIn);
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private HttpServer receiver;

    @SuppressWarnings("ArrayRecordComponent")
    private record Arrived(String event, String signature, byte[] body) {
        JsonNode tree() throws Exception {
            return Caller.MAPPER.readTree(body);
        }
    }

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            arrived.add(new Arrived(
                    headers.getFirst("X-Kustomer-Webhook-Event"),
                    headers.getFirst("X-Kustomer-Webhook-Signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        standIn.close();
        receiver.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    }

    @Test
    void anEventIsSignedAndTellsWhatChanged() throws Exception {
        String token = standIn.addWebhook(address(), "kustomer.conversation.update", "kustomer.customer.create");
        String id = caller.conversation(caller.customer("+491"), "");
        caller.patch("/v1/conversations/" + id, "{'status':'done'}");
        await().until(() -> arrived.size() == 2);
        Arrived update = arrived.get(1);
        assertThat(update.event()).isEqualTo("kustomer.conversation.update");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(update.signature()).isEqualTo(HexFormat.of().formatHex(mac.doFinal(update.body())));
        assertThat(update.tree().at("/changes/attributes/status/before").asText())
                .isEqualTo("open");
        assertThat(update.tree().at("/data/relationships/modifiedBy/data/id").asText())
                .isEqualTo(standIn.machineUserId());
        assertThat(arrived.get(0).tree().path("changes").isNull()).isTrue();
    }

    @Test
    void aDeafReceiverIsTriedEightTimesAndThenDisabled() throws Exception {
        answer = 500;
        standIn.addWebhook(address(), "kustomer.customer.create");
        caller.customer("+492");
        await().until(() -> !standIn.webhooks().get(0).at("/attributes/enabled").asBoolean());
        assertThat(standIn.deliveries()).hasSize(8).allMatch(each -> each.status() == 500);
        caller.customer("+493");
        assertThat(standIn.deliveries()).hasSize(8);
    }

    @Test
    void duplicatesComeWhenAskedFor() throws Exception {
        standIn.switches(Switches.defaults().with(Switch.WEBHOOK_DUPLICATE_PERCENT, 100));
        standIn.addWebhook(address(), "kustomer.customer.create");
        caller.customer("+494");
        await().until(() -> arrived.size() == 2);
        assertThat(arrived.get(0).tree().path("id"))
                .isEqualTo(arrived.get(1).tree().path("id"));
    }

    @Test
    void eventsAreLostAndLateWhenAskedFor() throws Exception {
        standIn.switches(Switches.defaults().with(Switch.WEBHOOK_LOST_PERCENT, 100));
        standIn.addWebhook(address(), "kustomer.conversation.create", "kustomer.conversation.update");
        String id = caller.conversation(caller.customer("+495"), "");
        standIn.switches(Switches.defaults().with(Switch.WEBHOOK_DELAY_MILLIS, 600));
        long before = System.nanoTime();
        caller.patch("/v1/conversations/" + id, "{'status':'done'}");
        await().until(() -> arrived.size() == 1);
        assertThat(arrived.get(0).event()).isEqualTo("kustomer.conversation.update");
        assertThat(System.nanoTime() - before).isGreaterThan(600_000_000);
    }

    @Test
    void whateverHappensToAConversationIsTold() throws Exception {
        standIn.addWebhook(address(), "kustomer.conversation.create", "kustomer.conversation.update");
        String id = caller.conversation(caller.customer("+496"), "");
        standIn.setConversation(id, Caller.MAPPER.createObjectNode().put("status", "snoozed"));
        caller.post("/v1/conversations/" + id + "/messages", "{'channel':'voice','app':'x','direction':'in'}");
        standIn.setConversation(id, Caller.MAPPER.createObjectNode().put("name", "Another"));
        await().until(() -> arrived.size() == 4);
        int rev = 0;
        for (Arrived each : arrived) {
            assertThat(each.tree().at("/data/attributes/rev").asInt()).isEqualTo(++rev);
        }
        assertThat(arrived.get(2).tree().at("/data/attributes/status").asText()).isEqualTo("open");
    }
}
