package io.github.ccaibridge.session;

/** What the customer thought of a session: a score on the company's scale and a comment, either of them absent (U10). */
public record Rating(Integer score, String comment) {}
