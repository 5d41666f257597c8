package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.app.EmbeddedPostgresql;
import io.github.ccaibridge.fault.Calls;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Integration from sources without Spring Boot: real routes, components, door, database, and stand-ins for vendors. */
class FromSourcesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static KustomerStandIn kustomer;
    private static CcaiStandIn ccai;
    private static OnCamelMain integration;

    @BeforeAll
    static void start() throws Exception {
        kustomer = KustomerStandIn.start();
        ccai = CcaiStandIn.start();
        var database = TestDatabase.newDatabase();
        Flyway.configure().dataSource(database, null, null).load().migrate();
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/files")), "sources")
                .toAbsolutePath();
        integration = new OnCamelMain(
                folder,
                Map.of(
                        "kustomer.url", kustomer.url().toString(),
                        "kustomer.api-key", kustomer.apiKey(),
                        "ccai.url", ccai.url().toString(),
                        "ccai.subdomain", ccai.subdomain(),
                        "ccai.api-token", ccai.apiToken(),
                        "spring.datasource.url", database.replaceFirst("[?].*", ""),
                        "spring.datasource.username", EmbeddedPostgresql.USER,
                        "spring.datasource.password", database.replaceFirst(".*password=", "")));
        await("start, see " + integration.log())
                .atMost(Duration.ofMinutes(2))
                .until(() -> !integration.runs() || answers());
        assertThat(integration.runs()).as(() -> text(integration.log())).isTrue();
    }

    @AfterAll
    static void stop() {
        integration.close();
        kustomer.close();
        ccai.close();
    }

    @Test
    void theEventsOfACallEndAsATicketAndItsMessage() throws Exception {
        var call = 77101L;
        ccai.putCall((ObjectNode) Calls.object(call));
        var body = Calls.body(Calls.events(call, Calls.phone(7101)));
        assertThat(push(body).body()).isEqualTo("{\"accepted\":6,\"duplicates\":0}");
        assertThat(push(body).body()).isEqualTo("{\"accepted\":0,\"duplicates\":6}");

        await("ticket")
                .atMost(Duration.ofMinutes(1))
                .until(() -> kustomer.conversations().stream()
                                .filter(one -> one.at("/attributes/externalId")
                                        .asText()
                                        .equals("ccai:call:" + call))
                                .count()
                        == 1);
        await("message")
                .atMost(Duration.ofMinutes(1))
                .until(() -> kustomer.messages().stream()
                                .filter(one -> one.at("/attributes/externalId")
                                        .asText()
                                        .equals("ccai:call:" + call))
                                .count()
                        == 1);
    }

    @Test
    void theManagementApiAnswersAndAsksForNoPassword() throws Exception {
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(integration.address("/api/v1/parked"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .isEqualTo("[]");
    }

    private static boolean answers() throws InterruptedException {
        try {
            return push("{\"count\":0,\"events\":[]}").statusCode() == 202;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> push(String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(integration.address("/ccai/events"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
