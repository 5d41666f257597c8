package io.github.ccaibridge.kustomer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Kustomer's signature of an outbound webhook: lower-case hex of HMAC-SHA-256 over the raw body (K 9.1). */
public final class WebhookSignature {
    private final List<String> tokens;

    /** The webhook's token, and while it is being replaced the next one. */
    public WebhookSignature(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** Whether one of the tokens made this signature; as long for a wrong one as for a right one. */
    public boolean fits(String signature, byte[] body) {
        var given = String.valueOf(signature).getBytes(StandardCharsets.UTF_8);
        var known = false;
        for (var token : tokens) {
            known |= MessageDigest.isEqual(of(token, body).getBytes(StandardCharsets.UTF_8), given);
        }
        return known;
    }

    private static String of(String token, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
