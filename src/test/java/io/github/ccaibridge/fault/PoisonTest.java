package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Poison at every door, from one who has the right credentials: no door breaks, and the next call lands. */
class PoisonTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, byte[]> POISON = new LinkedHashMap<>();
    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene(
                "bridge.kustomer.budget-share=1",
                "bridge.app-token=app-token",
                "ccai.crm-api-key=crm-key",
                "kustomer.webhook-secret=whk",
                "ccai.webhook-secret-primary=chat");
        poison("10 MB", "{\"id\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}");
        poison("depth 10,000", "[".repeat(10_000) + "]".repeat(10_000));
        poison(
                "depth 10,000 in an event",
                "{\"count\":1,\"events\":[" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "]}");
        poison("NUL", everywhere("a\\u0000b"));
        poison("lone surrogate", everywhere("a\\ud83db"));
        poison("huge number", everywhere("a").replace("\"number\"", "1" + "0".repeat(5000)));
        poison("huge exponent", everywhere("a").replace("\"number\"", "1e999999999"));
        poison("raw NUL", "{\"id\":\"a\u0000b\"}");
        POISON.put("no UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1', '}'});
        poison("nothing", "");
        poison("a word", "null");
    }

    private static void poison(String name, String body) {
        POISON.put(name, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The keys that the doors read, all with the same text. */
    private static String everywhere(String text) {
        return """
                {"id":"%1$s","name":"%1$s","email":"%1$s","kustomerUserId":"%1$s","statusId":"%1$s","statusName":"%1$s","teamId":"%1$s",
                 "at":"%1$s","instanceId":"%1$s","phone":"%1$s","customerId":"%1$s","conversationId":"%1$s","data":{"id":"%1$s","type":"%1$s",
                 "attributes":{"rev":"number"}},"event_type":"%1$s","chat":{"id":"number","status":"%1$s"},"count":1,"number":"number",
                 "events":[{"event_id":"%1$s","type":"%1$s","item":{"call_id":"number","state":"%1$s","dn":"%1$s"}}]}""".formatted(text);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void noDoorBreaksAndTheNextCallLands() {
        var doors = doors();
        var answers = new TreeMap<Integer, Integer>();
        var broken = new ArrayList<String>();
        doors.forEach((path, sign) -> POISON.forEach((name, body) -> {
            var status = status(path, body, sign);
            answers.merge(status, 1, Integer::sum);
            if (status >= 500 || status == 401 || status == 404) {
                broken.add(path + " answered " + name + " with " + status);
            }
        }));
        var calls = List.of(tellWith("Dana \\u0000 Reyes"), tellWith("Dana \\ud83d Reyes"), scene.tellNewCall());
        var landed = calls.stream().filter(PoisonTest::lands).count();
        FaultCount.of("poison")
                .with(doors.size(), "doors")
                .with(POISON.size(), "bodies each")
                .with(answers, "as answers")
                .with(broken.size(), "broken ones")
                .with(landed + " of " + calls.size(), "calls with poison in a name or after it landed")
                .print();
        assertThat(broken).isEmpty();
        assertThat(landed).isEqualTo(calls.size());
        assertThat(scene.bridge.number("select count(*) from lane where parked_at is not null"))
                .isZero();
    }

    private static long tellWith(String name) {
        var call = scene.newCall();
        var told = Calls.body(Calls.events(call, Scene.phoneOf(call))).replace("Dana Reyes", name);
        scene.bridge.pushAccepted(told);
        return call;
    }

    private static boolean lands(long call) {
        scene.assertLandedOnce(call);
        return true;
    }

    private static Map<String, UnaryOperator<HttpRequest.Builder>> doors() {
        var doors = new LinkedHashMap<String, UnaryOperator<HttpRequest.Builder>>();
        doors.put("/ccai/events", asked -> asked.header("Authorization", basic("ccai-events:s3cret")));
        doors.put("/ccai/webhooks/chat", asked -> asked);
        doors.put("/kustomer/webhooks", asked -> asked);
        for (var path : List.of("/ccai/crm/v1/accounts", "/ccai/crm/v1/records")) {
            doors.put(path, asked -> asked.header("X-Api-Key", "crm-key"));
        }
        for (var path : List.of("/kustomer/app/agent-status", "/kustomer/app/click-to-call")) {
            doors.put(path, asked -> asked.header("Authorization", "Bearer app-token"));
        }
        doors.put("/api/v1/parked/retry", asked -> asked.header("Authorization", basic("ada:admin-secret")));
        return doors;
    }

    private static int status(String path, byte[] body, UnaryOperator<HttpRequest.Builder> sign) {
        var now = Long.toString(Instant.now().getEpochSecond());
        var request = sign.apply(HttpRequest.newBuilder(scene.bridge.address(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-Kustomer-Webhook-Signature", HexFormat.of().formatHex(mac("whk", body)))
                .header("X-Signature", "primary=" + Base64.getEncoder().encodeToString(mac("chat", stamped(now, body))))
                .header("X-Signature-Timestamp", now)
                .POST(BodyPublishers.ofByteArray(body)));
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException cut) {
            // A body that is refused before it was read may end in a reset instead of the answer.
            return 413;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static byte[] stamped(String now, byte[] body) {
        var stamped = java.util.Arrays.copyOf(now.getBytes(StandardCharsets.UTF_8), now.length() + body.length);
        System.arraycopy(body, 0, stamped, now.length(), body.length);
        return stamped;
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String secret, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
