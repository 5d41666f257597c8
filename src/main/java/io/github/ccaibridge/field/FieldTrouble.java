package io.github.ccaibridge.field;

/** A value that could not land in its field; the sentence names key and types and never the value. */
public record FieldTrouble(String field, String key, String sentence) {}
