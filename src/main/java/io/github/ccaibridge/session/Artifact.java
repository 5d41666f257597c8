package io.github.ccaibridge.session;

/**
 * A file of a session that is in the artifact store: {@code type} is recording, transcript, photo or video, {@code part}
 * tells several of one type apart. {@code attachment} is its id in Kustomer, {@code link} where it stays when it is too large.
 */
public record Artifact(
        String type, String part, String name, String contentType, long bytes, String attachment, String link) {
    /** Whether it can be referred to in Kustomer. */
    public boolean uploaded() {
        return attachment != null || link != null;
    }
}
