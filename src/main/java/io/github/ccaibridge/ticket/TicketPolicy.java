package io.github.ccaibridge.ticket;

import java.time.Duration;

/** The policies of the ticket rules, as an operator set them. */
public record TicketPolicy(
        boolean channelWithMedium,
        int reopenDays,
        String createAt,
        boolean createAbandoned,
        Duration shortCall,
        Duration callbackWindow,
        Duration grace,
        Duration settle) {}
