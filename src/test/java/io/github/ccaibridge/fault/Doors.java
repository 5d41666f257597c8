package io.github.ccaibridge.fault;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Every door that a secret opens, and a harmless request to each; {@code age} is old or new, and part of each secret. */
enum Doors {
    EVENTS("CCAI_EVENTS_PASSWORD", "CCAI_EVENTS_PASSWORD_NEXT"),
    CRM("CCAI_CRM_API_KEY", "CCAI_CRM_API_KEY_NEXT"),
    APP("BRIDGE_APP_TOKEN", "BRIDGE_APP_TOKEN_NEXT"),
    KUSTOMER("KUSTOMER_WEBHOOK_SECRET", "KUSTOMER_WEBHOOK_SECRET_NEXT"),
    CHATS("CCAI_WEBHOOK_SECRET_PRIMARY", "CCAI_WEBHOOK_SECRET_SECONDARY"),
    ADMIN("BRIDGE_ADMIN_PASSWORD", "BRIDGE_ADMIN_PASSWORD_NEXT"),
    VIEWER("BRIDGE_VIEWER_PASSWORD", "BRIDGE_VIEWER_PASSWORD_NEXT");

    private static final String FOREIGN = """
            {"id":"foreign-1","name":"kustomer.message.create","data":{"type":"message","id":"msg-1","attributes":
             {"app":"ujet","channel":"voice","rev":1},"relationships":{"createdBy":{"data":{"id":"somebody"}}}}}""";

    private final String setting;
    private final String next;

    Doors(String setting, String next) {
        this.setting = setting;
        this.next = next;
    }

    /** Sets this door's secret, and the one that is valid beside it where one is. */
    void set(Map<String, String> settings, String age, String nextAge) {
        settings.put(setting, secret(age));
        if (nextAge != null) {
            settings.put(next, secret(nextAge));
        }
    }

    String secret(String age) {
        return age + "-secret-of-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** One request with the secret of that age; gives the status. */
    int knock(Replicas replicas, String age) {
        var secret = secret(age);
        return switch (this) {
            case EVENTS ->
                replicas.send(
                        "/ccai/events",
                        to -> body(to, "{\"count\":0,\"events\":[]}")
                                .header("Authorization", basic(Vendors.EVENTS_USER, secret)));
            case CRM ->
                replicas.send("/ccai/crm/v1/accounts?phone=%2B12025550100", to -> to.header("X-Api-Key", secret));
            case APP ->
                replicas.send(
                        "/kustomer/app/read-statuses",
                        to -> body(to, "{}").header("Authorization", "Bearer " + secret));
            case KUSTOMER -> signed(replicas, harmless(UUID.randomUUID().toString()), secret);
            case CHATS -> chat(replicas, secret);
            case ADMIN -> replicas.send("/api/v1/parked", to -> to.header("Authorization", basic("ada", secret)));
            case VIEWER -> replicas.send("/api/v1/rules", to -> to.header("Authorization", basic("vera", secret)));
        };
    }

    /** An event that changes nothing which any test looks at. */
    static String harmless(String id) {
        return """
                {"id":"%s","name":"kustomer.user.update","data":{"type":"user","id":"nobody","attributes":
                 {"email":"nobody@example.com","rev":1,"updatedAt":"2026-11-25T08:00:00Z"}}}""".formatted(id);
    }

    /** Kustomer tells of a message that another connector has written. */
    static int tellOfAnotherConnector(Replicas replicas, String age) {
        return signed(replicas, FOREIGN, KUSTOMER.secret(age));
    }

    private static int signed(Replicas replicas, String event, String secret) {
        return replicas.send(
                "/kustomer/webhooks",
                to -> body(to, event).header("X-Kustomer-Webhook-Signature", signature(secret, event)));
    }

    /** As Kustomer signs (K 9.1). */
    static String signature(String secret, String event) {
        return HexFormat.of().formatHex(mac(secret, event));
    }

    private static int chat(Replicas replicas, String secret) {
        var now = Long.toString(Instant.now().getEpochSecond());
        var event =
                "{\"event_type\":\"message_received\",\"chat\":{\"id\":999999},\"n\":\"" + UUID.randomUUID() + "\"}";
        var signature = "primary=" + Base64.getEncoder().encodeToString(mac(secret, now + event));
        return replicas.send(
                "/ccai/webhooks/chat",
                to -> body(to, event).header("X-Signature", signature).header("X-Signature-Timestamp", now));
    }

    static HttpRequest.Builder body(HttpRequest.Builder to, String json) {
        return to.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
