package io.github.ccaibridge.ticket;

import java.time.Instant;

/** A Kustomer conversation as the rules see it. */
public record Ticket(String id, String status, String channelKey, String menuId, Instant createdAt, Instant updatedAt) {
    public boolean open() {
        return "open".equals(status);
    }
}
