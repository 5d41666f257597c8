package io.github.ccaibridge.ticket;

import java.time.Instant;

/** From when until when every one of our own writes of a kind came back by the webhook in time; null where that is not known. */
public record WebhookProof(Instant since, Instant until) {}
