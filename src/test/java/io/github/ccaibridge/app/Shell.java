package io.github.ccaibridge.app;

import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The running shell of a test, with two tiny routes behind its doors. */
final class Shell implements AutoCloseable {
    static final String[] REAL = {
        "kustomer.url=http://127.0.0.1:9",
        "kustomer.api-key=key-of-kustomer",
        "ccai.url=http://127.0.0.1:9",
        "ccai.subdomain=acme",
        "ccai.api-token=token-of-ccai",
        "ccai.events-username=events",
        "ccai.events-password=right",
        "ccai.events-password-next=next",
        "bridge.admin-username=ada",
        "bridge.admin-password=admin-secret",
        "bridge.viewer-username=vera",
        "bridge.viewer-password=viewer-secret",
        "bridge.routes=src/test/resources/shell-routes",
        "spring.flyway.enabled=false",
        "server.port=0",
    };

    final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final ConfigurableApplicationContext application;

    private Shell(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static Shell start(String... more) {
        var settings = new ArrayList<>(List.of(REAL));
        settings.add("spring.datasource.url=" + TestDatabase.migratedDatabase());
        settings.addAll(List.of(more));
        return startWith(settings.toArray(String[]::new));
    }

    static Shell startWith(String... settings) {
        return new Shell(new SpringApplicationBuilder(Bridge.class)
                .environment(TestSettings.of(settings))
                .run());
    }

    URI address(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    /** The same path on the management port. */
    URI managed(String path) {
        return URI.create(
                "http://localhost:" + application.getEnvironment().getProperty("local.management.port") + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path));
    }

    HttpRequest.Builder as(String login, String path) {
        return request(path).header("Authorization", basic(login));
    }

    HttpResponse<String> get(String login, String path) {
        return send(as(login, path).GET());
    }

    HttpResponse<String> post(String login, String path, String body) {
        return send(as(login, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    boolean has(Class<?> type) {
        return application.getBeanNamesForType(type).length > 0;
    }

    static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        application.close();
    }
}
