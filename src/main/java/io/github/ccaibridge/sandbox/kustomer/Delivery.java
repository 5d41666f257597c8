package io.github.ccaibridge.sandbox.kustomer;

/** One attempt at delivering an outbound event; status 0 means no answer. */
public record Delivery(String webhookId, String eventId, String event, int attempt, int status) {}
