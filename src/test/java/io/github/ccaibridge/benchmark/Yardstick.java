package io.github.ccaibridge.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The hand-written program that the bridge is measured against: an HTTP server of the JDK, JDBC, threads. It takes events as the bridge
 * does, writes down what the bridge writes down before and after each request, and asks Kustomer the same. It knows answered calls of
 * new callers and nothing else: no rules, no retries, no back-off.
 */
final class Yardstick {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORKERS = 16;

    private final BlockingQueue<Boolean> hints = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<YardstickStore.Lane> claimed = new ArrayBlockingQueue<>(WORKERS);
    private final YardstickStore store;
    private final YardstickTeller teller;
    private final String login;

    private Yardstick(YardstickStore store, YardstickTeller teller, String login) {
        this.store = store;
        this.teller = teller;
        this.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] none) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var settings = System.getenv();
        var store = new YardstickStore(settings.get("SPRING_DATASOURCE_URL"));
        var teller = new YardstickTeller(store, settings.get("KUSTOMER_URL"), settings.get("KUSTOMER_API_KEY"));
        var login = settings.get("CCAI_EVENTS_USERNAME") + ":" + settings.get("CCAI_EVENTS_PASSWORD");
        new Yardstick(store, teller, login).start(Integer.parseInt(settings.get("SERVER_PORT")));
    }

    private void start(int port) throws IOException {
        new Thread(this::claim, "claim").start();
        for (int n = 0; n < WORKERS; n++) {
            new Thread(this::work, "work-" + n).start();
        }
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 1024);
        server.createContext("/ccai/events", this::take);
        server.createContext("/actuator/health/readiness", exchange -> answer(exchange, 200, "{}"));
        server.setExecutor(Executors.newFixedThreadPool(WORKERS));
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        var events = new ArrayList<YardstickStore.Event>();
        for (var event : JSON.readTree(exchange.getRequestBody()).path("events")) {
            events.add(event(event));
        }
        try {
            store.keep(events);
        } catch (SQLException failed) {
            answer(exchange, 503, "{}");
            return;
        }
        hints.offer(true);
        answer(exchange, 202, "{\"accepted\":" + events.size() + "}");
    }

    private static YardstickStore.Event event(JsonNode event) {
        var id = event.at("/item/call_id").asText();
        var lane = "call:" + id;
        for (var one : event.at("/item/participants")) {
            lane = one.path("type").asText().equals("external") ? one.path("dn").asText() : lane;
        }
        return new YardstickStore.Event(event.path("event_id").asText(), id, lane, event.toString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void claim() {
        try {
            while (true) {
                List<YardstickStore.Lane> lanes = store.claim();
                for (var lane : lanes) {
                    claimed.put(lane);
                }
                if (lanes.size() < WORKERS) {
                    hints.poll(400, TimeUnit.MILLISECONDS);
                }
            }
        } catch (SQLException | InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private void work() {
        try {
            store.connect();
            while (true) {
                var lane = claimed.take();
                var session = store.load(lane);
                if (session.isPresent()) {
                    teller.tell(lane, session.get());
                } else {
                    store.release(lane);
                }
            }
        } catch (SQLException | InterruptedException | IOException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
