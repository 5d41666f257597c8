package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two keys at a vendor: one takes the other's place without a failed request, and nobody else ever sees one. */
class VendorLoginTest {
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer vendor;

    @BeforeEach
    void open() throws IOException {
        vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.createContext("/", exchange -> {
            var sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = new String(exchange.getRequestBody().readAllBytes());
            seen.add(sent + (body.isEmpty() ? "" : " " + body));
            exchange.sendResponseHeaders(taken.contains(sent) ? 200 : 401, -1);
            exchange.close();
        });
        vendor.start();
    }

    @AfterEach
    void close() {
        vendor.stop(0);
    }

    @Test
    void theSecondIsTriedInTheSameRequestWithTheSameBodyAndThenKept() throws IOException {
        taken.add("Bearer new");
        var login = VendorLogin.bearer(url("127.0.0.1"), "old", "new");
        try (var client = client(login)) {
            assertThat(post(client, "one")).isEqualTo(200);
            assertThat(post(client, "two")).isEqualTo(200);
        }
        assertThat(seen).containsExactly("Bearer old one", "Bearer new one", "Bearer new two");
        assertThat(login.place()).isEqualTo(2);
    }

    @Test
    void itGoesBackWhereTheVendorTakesTheFirstAgain() throws IOException {
        var login = VendorLogin.basic(url("127.0.0.1"), "acme", "old", "new");
        try (var client = client(login)) {
            taken.add("Basic YWNtZTpuZXc=");
            assertThat(get(client, "127.0.0.1")).isEqualTo(200);
            taken.clear();
            taken.add("Basic YWNtZTpvbGQ=");
            assertThat(get(client, "127.0.0.1")).isEqualTo(200);
        }
        assertThat(login.place()).isEqualTo(1);
    }

    @Test
    void twoThatAreRefusedAreOneRefusalAndTheFirstStaysFirst() throws IOException {
        var login = VendorLogin.bearer(url("127.0.0.1"), "old", "new");
        try (var client = client(login)) {
            assertThat(get(client, "127.0.0.1")).isEqualTo(401);
        }
        assertThat(seen).containsExactly("Bearer old", "Bearer new");
        assertThat(login.place()).isEqualTo(1);
    }

    @Test
    void withoutASecondARefusalIsAnsweredAsItIs() throws IOException {
        try (var client = client(VendorLogin.bearer(url("127.0.0.1"), "old", ""))) {
            assertThat(get(client, "127.0.0.1")).isEqualTo(401);
        }
        assertThat(seen).containsExactly("Bearer old");
    }

    @Test
    void aBodyThatCannotBeSentTwiceIsSentOnce() throws IOException {
        try (var client = client(VendorLogin.bearer(url("127.0.0.1"), "old", "new"))) {
            var once = ClassicRequestBuilder.post(url("127.0.0.1"))
                    .setEntity(new InputStreamEntity(new java.io.ByteArrayInputStream("x".getBytes()), null))
                    .build();
            assertThat(send(client, once)).isEqualTo(401);
        }
        assertThat(seen).containsExactly("Bearer old x");
    }

    @Test
    void anotherHostOrPortOrSchemeIsSentNoLogin() throws IOException {
        var port = vendor.getAddress().getPort();
        var others = List.of("http://127.0.0.1:" + (port + 1), "https://127.0.0.1:" + port, "http://localhost:" + port);
        for (var other : others) {
            try (var client = client(VendorLogin.bearer(other, "old", "new"))) {
                assertThat(get(client, "127.0.0.1")).isEqualTo(401);
            }
        }
        assertThat(seen).hasSize(3).containsOnly("null");
    }

    private String url(String host) {
        return "http://" + host + ":" + vendor.getAddress().getPort();
    }

    private static CloseableHttpClient client(VendorLogin login) {
        var builder = HttpClientBuilder.create();
        login.configureHttpClient(builder);
        return builder.build();
    }

    private int get(CloseableHttpClient client, String host) throws IOException {
        return send(client, ClassicRequestBuilder.get(url(host)).build());
    }

    private int post(CloseableHttpClient client, String body) throws IOException {
        return send(
                client,
                ClassicRequestBuilder.post(url("127.0.0.1")).setEntity(body).build());
    }

    private static int send(CloseableHttpClient client, ClassicHttpRequest request) throws IOException {
        return client.execute(request, answer -> answer.getCode());
    }
}
