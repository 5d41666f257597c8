package io.github.ccaibridge.sandbox.ccai;

/** What the events door said to one body; the status is 0 where there was no answer. */
public record PushAnswer(int status, String body) {
    public boolean isAccepted() {
        return status >= 200 && status < 300;
    }
}
