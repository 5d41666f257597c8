package io.github.ccaibridge.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/** A stream that says when bytes flow, and breaks off when they only drip. */
final class FlowingStream extends FilterInputStream {
    /** So few bytes in so long a time that the file would never be whole. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("its bytes came too slowly");
        }
    }

    /** The slowest line is given a minute before it is judged, and no file more than six hours. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final long BYTES_A_SECOND = 4096;

    private final Instant begun = Instant.now();
    private final Runnable onBytes;
    private final Runnable onEnd;
    private long bytes;

    FlowingStream(InputStream in, Runnable onBytes, Runnable onEnd) {
        super(in);
        this.onBytes = onBytes;
        this.onEnd = onEnd;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        var read = super.read(buffer, from, length);
        if (read > 0) {
            bytes += read;
            requirePace(Duration.between(begun, Instant.now()));
            onBytes.run();
        }
        return read;
    }

    private void requirePace(Duration taken) throws TooSlow {
        var drips = taken.compareTo(PATIENCE) > 0 && bytes / taken.toSeconds() < BYTES_A_SECOND;
        if (drips || taken.compareTo(LONGEST) > 0) {
            throw new TooSlow();
        }
    }

    @Override
    public void close() throws IOException {
        onEnd.run();
        super.close();
    }
}
