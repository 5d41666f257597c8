package io.github.ccaibridge.app;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;

/** Prints a refused start as one message, without a stack trace. */
final class PlainRefusal implements SpringBootExceptionReporter, Ordered {
    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                System.err.println("The bridge does not start: " + cause.getMessage());
                return true;
            }
        }
        return false;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
