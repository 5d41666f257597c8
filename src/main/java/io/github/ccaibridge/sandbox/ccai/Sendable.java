package io.github.ccaibridge.sandbox.ccai;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Something the stand-in can answer with; its status is known before it is sent, for the ledger. */
interface Sendable {
    int status();

    void send(HttpExchange exchange) throws IOException, InterruptedException;
}
