package io.github.ccaibridge.ticket;

import java.time.Instant;
import java.util.List;

/** A Kustomer conversation as the rules see it; channel and menu are null when the bridge did not open it. */
public record Ticket(
        String id,
        String status,
        String channelKey,
        String menuId,
        Instant createdAt,
        Instant updatedAt,
        List<String> assignees) {
    public boolean open() {
        return "open".equals(status);
    }
}
