package io.github.ccaibridge.ticket;

/**
 * Where the tickets that a decision looked at came from: {@code list} or {@code webhooks}; when the list was asked for, until
 * when the webhooks were proved, and why they were not trusted, as far as each applies.
 */
public record TicketSource(String from, String listedAt, String provedUntil, String doubt) {
    static final String WEBHOOKS = "webhooks";

    public boolean webhooks() {
        return WEBHOOKS.equals(from);
    }
}
