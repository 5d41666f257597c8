package io.github.ccaibridge.sandbox.ccai;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A file on its way out: whole or cut after its half, at once or spread over some time. */
record Download(MadeBytes file, boolean cut, Duration length) implements Sendable {
    private static final int PORTIONS = 8;

    @Override
    public int status() {
        return 200;
    }

    @Override
    public void send(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", file.contentType());
        // To this server 0 means a length it does not know, and -1 no body.
        exchange.sendResponseHeaders(200, file.length() == 0 ? -1 : file.length());
        if (exchange.getRequestMethod().equals("HEAD")) {
            return;
        }
        OutputStream out = exchange.getResponseBody();
        for (int i = 0; i < (cut ? PORTIONS / 2 : PORTIONS); i++) {
            TimeUnit.NANOSECONDS.sleep(length.toNanos() / PORTIONS);
            file.writeTo(out, file.length() * i / PORTIONS, file.length() * (i + 1) / PORTIONS);
            if (cut || !length.isZero()) {
                out.flush();
            }
        }
    }
}
