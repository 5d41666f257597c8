package io.github.ccaibridge.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketTrustTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final TicketTrust TRUST = new TicketTrust(Duration.ofHours(4), Duration.ofMinutes(2));

    @Test
    void aListOfAnHourAgoIsTrustedWhileBothKindsOfOurWritesHaveComeBackSinceThen() {
        assertThat(doubt(minutesAgo(60), proof(61, 1), proof(90, 2))).isNull();
    }

    @Test
    void withoutAListThereIsNothingToTrust() {
        assertThat(doubt(null, proof(61, 1), proof(61, 1))).startsWith("the customer's tickets were not listed before");
    }

    @Test
    void aListAgesHoweverAliveTheWebhookIs() {
        assertThat(doubt(minutesAgo(241), proof(300, 0), proof(300, 0))).contains("too old");
        assertThat(doubt(minutesAgo(240), proof(300, 0), proof(300, 0))).isNull();
    }

    @Test
    void oneKindThatHasNotComeBackOfLateIsEnoughForADoubt() {
        assertThat(doubt(minutesAgo(60), proof(61, 1), proof(61, 3))).contains("of late");
        assertThat(doubt(minutesAgo(60), proof(61, 3), proof(61, 1))).contains("of late");
        assertThat(doubt(minutesAgo(60), new WebhookProof(null, null), proof(61, 1)))
                .contains("of late");
    }

    @Test
    void aListFromBeforeTheTimeOfProofsMayHaveMissedSomething() {
        assertThat(doubt(minutesAgo(60), proof(61, 1), proof(59, 1))).contains("not proved all the time");
    }

    private static String doubt(Instant listedAt, WebhookProof... proofs) {
        return TRUST.doubt(listedAt, List.of(proofs), NOW).orElse(null);
    }

    private static WebhookProof proof(int since, int until) {
        return new WebhookProof(minutesAgo(since), minutesAgo(until));
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
