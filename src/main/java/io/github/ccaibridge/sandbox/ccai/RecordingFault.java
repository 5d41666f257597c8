package io.github.ccaibridge.sandbox.ccai;

/** How the download of a recording goes wrong. */
public enum RecordingFault {
    /** The length of the whole is promised and the connection cut after half of it. */
    TRUNCATED,
    /** A page for people comes instead, with a 200. */
    HTML,
    /** Not there yet. */
    MISSING,
    UNAVAILABLE,
    /** Everything comes, in portions with pauses between them. */
    SLOW
}
