package io.github.ccaibridge.agentstatus;

import java.time.Instant;

/**
 * What one system said of an agent's status at some moment.
 *
 * @param value a Kustomer status id or a CCAI Platform status name; null is signed out or logged out
 * @param source {@code work-sessions}, {@code app}, {@code agent-statuses}, {@code agents}, {@code events}, or {@code answer}
 *     when it is what a write of ours was answered
 * @param changedAt when it became so by the vendor's clock; null where the vendor does not tell
 * @param asOf the latest moment of which it can be true for certain: when the question was sent, or when the vendor said so itself
 * @param workSession the Kustomer work session that a write would change, else null
 * @param team the Kustomer team that is selected in it, else null
 * @param instance the browser tab that told it, else null
 * @param refusal CCAI Platform's own words when a write was refused, else null
 */
public record Sighting(
        long n,
        Side side,
        String source,
        String value,
        Instant changedAt,
        Instant asOf,
        String workSession,
        String team,
        String instance,
        String refusal) {}
