package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vector of C 10.9, and what must not pass. */
class ChatSignatureTest {
    private static final String BODY =
            "{\"event_type\":\"message_received\",\"chat\":{\"id\":138,\"status\":\"assigned\"},\"message\":{\"type\":\"text\",\"content\":\"Hello\"}}";
    private static final String TIME = "1764150000";
    private static final Instant THEN = Instant.ofEpochSecond(1764150010);
    private static final String PRIMARY = "VaUj9T3NiNqt5mYglt8R4+GRhAiFaoXlW0GqP4UETvg=";
    private static final String SECONDARY = "biVSW/PAOonpOPtEvtaKPU2WG1ZiGncTy4EA4g5XFG4=";
    private final ChatSignature both = new ChatSignature(List.of("test-primary-secret", "test-secondary-secret"));
    private final ChatSignature second = new ChatSignature(List.of("test-secondary-secret"));

    @Test
    void theDocumentedVectorPassesByEitherSecretInEitherPlace() {
        assertThat(fits(both, "primary=" + PRIMARY + " secondary=" + SECONDARY)).isTrue();
        assertThat(fits(second, "primary=" + PRIMARY + " secondary=" + SECONDARY))
                .isTrue();
        assertThat(fits(second, "primary=" + SECONDARY + " secondary=" + PRIMARY))
                .isTrue();
        assertThat(fits(both, "primary=" + PRIMARY)).isTrue();
    }

    @Test
    void anotherBodySecretNameOrTimeDoesNotPass() {
        var signature = "primary=" + PRIMARY;
        assertThat(both.fits(signature, TIME, (BODY + " ").getBytes(StandardCharsets.UTF_8), THEN))
                .isFalse();
        assertThat(fits(second, signature)).isFalse();
        assertThat(fits(both, "third=" + PRIMARY)).isFalse();
        assertThat(fits(both, "primary=" + PRIMARY.replace("=", ""))).isFalse();
        assertThat(fits(both, null)).isFalse();
        assertThat(both.fits(signature, TIME, BODY.getBytes(StandardCharsets.UTF_8), THEN.plusSeconds(300)))
                .isFalse();
        assertThat(both.fits(signature, "soon", BODY.getBytes(StandardCharsets.UTF_8), THEN))
                .isFalse();
    }

    private static boolean fits(ChatSignature signature, String given) {
        return signature.fits(given, TIME, BODY.getBytes(StandardCharsets.UTF_8), THEN);
    }
}
