package io.github.ccaibridge.camel;

import java.io.InputStream;

/** A file on its way in; Camel copies a bare stream into memory as soon as it is a variable or an exchange fails. */
public record Incoming(InputStream stream) {}
