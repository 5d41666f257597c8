package io.github.ccaibridge.sandbox.kustomer;

/** The bytes that storage holds for an attachment. */
public record StoredFile(String attachmentId, long length, String sha256) {}
