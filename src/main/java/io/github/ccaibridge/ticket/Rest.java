package io.github.ccaibridge.ticket;

import java.time.Duration;

/** How a session rests: its state, what it awaits, and for how long at most; a null time means until news. */
public record Rest(String state, String awaiting, Duration atMost) {}
