package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.app.Bridge;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import io.github.ccaibridge.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The whole bridge between two stand-ins, on real PostgreSQL and real HTTP. */
public final class BridgeUnderTest implements AutoCloseable {
    public final KustomerStandIn kustomer = KustomerStandIn.start();
    public final CcaiStandIn ccai = CcaiStandIn.start();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    /** Null after the end: a test's class keeps its fields as long as the JVM runs, and would keep a whole bridge in memory. */
    private ConfigurableApplicationContext application;

    private final String database;
    /** Where files are dropped, and where the bridge keeps its copies. */
    public final Path files = emptyFolder();

    public BridgeUnderTest(String... more) {
        kustomer.switches(kustomer.switches().with(Switch.CREATES_PER_CUSTOMER_PER_MINUTE, 0));
        var settings = new TreeMap<String, Object>(Map.of(
                "kustomer.url",
                kustomer.url().toString(),
                "kustomer.api-key",
                kustomer.apiKey(),
                "ccai.url",
                ccai.url().toString(),
                "ccai.subdomain",
                ccai.subdomain(),
                "ccai.api-token",
                ccai.apiToken(),
                "ccai.events-username",
                "ccai-events",
                "ccai.events-password",
                "s3cret",
                "bridge.admin-username",
                "ada",
                "bridge.admin-password",
                "admin-secret",
                "server.port",
                "0"));
        settings.put("bridge.tickets.abandoned-grace", "1s");
        settings.put("bridge.tickets.settle", "2s");
        settings.put("bridge.gauges.interval", "5s");
        settings.put("bridge.recordings.hold-back", "5s");
        settings.put("bridge.messages.gather", "1s");
        settings.put("bridge.artifacts.poll", "200ms");
        settings.put("bridge.status.inheritance", "off");
        settings.put("bridge.artifacts.settle", "300ms");
        settings.put("artifacts.uri", "file:" + files.resolve("drop"));
        settings.put("bridge.artifacts.store", files.resolve("store").toString());
        for (var one : more) {
            settings.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        database = (String) settings.computeIfAbsent("spring.datasource.url", none -> TestDatabase.migratedDatabase());
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("story", settings));
        application = new SpringApplicationBuilder(Bridge.class)
                .environment(environment)
                .run();
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/files")), "bridge")
                    .toAbsolutePath();
        } catch (java.io.IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpResponse<String> push(String body) {
        return send(
                "ccai-events:s3cret",
                HttpRequest.newBuilder(address("/ccai/events"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(String login, HttpRequest.Builder request) {
        var basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        try {
            return http.send(request.header("Authorization", basic).build(), BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path));
    }

    JsonNode get(String path) {
        return tree(send("ada:admin-secret", request(path)));
    }

    JsonNode post(String path, String body) {
        return tree(send("ada:admin-secret", request(path).POST(BodyPublishers.ofString(body))));
    }

    /** The first column of what a statement finds in the bridge's database. */
    List<String> query(String sql) {
        return TestDatabase.column(database, sql);
    }

    void update(String sql) {
        TestDatabase.run(database, sql);
    }

    private JsonNode tree(HttpResponse<String> answer) {
        try {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return json.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw new IllegalStateException(answer.body(), noJson);
        }
    }

    /** The explanation the management API gives of a session; an empty object while it is unknown. */
    public JsonNode explanation(String key) {
        try {
            return json.readTree(send("ada:admin-secret", HttpRequest.newBuilder(address("/api/v1/sessions/" + key)))
                    .body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            return json.createObjectNode();
        }
    }

    /** Pushes the documented bodies whose names differ by a number from 1 on. */
    void pushFixtures(String pattern, int count) {
        for (int n = 1; n <= count; n++) {
            pushAccepted(fixture(pattern.formatted(n)));
        }
    }

    public void pushAccepted(String body) {
        var answer = push(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    public static String fixture(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/ccai", name));
        } catch (java.io.IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    /** Lets a session happen: its final object at the platform, its events at the door, and waits until it is done. */
    void play(ScriptedSession session) {
        session.putInto(ccai);
        session.events()
                .forEach(event ->
                        pushAccepted(ScriptedSession.envelopeOf(List.of(event)).toString()));
        awaitComplete(session.kind() + "/" + session.id());
    }

    /** A customer whom Kustomer knows before the bridge does. */
    String knownCustomer(String phone) {
        var customer = json.createObjectNode().put("name", "Known " + phone);
        customer.putArray("phones").addObject().put("type", "mobile").put("phone", phone);
        return kustomer.addCustomer(customer);
    }

    /** A ticket of a customer as the bridge would have opened it. */
    String ticket(String customer, String status, String channel, String menu) {
        var ticket = json.createObjectNode().put("name", "Earlier").put("status", "open");
        ticket.putObject("custom").put("ccaiChannelStr", channel).put("ccaiMenuIdStr", menu);
        var id = kustomer.addConversation(customer, ticket);
        if (!status.equals("open")) {
            kustomer.setConversation(id, json.createObjectNode().put("status", status));
        }
        return id;
    }

    /** The ticket on which a session's message is. */
    String ticketWith(String kind, String id) {
        return messageOf(kind, id).at("/relationships/conversation/data/id").asText();
    }

    /** The JDBC address of the bridge's database, for a second bridge beside it. */
    public String database() {
        return database;
    }

    /** A second bridge on this one's database and CCAI Platform. */
    BridgeUnderTest second(String... more) {
        return new BridgeUnderTest(Stream.concat(
                        Stream.of(
                                "spring.jmx.enabled=false",
                                "spring.datasource.url=" + database,
                                "ccai.url=" + ccai.url(),
                                "ccai.api-token=" + ccai.apiToken()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** The one number that a select over the bridge's database gives. */
    public long number(String select) {
        return TestDatabase.count(database, select);
    }

    /** What Prometheus reads. */
    public String metrics() {
        return send("ada:admin-secret", HttpRequest.newBuilder(address("/actuator/prometheus")))
                .body();
    }

    /** The one text that a select over the bridge's database gives; null when it gives none. */
    public String text(String select) {
        return TestDatabase.text(database, select);
    }

    /** Runs a statement on the bridge's database. */
    public void run(String statement) {
        TestDatabase.run(database, statement);
    }

    String assigneeOf(String kind, String id) {
        return ticketOf(kind, id).at("/attributes/assignedUsers/0").asText();
    }

    String ruleOf(String key) {
        return explanation(key).at("/decision/rule").asText();
    }

    String customerOf(String key) {
        return explanation(key).path("customer").asText();
    }

    JsonNode customerWith(String externalId) {
        var own = kustomer.customers().stream()
                .filter(customer ->
                        customer.at("/attributes/externalId").asText().equals(externalId))
                .toList();
        assertThat(own).hasSize(1);
        return own.get(0);
    }

    public void awaitComplete(String... keys) {
        for (var key : keys) {
            await(key).atMost(Duration.ofSeconds(30)).until(() -> state(key).equals("complete"));
        }
    }

    /** The session's requests to Kustomer in their order, such as {@code open-ticket 201}. */
    public List<String> requestsOf(String key) {
        return StreamSupport.stream(explanation(key).path("requests").spliterator(), false)
                .map(request -> request.path("operation").asText() + " "
                        + request.path("status").asText())
                .toList();
    }

    /** The one conversation that Kustomer holds for a session. */
    public JsonNode ticketOf(String kind, String id) {
        return only(kustomer.conversations(), kind, id);
    }

    /** The one message that Kustomer holds for a session. */
    public JsonNode messageOf(String kind, String id) {
        return only(kustomer.messages(), kind, id);
    }

    private static JsonNode only(Iterable<? extends JsonNode> records, String kind, String id) {
        var own = StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.at("/attributes/externalId").asText().equals("ccai:" + kind + ":" + id))
                .toList();
        assertThat(own).hasSize(1);
        return own.get(0);
    }

    public String state(String key) {
        return explanation(key).path("state").asText();
    }

    /** The connections to the database that somebody holds or waits for at this moment. */
    public int connectionsOut() {
        var meters = application.getBean(MeterRegistry.class);
        return (int) (meters.get("hikaricp.connections.active").gauge().value()
                + meters.get("hikaricp.connections.pending").gauge().value());
    }

    /** One of the bridge's own connections to the database. */
    public Connection connection() throws SQLException {
        return application.getBean(DataSource.class).getConnection();
    }

    /** Lets a route take nothing more. */
    void suspend(String route) {
        try {
            application.getBean(CamelContext.class).getRouteController().suspendRoute(route);
        } catch (Exception failed) {
            throw new IllegalStateException(route, failed);
        }
    }

    /** Stops the bridge alone; both vendors stay. */
    void stop() {
        application.close();
    }

    @Override
    public void close() {
        try {
            if (application == null || !application.isActive()) {
                return;
            }
            await("connections back in the pool")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> connectionsOut() == 0);
        } finally {
            end();
        }
    }

    private void end() {
        if (application != null) {
            application.close();
            application = null;
        }
        kustomer.close();
        ccai.close();
    }
}
