package io.github.ccaibridge.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire between the bridge and Kustomer that breaks where a test wants it: in the middle of an upload, or before its
 * answer. Kustomer's own address in answers becomes the wire's, so that uploads take the wire too.
 */
final class WeakWire implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final ServerSocket door = listen();
    private final ExecutorService threads = Executors.newCachedThreadPool(WeakWire::daemon);
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger swallowLeft = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile long cutAfter;
    private volatile URI kustomer;

    WeakWire() {
        threads.execute(this::accept);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "weak-wire");
        thread.setDaemon(true);
        return thread;
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void leadTo(URI there) {
        kustomer = there;
    }

    /** The next so many uploads break after so many bytes. */
    void cutUploads(int times, long afterBytes) {
        cutAfter = afterBytes;
        cutsLeft.set(times);
    }

    /** The next so many uploads arrive, and their answers do not. */
    void swallowAnswers(int times) {
        swallowLeft.set(times);
    }

    /** Uploads stop in the middle until they are let go. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    int held() {
        return held.get();
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                threads.execute(() -> join(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket near) {
        try (near;
                var far = new Socket(kustomer.getHost(), kustomer.getPort())) {
            var call = new Call(near, far);
            var back = threads.submit(() -> {
                call.answers();
                return null;
            });
            call.requests();
            back.get();
        } catch (Exception broken) {
            // Both ends see a closed connection, which is what this wire is for.
        }
    }

    /** One connection; a request begins where a chunk begins, since the bridge waits for an answer before it asks again. */
    private final class Call {
        private final Socket near;
        private final Socket far;
        private volatile boolean upload;

        Call(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void requests() throws IOException, InterruptedException {
            long passed = 0;
            var cut = false;
            for (var chunk = next(near.getInputStream()); chunk.length > 0; chunk = next(near.getInputStream())) {
                var head = new String(chunk, 0, Math.min(chunk.length, 14), StandardCharsets.ISO_8859_1);
                if (head.startsWith("POST /upload ")) {
                    upload = true;
                    passed = 0;
                    cut = cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                } else if (head.matches("(?s)(GET|POST|PATCH|PUT) /v1.*")) {
                    upload = false;
                }
                passed += chunk.length;
                if (upload && gate.getCount() > 0) {
                    held.incrementAndGet();
                    gate.await();
                }
                far.getOutputStream().write(chunk);
                if (upload && cut && passed > cutAfter) {
                    cuts.incrementAndGet();
                    close(far, near);
                    return;
                }
            }
            far.shutdownOutput();
        }

        void answers() throws IOException {
            var ours = url().substring("http://".length());
            for (var chunk = next(far.getInputStream()); chunk.length > 0; chunk = next(far.getInputStream())) {
                if (upload && swallowLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    cuts.incrementAndGet();
                    close(near, far);
                    return;
                }
                var text = new String(chunk, StandardCharsets.ISO_8859_1).replace(kustomer.getAuthority(), ours);
                near.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            }
            near.shutdownOutput();
        }

        private static byte[] next(InputStream in) throws IOException {
            var chunk = new byte[CHUNK];
            var read = in.read(chunk);
            return read <= 0 ? new byte[0] : java.util.Arrays.copyOf(chunk, read);
        }

        private static void close(Closeable... all) throws IOException {
            for (var one : all) {
                if (one instanceof Socket socket) {
                    socket.setSoLinger(true, 0);
                }
                one.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
