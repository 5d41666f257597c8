package io.github.ccaibridge.session;

/** One value of an app's custom data under its key; the value is text, number, yes-or-no, or null (C 6.3). */
public record CustomValue(String key, boolean signed, Object value, String type) {}
