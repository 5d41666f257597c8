package io.github.ccaibridge.session;

/** How one agent wrapped a session up: code, the company's own id for it, and a note (U13). */
public record Disposition(String agentId, String agentName, String code, String customId, String note) {}
