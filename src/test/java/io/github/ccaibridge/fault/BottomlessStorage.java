package io.github.ccaibridge.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A storage that takes the file of a form at any size, keeps its checksum alone, and may rest in the middle. */
final class BottomlessStorage implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final HttpServer server;
    private final CountDownLatch half = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final long bytes;
    private volatile String sha256 = "";
    private volatile boolean chunked;
    private volatile String query = "";

    /** {@code bytes} is the length of the one file that is expected. */
    BottomlessStorage(long bytes) {
        this.bytes = bytes;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        server.createContext("/upload", this::take);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "bottomless-storage");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/upload?bucket=a%2Fb";
    }

    private void take(HttpExchange exchange) throws IOException {
        chunked = !exchange.getRequestHeaders().containsKey("Content-Length");
        query = exchange.getRequestURI().getRawQuery();
        var in = exchange.getRequestBody();
        // The fields and the head of the file's part fit into the first bytes; each file byte is counted from there.
        var head = in.readNBytes(CHUNK);
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var begin = text.indexOf("\r\n\r\n", text.indexOf("name=\"file\"")) + 4;
        var digest = digest();
        digest.update(head, begin, head.length - begin);
        var left = bytes - (head.length - begin);
        var chunk = new byte[CHUNK];
        while (left > 0) {
            var read = in.read(chunk, 0, (int) Math.min(CHUNK, left));
            if (read < 0) {
                throw new IOException("the form ended early");
            }
            digest.update(chunk, 0, read);
            left -= read;
            if (left < bytes / 2 && half.getCount() > 0) {
                rest();
            }
        }
        in.readAllBytes();
        sha256 = HexFormat.of().formatHex(digest.digest());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void rest() throws IOException {
        half.countDown();
        try {
            if (!goOn.await(1, TimeUnit.MINUTES)) {
                throw new IOException("nobody said to go on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until half of the file has arrived; nothing more is taken until {@link #goOn()}. */
    boolean awaitHalf() throws InterruptedException {
        return half.await(5, TimeUnit.MINUTES);
    }

    void goOn() {
        goOn.countDown();
    }

    String sha256() {
        return sha256;
    }

    String query() {
        return query;
    }

    boolean chunked() {
        return chunked;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
