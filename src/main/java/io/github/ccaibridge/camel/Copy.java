package io.github.ccaibridge.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** One copy of a stream into a file, with what is learnt on the way; a buffer is all it holds in memory. */
final class Copy {
    private static final int BUFFER = 64 << 10;
    private static final int START = 512;

    private final MessageDigest sha256 = digest("SHA-256");
    private final MessageDigest md5 = digest("MD5");
    private final ByteBuffer start = ByteBuffer.allocate(START);
    private long bytes;

    void run(InputStream in, FileChannel out) throws IOException {
        var buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha256.update(buffer, 0, read);
            md5.update(buffer, 0, read);
            start.put(buffer, 0, Math.min(read, start.remaining()));
            bytes += read;
            for (var left = ByteBuffer.wrap(buffer, 0, read); left.hasRemaining(); ) {
                out.write(left);
            }
        }
    }

    long bytes() {
        return bytes;
    }

    byte[] sha256() {
        return sha256.digest();
    }

    String md5() {
        return Base64.getEncoder().encodeToString(md5.digest());
    }

    /** What a login page or a proxy's excuse begins with; no recording, photo or video does. */
    boolean isWebPage() {
        var text = new String(start.array(), 0, start.position(), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml");
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
