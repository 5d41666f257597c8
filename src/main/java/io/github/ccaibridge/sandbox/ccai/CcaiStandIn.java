package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An imitation of Google's Contact Center AI Platform on loopback: its Manager and Apps API with limits and faults. */
public final class CcaiStandIn implements AutoCloseable {
    private static final String SUBDOMAIN = "acme";
    private static final int BURST = 3;

    private final HttpServer server;
    private final ExecutorService threads;
    private final String apiToken = UUID.randomUUID().toString();
    private final Records records = new Records();
    private final ManagerApi manager = new ManagerApi(records, SUBDOMAIN);
    private final AppsApi apps = new AppsApi(records);
    private final RateLimit managerLimit = new RateLimit(1, BURST);
    private final RateLimit appsLimit = new RateLimit(10, 10);
    private final Faults faults = new Faults();
    private final List<Request> ledger = new CopyOnWriteArrayList<>();

    private CcaiStandIn(HttpServer server) {
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "ccai-stand-in");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static CcaiStandIn start() {
        return start(0);
    }

    public static CcaiStandIn start(int port) {
        try {
            return new CcaiStandIn(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public String subdomain() {
        return SUBDOMAIN;
    }

    public String apiToken() {
        return apiToken;
    }

    public RateLimit managerLimit() {
        return managerLimit;
    }

    public RateLimit appsLimit() {
        return appsLimit;
    }

    /** How many requests were refused because they came too fast. */
    public int violations() {
        return managerLimit.violations() + appsLimit.violations();
    }

    public Faults faults() {
        return faults;
    }

    public void putCall(ObjectNode call) {
        records.calls.put(call.path("id").asLong(), call.deepCopy());
    }

    public void putChat(ObjectNode chat) {
        records.chats.put(chat.path("id").asLong(), chat.deepCopy());
    }

    public void removeCall(long id) {
        records.calls.remove(id);
    }

    public void putAgent(long id, String name, String email, String agentNumber) {
        records.putAgent(id, name, email, agentNumber);
    }

    /** The agent, or the platform on the agent's behalf, changes the status: any status is possible here. */
    public void agentTakes(long agentId, String status) {
        Optional.ofNullable(records.agents.get(agentId)).ifPresent(agent -> records.setStatus(agent, status));
    }

    public void putMenu(long id, String name, Long parentId, String menuType) {
        records.putMenu(id, name, parentId, menuType);
    }

    public void putEndUser(long id, String identifier, String email, String name, String phone) {
        records.putEndUser(id, identifier, email, name, phone);
    }

    public List<Request> requests() {
        return List.copyOf(ledger);
    }

    public Map<String, Long> requestsByPath() {
        return ledger.stream().collect(Collectors.groupingBy(Request::path, Collectors.counting()));
    }

    /** Forgets all state, faults, violations and the ledger; the address and the token stay. */
    public void reset() {
        faults.clear();
        records.reset();
        managerLimit.forget();
        appsLimit.forget();
        ledger.clear();
    }

    @Override
    public void close() {
        faults.clear();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional<Answer> answer = answer(exchange, body);
            note(exchange, answer.map(Answer::status).orElse(0));
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty where the connection is to be cut. */
    private Optional<Answer> answer(HttpExchange exchange, String body) throws InterruptedException {
        URI asked = exchange.getRequestURI();
        String path = asked.getPath();
        boolean isManager = path.startsWith("/manager/api/v1/");
        if (!isManager && !path.startsWith("/apps/api/v1/") && !path.startsWith("/recordings/")) {
            return Optional.of(Answer.message(404, "Not found"));
        }
        Optional<Faults.Outage> outage = faults.strike(isManager ? Faults.Api.MANAGER : Faults.Api.APPS);
        if (outage.isPresent()) {
            switch (outage.get().kind()) {
                case RESET -> {
                    return Optional.empty();
                }
                case UNAVAILABLE -> {
                    return Optional.of(Answer.message(503, "Service unavailable"));
                }
                case SLOW -> outage.get().hold();
            }
        }
        if (!isOurs(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Optional.of(Answer.unauthorized());
        }
        if (path.startsWith("/recordings/")) {
            return Optional.of(Answer.file("audio/mpeg", ("ID3 recording " + path).getBytes(StandardCharsets.UTF_8)));
        }
        if (!(isManager ? managerLimit : appsLimit).permits()) {
            return Optional.of(Answer.message(429, "Too many requests"));
        }
        String method = exchange.getRequestMethod();
        return Optional.of(
                isManager
                        ? manager.answer(method, url().resolve(path), asked.getRawQuery())
                        : apps.answer(method, path, asked.getRawQuery(), body));
    }

    private boolean isOurs(String authorization) {
        String ours = Base64.getEncoder().encodeToString((SUBDOMAIN + ":" + apiToken).getBytes(StandardCharsets.UTF_8));
        return authorization != null
                && MessageDigest.isEqual(
                        ("Basic " + ours).getBytes(StandardCharsets.UTF_8),
                        authorization.getBytes(StandardCharsets.UTF_8));
    }

    private void note(HttpExchange exchange, int status) {
        URI asked = exchange.getRequestURI();
        ledger.add(new Request(exchange.getRequestMethod(), asked.getPath(), asked.getQuery(), status, Instant.now()));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
