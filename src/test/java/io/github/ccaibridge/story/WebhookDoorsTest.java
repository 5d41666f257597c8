package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two doors that a signature opens: Kustomer's webhook and CCAI Platform's for chats. */
class WebhookDoorsTest {
    private static final String USER_CHANGED = """
            {"id":"%s","name":"kustomer.user.update","org":"acme","data":{"type":"user","id":"66aa0000000000000000ffff",
             "attributes":{"email":"%s","displayName":"Dana Reyes","rev":%d,"updatedAt":"2026-11-25T08:00:00Z"}},
             "createdAt":"2026-11-25T08:00:00Z","changes":{"attributes":{"email":{"op":"replace"}}}}""";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "kustomer.webhook-secret=whk-old",
                "kustomer.webhook-secret-next=whk-new",
                "ccai.webhook-secret-primary=test-primary-secret");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void anEventIsTakenOnceAndBothTokensOpenWhileOneReplacesTheOther() {
        var event = user("evt-1", "dana@example.com", 3);
        assertThat(kustomer(event, hex("whk-old", event)).body()).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
        var again = kustomer(event, hex("whk-new", event));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("{\"accepted\":0,\"duplicates\":1}");
    }

    @Test
    void anOlderRevisionThatArrivesLaterChangesNothing() {
        signed(user("evt-20", "newest@example.com", 9));
        signed(user("evt-21", "older@example.com", 8));
        assertThat(bridge.query("select email from kustomer_person where user_id = '66aa0000000000000000ffff'"))
                .containsExactly("newest@example.com");
    }

    @Test
    void aCustomerWhoseNumberSomebodyChangedIsLookedUpAnew() {
        bridge.update("insert into contact values ('phone:+1', 'cus-7'), ('phone:+2', 'cus-8') on conflict do nothing");
        signed(customer("evt-30", "cus-7", "a-person", "phones"));
        signed(customer("evt-31", "cus-8", "a-person", "displayName"));
        assertThat(bridge.query("select customer_id from contact where customer_id in ('cus-7', 'cus-8')"))
                .containsExactly("cus-8");
    }

    @Test
    void whatWeWroteOurselvesIsIgnored() {
        signed("""
                {"id":"evt-40","name":"kustomer.conversation.create","data":{"type":"conversation","id":"con-1","attributes":
                 {"externalId":"ccai:call:1","rev":1},"relationships":{"createdBy":{"data":{"type":"user","id":"machine-1"}}}}}""");
        bridge.update("insert into contact values ('phone:+3', 'cus-9') on conflict do nothing");
        signed(customer("evt-41", "cus-9", "machine-1", "phones"));
        assertThat(bridge.query("select customer_id from contact where customer_id = 'cus-9'"))
                .containsExactly("cus-9");
        assertThat(bridge.query("select event_id from kustomer_event where own"))
                .contains("evt-41");
    }

    @Test
    void aWebhookThatStopsTellingOfOurOwnMessagesIsSeen() {
        signed("""
                {"id":"evt-42","name":"kustomer.conversation.create","data":{"type":"conversation","id":"con-2","attributes":
                 {"externalId":"ccai:call:2","rev":1},"relationships":{"createdBy":{"data":{"type":"user","id":"machine-1"}}}}}""");
        signed("""
                {"id":"evt-43","name":"kustomer.message.create","data":{"type":"message","id":"msg-2","attributes":
                 {"app":"ccai","externalId":"ccai:call:2","rev":1},"relationships":{"createdBy":{"data":{"id":"machine-1"}}}}}""");
        assertThat(bridge.query("select door from webhook_heard")).contains("kustomer", "kustomer-own-message");
        bridge.update("update webhook_heard set heard_at = now() - interval '2 hours' where door = 'kustomer'");
        bridge.update("insert into kustomer_request (kind, session_id, at, operation, status)"
                + " values ('call', '2', now() - interval '115 minutes', 'post-message', 201),"
                + " ('call', '3', now() - interval '1 hour', 'post-message', 500),"
                + " ('call', '4', now() - interval '30 minutes', 'post-message', 201)");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(silence()).isBetween(1800.0, 1900.0));
    }

    private static double silence() {
        return bridge.metrics()
                .lines()
                .filter(line -> line.startsWith("kustomer_webhook_silent_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void aMessageOfAnotherConnectorIsToldByThePreflight() {
        signed("""
                {"id":"evt-45","name":"kustomer.message.create","data":{"type":"message","id":"msg-1","attributes":
                 {"app":"ujet","channel":"voice","rev":1},"relationships":{"createdBy":{"data":{"id":"somebody"}}}}}""");
        assertThat(bridge.get("/api/v1/preflight").toString())
                .contains("Another connector writes CCAI Platform's sessions into Kustomer as well: 1 messages");
    }

    @Test
    void aWrongSignatureIsRefusedWithoutAHintAndCounted() {
        var event = user("evt-50", "x@example.com", 1);
        for (var signature : new String[] {"", hex("another", event), hex("whk-old", event + " "), "é"}) {
            var answer = kustomer(event, signature.replace("é", "00"));
            assertThat(answer.statusCode()).as(signature).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("signature");
        }
        assertThat(bridge.send("ada:admin-secret", bridge.request("/actuator/prometheus"))
                        .body())
                .contains("webhooks_signature_failures_total{door=\"kustomer\"}");
    }

    @Test
    void bodiesThatCannotBeReadAreNamed() {
        assertThat(signed("{").statusCode()).isEqualTo(400);
        assertThat(signed("[]").body()).contains("id, name and data");
        assertThat(signed("{\"id\":\"evt-60\",\"name\":\"kustomer.user.update\",\"data\":{}}")
                        .body())
                .contains("data.id");
        var large = "{\"id\":\"" + "x".repeat(1024 * 1024) + "\"}";
        assertThat(signed(large).statusCode()).isEqualTo(413);
    }

    @Test
    void aSignedChatWebhookIsKeptOnceAndTheChatsAreReadAtOnce() {
        var body =
                "{\"event_type\":\"message_received\",\"chat\":{\"id\":138,\"status\":\"assigned\"},\"message\":{\"type\":\"text\"}}";
        var now = Long.toString(Instant.now().getEpochSecond());
        var signature = "primary= secondary=" + base64("test-primary-secret", now + body);
        assertThat(chat(body, now, signature).body()).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
        assertThat(chat(body, now, signature).body()).isEqualTo("{\"accepted\":0,\"duplicates\":1}");
        assertThat(bridge.query("select session_id from inbox where source = 'chat-webhook'"))
                .containsExactly("chat:138");
        assertThat(chat(body + " ", now, signature).statusCode()).isEqualTo(401);
        var old = Long.toString(Instant.now().getEpochSecond() - 301);
        assertThat(chat(body, old, "primary=" + base64("test-primary-secret", old + body))
                        .statusCode())
                .isEqualTo(401);
    }

    private static String user(String event, String email, int rev) {
        return USER_CHANGED.formatted(event, email, rev);
    }

    private static String customer(String event, String id, String by, String changed) {
        return """
                {"id":"%s","name":"kustomer.customer.update","data":{"type":"customer","id":"%s","attributes":{"rev":2},
                 "relationships":{"modifiedBy":{"data":{"type":"user","id":"%s"}}}},
                 "changes":{"attributes":{"%s":{"op":"replace"}}}}""".formatted(event, id, by, changed);
    }

    private static HttpResponse<String> signed(String event) {
        return kustomer(event, hex("whk-old", event));
    }

    private static HttpResponse<String> kustomer(String event, String signature) {
        return post("/kustomer/webhooks", event, Map.of("X-Kustomer-Webhook-Signature", signature));
    }

    private static HttpResponse<String> chat(String body, String timestamp, String signature) {
        return post("/ccai/webhooks/chat", body, Map.of("X-Signature", signature, "X-Signature-Timestamp", timestamp));
    }

    private static HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(bridge.address(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String hex(String secret, String text) {
        return HexFormat.of().formatHex(mac(secret, text));
    }

    private static String base64(String secret, String text) {
        return Base64.getEncoder().encodeToString(mac(secret, text));
    }

    private static byte[] mac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
