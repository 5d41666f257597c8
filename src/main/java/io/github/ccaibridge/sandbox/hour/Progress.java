package io.github.ccaibridge.sandbox.hour;

/** Where the playing hour reports how far it is. */
@FunctionalInterface
public interface Progress {
    void line(String text);
}
