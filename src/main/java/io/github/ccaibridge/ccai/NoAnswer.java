package io.github.ccaibridge.ccai;

/** CCAI Platform did not answer what was asked: the decision waits. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoAnswer(String message) {
        super(message);
    }
}
