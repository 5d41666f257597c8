package io.github.ccaibridge.sandbox.ccai;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes made from a file's name: always the same ones, any number of them, none of them held. */
record MadeBytes(String name, long length) {
    private static final int PORTION = 1 << 13;

    /** From 10 to 60 kB, what a short call makes. */
    static long usualLength(String name) {
        return 10_000L + Math.floorMod(name.hashCode(), 50_000);
    }

    void writeTo(OutputStream out) throws IOException {
        writeTo(out, 0, length);
    }

    /** Writes the bytes from the first place, counted from 0, to before the last. */
    void writeTo(OutputStream out, long from, long to) throws IOException {
        byte[] portion = new byte[PORTION];
        for (long at = from; at < to; ) {
            long block = at / PORTION;
            fill(portion, block);
            int start = (int) (at - block * PORTION);
            int count = (int) Math.min(PORTION - start, to - at);
            out.write(portion, start, count);
            at += count;
        }
    }

    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String contentType() {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "wav" -> "audio/wav";
            case "jpg" -> "image/jpeg";
            case "mp4" -> "video/mp4";
            case "txt" -> "text/plain";
            default -> "audio/mpeg";
        };
    }

    private void fill(byte[] portion, long block) {
        long state = seed() + block * 0x632BE59BD9B4E019L;
        for (int i = 0; i < PORTION; i += Long.BYTES) {
            long next = mixed(state += 0x9E3779B97F4A7C15L);
            for (int j = 0; j < Long.BYTES; j++) {
                portion[i + j] = (byte) (next >>> (8 * j));
            }
        }
        if (block == 0) {
            byte[] first = firstBytes();
            System.arraycopy(first, 0, portion, 0, first.length);
        }
    }

    private long seed() {
        long seed = 0;
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            seed = mixed(seed + each + 1);
        }
        return seed;
    }

    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }

    /** Begins as a real file of its kind does, for readers who look. */
    private byte[] firstBytes() {
        return HexFormat.of()
                .parseHex(
                        switch (contentType()) {
                            case "audio/wav" -> "52494646";
                            case "image/jpeg" -> "ffd8ffe0";
                            case "video/mp4" -> "00000018667479706d703432";
                            default -> "49443304";
                        });
    }
}
