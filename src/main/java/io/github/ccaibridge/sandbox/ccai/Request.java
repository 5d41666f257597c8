package io.github.ccaibridge.sandbox.ccai;

import java.time.Instant;

/** One request the stand-in answered, as its ledger keeps it; the status is 0 where it hung up without an answer. */
public record Request(String method, String path, String query, int status, Instant at) {}
