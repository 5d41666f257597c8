package io.github.ccaibridge.session;

/** The leaf queue the customer chose, with the readable path to it. */
public record Menu(String id, String path) {}
