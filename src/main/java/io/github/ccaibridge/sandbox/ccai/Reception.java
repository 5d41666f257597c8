package io.github.ccaibridge.sandbox.ccai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes every request: suffers the faults, checks credentials and limits, asks the right API and keeps the ledger. */
final class Reception implements HttpHandler {
    final RateLimit managerLimit = new RateLimit(1, 3);
    final RateLimit appsLimit = new RateLimit(10, 10);
    final Faults faults = new Faults();
    final Recordings recordings = new Recordings();
    final Collection<Request> ledger = new ConcurrentLinkedQueue<>();
    final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final String subdomain;
    private final ManagerApi manager;
    private final AppsApi apps;

    Reception(String subdomain, String apiToken, Records records) {
        this.subdomain = subdomain;
        this.tokens.add(apiToken);
        this.manager = new ManagerApi(records, subdomain);
        this.apps = new AppsApi(records);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional<Sendable> answer = answer(exchange, body);
            note(exchange, answer.map(Sendable::status).orElse(0));
            if (answer.isPresent()) {
                answer.get().send(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty where the connection is to be cut. */
    private Optional<Sendable> answer(HttpExchange exchange, String body) throws InterruptedException {
        URI asked = exchange.getRequestURI();
        String path = asked.getPath();
        boolean isManager = path.startsWith("/manager/api/v1/");
        if (!isManager && !path.startsWith("/apps/api/v1/") && !path.startsWith(Recordings.BASE)) {
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
                case HTML -> {
                    return Optional.of(Answer.page(502));
                }
                case LOST -> {
                    carriedOut(exchange, isManager, body);
                    return Optional.empty();
                }
                case SLOW -> outage.get().hold();
            }
        }
        return Optional.of(carriedOut(exchange, isManager, body));
    }

    private Sendable carriedOut(HttpExchange exchange, boolean isManager, String body) {
        URI asked = exchange.getRequestURI();
        String path = asked.getPath();
        if (!isOurs(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.unauthorized();
        }
        if (path.startsWith(Recordings.BASE)) {
            return recordings.answer(path);
        }
        if (!(isManager ? managerLimit : appsLimit).permits()) {
            return Answer.message(429, "Too many requests");
        }
        String method = exchange.getRequestMethod();
        URI self = URI.create("http://" + exchange.getRequestHeaders().getFirst("Host") + path);
        return isManager
                ? manager.answer(method, self, asked.getRawQuery())
                : apps.answer(method, path, asked.getRawQuery(), body);
    }

    private boolean isOurs(String authorization) {
        return authorization != null
                && tokens.stream()
                        .map(token -> (subdomain + ":" + token).getBytes(StandardCharsets.UTF_8))
                        .map(ours -> "Basic " + Base64.getEncoder().encodeToString(ours))
                        .anyMatch(ours -> MessageDigest.isEqual(
                                ours.getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8)));
    }

    private void note(HttpExchange exchange, int status) {
        URI asked = exchange.getRequestURI();
        ledger.add(new Request(exchange.getRequestMethod(), asked.getPath(), asked.getQuery(), status, Instant.now()));
    }
}
