package io.github.ccaibridge.sandbox.ccai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that the platform leaves in external storage: named as there, with text or with bytes made from its name. */
public record LateFile(String name, String text, long length) {
    public static LateFile ofText(String name, String text) {
        return new LateFile(name, text, text.getBytes(StandardCharsets.UTF_8).length);
    }

    public static LateFile ofBytes(String name, long length) {
        return new LateFile(name, null, length);
    }

    /** From 10 to 60 kB. */
    public static LateFile usual(String name) {
        return ofBytes(name, MadeBytes.usualLength(name));
    }

    public String sha256() {
        if (text == null) {
            return new MadeBytes(name, length).sha256();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] bytes() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writeTo(out, 0, length);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeTo(OutputStream out, long from, long to) throws IOException {
        if (text == null) {
            new MadeBytes(name, length).writeTo(out, from, to);
        } else {
            out.write(text.getBytes(StandardCharsets.UTF_8), (int) from, (int) (to - from));
        }
    }
}
