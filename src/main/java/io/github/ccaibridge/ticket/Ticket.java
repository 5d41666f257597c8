package io.github.ccaibridge.ticket;

import java.time.Instant;
import java.util.List;

/**
 * A Kustomer conversation as the rules see it, with its revision where it is known; channel and menu are null when the
 * bridge did not open it.
 */
public record Ticket(
        String id,
        String status,
        String channelKey,
        String menuId,
        Instant createdAt,
        Instant updatedAt,
        List<String> assignees,
        Long rev) {
    public Ticket(
            String id,
            String status,
            String channelKey,
            String menuId,
            Instant createdAt,
            Instant updatedAt,
            List<String> assignees) {
        this(id, status, channelKey, menuId, createdAt, updatedAt, assignees, null);
    }

    public boolean open() {
        return "open".equals(status);
    }
}
