package io.github.ccaibridge.ccai;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** CCAI Platform's signature of a chat webhook: Base64 of HMAC-SHA-256 over timestamp and raw body, by either secret (C 2.3). */
public final class ChatSignature {
    /** How old a signed request may be; the platform leaves it to us (C 2.3). */
    public static final Duration FRESH = Duration.ofSeconds(300);

    private final List<String> secrets;

    public ChatSignature(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Whether a value of {@code primary=… secondary=…} was made by one of the secrets, over this timestamp in seconds and body. */
    public boolean fits(String signature, String timestamp, byte[] body, Instant now) {
        if (timestamp == null || !timestamp.matches("\\d{1,11}") || !isFresh(timestamp, now)) {
            return false;
        }
        var known = false;
        for (var secret : secrets) {
            var right = of(secret, timestamp, body).getBytes(StandardCharsets.UTF_8);
            for (var given : values(signature)) {
                known |= MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
            }
        }
        return known;
    }

    private static boolean isFresh(String timestamp, Instant now) {
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.abs().compareTo(FRESH) <= 0;
    }

    /** A value may end in padding, so only the first equals sign separates. */
    private static List<String> values(String signature) {
        var values = new ArrayList<String>();
        for (var part : String.valueOf(signature).trim().split("\\s+")) {
            var at = part.indexOf('=');
            if (at > 0 && List.of("primary", "secondary").contains(part.substring(0, at))) {
                values.add(part.substring(at + 1));
            }
        }
        return values;
    }

    private static String of(String secret, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
