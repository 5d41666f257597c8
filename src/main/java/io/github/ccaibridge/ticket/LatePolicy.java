package io.github.ccaibridge.ticket;

import java.time.Duration;

/**
 * The policies for what arrives after a session. {@code messageAtEnd}: a session's message is posted once, when it has
 * ended; {@code recordingWait} is how long it then waits for a recording, so that one request tells both;
 * {@code gather} how long a message that is there waits after the last news, so that what comes together is told together;
 * {@code keptFor} how long CCAI Platform keeps a recording (C 4.3).
 */
public record LatePolicy(
        boolean messageAtEnd,
        boolean recordings,
        Duration recordingWait,
        Duration gather,
        Duration keptFor,
        boolean transcriptAttached,
        boolean transcriptAsComment) {
    public static LatePolicy defaults() {
        return new LatePolicy(
                true, true, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofDays(7), true, false);
    }
}
