package io.github.ccaibridge.app.console;

/** A management route refused what a page needs; its reason is shown in the visitor's language. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }
}
