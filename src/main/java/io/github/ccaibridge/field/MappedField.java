package io.github.ccaibridge.field;

/** One row of the mapping: what an app tells under a key goes to a field of a customer, conversation or message. */
public record MappedField(String key, boolean signed, String resource, String field) {}
