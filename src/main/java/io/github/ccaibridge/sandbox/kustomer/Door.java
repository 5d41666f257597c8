package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where a request enters: faults, token, size, limits, routing, the ledger, and the answer out again. */
final class Door implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Door.class.getName());

    private final Supplier<Vendor> vendor;
    private final Ledger ledger;
    private final Faults faults;

    Door(Supplier<Vendor> vendor, Ledger ledger, Faults faults) {
        this.vendor = vendor;
        this.ledger = ledger;
        this.faults = faults;
    }

    /** An answer on its way out with what it leaves in the ledger. */
    private record Outcome(Reply reply, Ledger.Touched touched) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Vendor now = vendor.get();
        var uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var received = new Ledger.Received(exchange.getRequestMethod(), uri.getRawPath(), query);
        Fault fault = faults.strike(received.method(), received.path()).orElse(null);
        boolean upload = received.path().equals("/upload");
        boolean execute = fault == null || fault.executes();
        if (fault != null && fault.way() == Fault.Way.LATENCY) {
            Reply.rest(fault.pause());
        }
        boolean half = fault != null && fault.way() == Fault.Way.HALF_READ;
        if (half) {
            readHalf(exchange);
        }
        // Uploads stream from the network, so they must not hold the world's lock while they are read.
        byte[] raw = upload || half ? new byte[0] : body(exchange, now.world.switches());
        Outcome uploaded = upload && execute ? upload(exchange, now) : null;
        Outcome outcome;
        synchronized (now.world) {
            var at = Instant.now();
            if (!execute) {
                outcome = new Outcome(null, Ledger.Touched.NOTHING);
            } else {
                outcome = upload ? uploaded : answer(exchange, now, received, raw);
            }
            boolean detailed = now.world.switches().on(Switch.DETAILED_ERRORS);
            if (fault != null && (fault.replaces() || fault.resets())) {
                Reply shown = fault.resets() ? null : Reply.of(fault, now.world, detailed);
                outcome = new Outcome(shown, outcome.touched());
            }
            int status = outcome.reply() == null ? 0 : outcome.reply().status();
            ledger.add(at, received, tree(raw), status, outcome.touched());
        }
        if (outcome.reply() == null) {
            exchange.close();
        } else {
            outcome.reply().send(exchange, fault);
        }
    }

    private Outcome answer(HttpExchange exchange, Vendor now, Ledger.Received received, byte[] raw) {
        Map<String, String> headers = new LinkedHashMap<>();
        Switches switches = now.world.switches();
        try {
            if (received.path().startsWith("/download/")) {
                return download(now, received.path().substring("/download/".length()));
            }
            Actor actor = actor(exchange, now);
            headers.putAll(now.world.rates.request(switches));
            if (raw.length > switches.number(Switch.BODY_LIMIT_BYTES)) {
                throw Refusal.large();
            }
            List<String> parts = parts(received.path(), switches);
            Vendor.Route route = now.route(received.method(), parts);
            if (!actor.may(route.role())) {
                String message = "Missing role " + route.role() + ".";
                throw switches.on(Switch.MISSING_ROLE_IS_403)
                        ? Refusal.forbidden(message)
                        : Refusal.unauthorized(message);
            }
            var request = new Request(
                    received.method(), received.path(), route.taken(parts), query(received.query()), parse(raw), actor);
            Answer answer = route.handling().apply(request);
            JsonNode data = answer.body().path("data");
            var touched = new Ledger.Touched(
                    data.path("type").asText(""), data.path("id").asText(""), true);
            return new Outcome(Reply.json(answer.status(), answer.body(), headers), touched);
        } catch (Refusal refusal) {
            headers.putAll(refusal.headers);
            JsonNode error = Envelope.error(refusal, switches.on(Switch.DETAILED_ERRORS));
            return new Outcome(Reply.json(refusal.status, error, headers), Ledger.Touched.NOTHING);
        } catch (RuntimeException mistake) {
            // A mistake of the stand-in itself must be seen as one and not look like a reset connection.
            LOG.log(System.Logger.Level.ERROR, "the stand-in failed at " + received.path(), mistake);
            return new Outcome(Reply.text(500, "text/plain", mistake.toString()), Ledger.Touched.NOTHING);
        }
    }

    private static Outcome upload(HttpExchange exchange, Vendor now) throws IOException {
        Uploads.Outcome stored = now.uploads.take(exchange);
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        Reply reply = Reply.text(stored.status(), "application/xml", stored.xml());
        return new Outcome(
                reply, new Ledger.Touched(Kind.ATTACHMENT.type, stored.attachmentId(), stored.status() < 300));
    }

    private static Outcome download(Vendor now, String id) {
        byte[] kept = now.uploads.stored(id).map(Uploads.Stored::kept).orElseThrow(() -> Refusal.missing("File"));
        return new Outcome(
                new Reply(200, Map.of(), "application/octet-stream", kept),
                new Ledger.Touched(Kind.ATTACHMENT.type, id, true));
    }

    private static Actor actor(HttpExchange exchange, Vendor now) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        Actor actor = given == null || !given.startsWith("Bearer ") ? null : now.tokens.get(given.substring(7));
        if (actor == null) {
            throw Refusal.unauthorized("Invalid or missing token.");
        }
        if (now.world.switches().on(Switch.WRONG_POD)) {
            throw Refusal.unauthorized("Auth token associated with pod prod2 but request is being handled by prod1");
        }
        return actor;
    }

    private static void readHalf(HttpExchange exchange) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        exchange.getRequestBody().skipNBytes(length == null ? 0 : Long.parseLong(length) / 2);
    }

    private static byte[] body(HttpExchange exchange, Switches switches) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] raw = in.readNBytes((int) switches.number(Switch.BODY_LIMIT_BYTES) + 1);
        // An unread rest would make the server drop the connection before the 413 is seen.
        in.transferTo(OutputStream.nullOutputStream());
        return raw;
    }

    private static List<String> parts(String path, Switches switches) {
        String[] raw = path.split("/", -1);
        if (raw.length < 3 || !raw[1].equals("v1")) {
            throw Refusal.missing("Resource");
        }
        List<String> parts = new ArrayList<>();
        for (int i = 2; i < raw.length; i++) {
            parts.add(decode(switches.on(Switch.RAW_PLUS_IS_SPACE) ? raw[i] : raw[i].replace("+", "%2B")));
        }
        return parts;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.bad("Invalid percent-encoding.", "");
        }
    }

    private static JsonNode parse(byte[] raw) {
        try {
            return raw.length == 0 ? NullNode.getInstance() : Json.parse(raw);
        } catch (IOException e) {
            throw Refusal.bad("Invalid request body or parameters.", "");
        }
    }

    private static JsonNode tree(byte[] raw) {
        try {
            return parse(raw);
        } catch (Refusal e) {
            return NullNode.getInstance();
        }
    }
}
