package io.github.ccaibridge.agentstatus;

/** Somebody whom one system knows: a Kustomer user or a CCAI Platform agent; the id is null where several share the e-mail. */
public record Person(Side side, String id, String email, String name) {}
