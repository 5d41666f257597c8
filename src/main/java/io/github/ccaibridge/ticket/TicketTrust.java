package io.github.ccaibridge.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether what webhooks told since a customer's tickets were listed is as good as another list. It is while the webhook is
 * proved: all our own writes came back in time, of each kind one not long ago, without a gap since that list.
 */
public final class TicketTrust {
    private final Duration trustedFor;
    private final Duration provedWithin;

    /** {@code trustedFor} is how old the list may be, {@code provedWithin} how long a proof holds. */
    public TicketTrust(Duration trustedFor, Duration provedWithin) {
        this.trustedFor = trustedFor;
        this.provedWithin = provedWithin;
    }

    /** Why the tickets have to be listed; empty where they need not. */
    public Optional<String> doubt(Instant listedAt, List<WebhookProof> proofs, Instant now) {
        if (listedAt == null) {
            return Optional.of(
                    "the customer's tickets were not listed before, or something became of them that only a list tells");
        }
        if (listedAt.plus(trustedFor).isBefore(now)) {
            return Optional.of("the last list of the customer's tickets is too old");
        }
        if (!proofs.stream().allMatch(proof -> provedLately(proof, now))) {
            return Optional.of("none of our own writes came back by the webhook of late");
        }
        return proofs.stream().anyMatch(proof -> proof.since().isAfter(listedAt))
                ? Optional.of("the webhook was not proved all the time since the last list")
                : Optional.empty();
    }

    private boolean provedLately(WebhookProof proof, Instant now) {
        return proof.since() != null
                && proof.until() != null
                && !proof.until().plus(provedWithin).isBefore(now);
    }
}
