package io.github.ccaibridge.sandbox.kustomer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a multipart form part by part without holding it in memory. */
final class Multipart {
    private final InputStream in;
    private final byte[] fence;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int limit;

    Multipart(InputStream in, String boundary) throws IOException {
        this.in = in;
        this.fence = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        if (!line().equals("--" + boundary)) {
            throw new IOException("form does not start with its boundary");
        }
    }

    /** The name of the next part, or an empty text after the last. */
    String next() throws IOException {
        String name = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int at = line.indexOf(" name=\"");
            if (line.regionMatches(true, 0, "content-disposition:", 0, 20) && at >= 0) {
                name = line.substring(at + 7, line.indexOf('"', at + 7));
            }
        }
        return name;
    }

    /** Copies the part's content and tells whether another part follows. */
    boolean copy(OutputStream out) throws IOException {
        while (true) {
            fill();
            if (limit - at < fence.length) {
                throw new IOException("form ends inside a part");
            }
            int end = at;
            while (end + fence.length <= limit && !fenceAt(end)) {
                end++;
            }
            out.write(buffer, at, end - at);
            at = end;
            if (end + fence.length <= limit) {
                at += fence.length;
                return !line().startsWith("--");
            }
        }
    }

    private boolean fenceAt(int place) {
        return buffer[place] == fence[0] && Arrays.equals(buffer, place, place + fence.length, fence, 0, fence.length);
    }

    /** Keeps what is unread and reads as much more as there is room for. */
    private void fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        limit -= at;
        at = 0;
        limit += in.readNBytes(buffer, limit, buffer.length - limit);
    }

    private int nextByte() throws IOException {
        if (at == limit) {
            fill();
        }
        return at == limit ? -1 : buffer[at++] & 0xff;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = nextByte(); b != -1 && b != '\n'; b = nextByte()) {
            if (line.size() > 8192) {
                throw new IOException("line too long");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
