package io.github.ccaibridge.ticket;

import java.time.Instant;

/** A session of the same customer that already has its ticket. */
public record EarlierSession(
        String kind,
        String id,
        String ticket,
        String agentId,
        Instant startedAt,
        Instant connectedAt,
        Instant endedAt) {}
