package io.github.ccaibridge.sandbox.kustomer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads a multipart form part by part without holding it in memory. */
final class Multipart {
    private final InputStream in;
    private final byte[] fence;

    Multipart(InputStream in, String boundary) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
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
        int matched = 0;
        while (matched < fence.length) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("form ends inside a part");
            }
            if (b == fence[matched]) {
                matched++;
                continue;
            }
            // The fence starts with its only carriage return, so a broken match restarts at most at this byte.
            out.write(fence, 0, matched);
            matched = b == fence[0] ? 1 : 0;
            if (matched == 0) {
                out.write(b);
            }
        }
        return !line().startsWith("--");
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
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
