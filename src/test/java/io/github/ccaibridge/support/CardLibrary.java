package io.github.ccaibridge.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Kustomer's card library and what stands behind it: a command of the app is sent to its address with its headers, by Kustomer and not by the page. */
public final class CardLibrary implements AutoCloseable {
    private static final String SCRIPT = """
            (function () {
              const home = document.currentScript.src.replace(/[^/]*$/, '');
              const listeners = {};
              window.Kustomer = {
                initialize: (options, ready) => setTimeout(() => ready({type: 'widget', user: {id: 'usr-1', email: 'dana.reyes@example.com'}}), 0),
                on: (name, call) => { (listeners[name] = listeners[name] || []).push(call); },
                say: (name, event) => (listeners[name] || []).forEach(call => call(event)),
                request: (asked, call) => call(new Error('not here')),
                command: {run: (name, asked, call) => {
                  const script = document.createElement('script');
                  const back = 'back' + Math.random().toString(36).slice(2);
                  window[back] = answer => { delete window[back]; call(null, answer); };
                  script.src = home + 'command?back=' + back + '&name=' + encodeURIComponent(name)
                    + '&body=' + encodeURIComponent(JSON.stringify(asked.body));
                  document.head.append(script);
                }}
              };
            }());
            """;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String token;
    private volatile JsonNode definition;

    /** The library of an organisation that has set this token in the app's settings. */
    public CardLibrary(String token) {
        this.token = token;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/card.js", exchange -> answer(exchange, SCRIPT));
        server.createContext("/command", this::run);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/card.js";
    }

    /** Installs the app of this definition. */
    public void install(JsonNode app) {
        definition = app;
    }

    private void run(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var name = value(query, "name");
        var app = definition.path("app").asText() + ".app.api.";
        var command = definition.path("commands").path(name.replace(app, ""));
        var request = HttpRequest.newBuilder(URI.create(command.path("url").asText()))
                .method(command.path("method").asText(), BodyPublishers.ofString(value(query, "body")));
        command.path("headers")
                .fields()
                .forEachRemaining(header -> request.header(
                        header.getKey(),
                        header.getValue().asText().replace("{{{settings.default.bridgeToken}}}", token)));
        try {
            var told = http.send(request.build(), BodyHandlers.ofString());
            answer(exchange, value(query, "back") + "(" + json.writeValueAsString(told.body()) + ");");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String value(String query, String name) {
        for (var part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static void answer(HttpExchange exchange, String script) throws IOException {
        var bytes = script.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/javascript");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
