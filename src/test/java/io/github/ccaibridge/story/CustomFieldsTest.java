package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.kustomer.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator creates Kustomer's fields with one click (D2, D3). */
class CustomFieldsTest {
    private static final String FIELDS = "/api/v1/settings/custom-fields";
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.viewer-username=vera", "bridge.viewer-password=viewer-secret");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @BeforeEach
    void nobodyHasDeclaredAFieldYet() throws Exception {
        bridge.kustomer.faults().endOutage();
        for (var resource : List.of("customer", "conversation", "message")) {
            declare(resource, "{}");
        }
        bridge.run("delete from setting_change");
    }

    @Test
    void oneClickCreatesWhatIsMissingAndASecondChangesNothing() {
        var before = bridge.get(FIELDS);
        assertThat(before.path("missing").asInt())
                .isEqualTo(before.path("fields").size())
                .isEqualTo(21);

        var created = bridge.post(FIELDS, "");

        assertThat(created.path("created")).hasSize(21);
        assertThat(created.path("missing").asInt()).isZero();
        assertThat(states(created)).containsOnly("present");
        assertThat(writes()).isEqualTo(3);
        assertThat(bridge.post(FIELDS, "").path("created")).isEmpty();
        assertThat(writes()).isEqualTo(3);
        assertThat(bridge.number("select count(*) from setting_change where who = 'ada'"))
                .isEqualTo(1);
    }

    @Test
    void whatOthersDeclaredStaysAsItWas() throws Exception {
        declare(
                "message",
                "{\"orderNumberStr\":{\"displayName\":\"Order\",\"hint\":{\"a\":1}},"
                        + "\"ccaiQueueNameStr\":{\"displayName\":\"Warteschlange\"}}");

        var created = bridge.post(FIELDS, "");

        assertThat(created.path("created"))
                .hasSize(20)
                .noneMatch(name -> name.asText().contains("ccaiQueueNameStr"));
        var message = metadata("message");
        assertThat(message.at("/orderNumberStr/hint/a").asInt()).isEqualTo(1);
        assertThat(message.at("/orderNumberStr/displayName").asText()).isEqualTo("Order");
        assertThat(message.at("/ccaiQueueNameStr/displayName").asText()).isEqualTo("Warteschlange");
    }

    @Test
    void aFieldThatIsNoLongerAsExpectedIsShownAndNotTouched() throws Exception {
        bridge.post(FIELDS, "");
        declare("customer", "{\"ccaiUserIdStr\":{\"displayName\":\"Id\",\"deleted\":true}}");

        var shown = bridge.get(FIELDS);

        var field = StreamSupport.stream(shown.path("fields").spliterator(), false)
                .filter(one -> one.path("field").asText().equals("ccaiUserIdStr"))
                .findFirst()
                .orElseThrow();
        assertThat(field.path("state").asText()).isEqualTo("differs");
        assertThat(field.at("/expected/type").asText()).isEqualTo("Str");
        assertThat(field.at("/actual/deleted").asBoolean()).isTrue();
        assertThat(bridge.post(FIELDS, "").path("created"))
                .allMatch(name -> name.asText().startsWith("customer."))
                .noneMatch(name -> name.asText().contains("ccaiUserIdStr"));
    }

    @Test
    void aViewerLooksAndCreatesNothing() {
        assertThat(bridge.send("vera:viewer-secret", bridge.request(FIELDS)).statusCode())
                .isEqualTo(200);
        assertThat(bridge.send("vera:viewer-secret", bridge.request(FIELDS).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(writes()).isZero();
    }

    @Test
    void whatKustomerSaysInsteadIsTold() {
        bridge.kustomer.faults().outage(java.time.Duration.ofMinutes(5), Fault.status(503));

        var answer = bridge.send("ada:admin-secret", bridge.request(FIELDS));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Kustomer answered 503 to read-fields");
    }

    private static List<String> states(JsonNode shown) {
        return StreamSupport.stream(shown.path("fields").spliterator(), false)
                .map(field -> field.path("state").asText())
                .toList();
    }

    private long writes() {
        return bridge.kustomer.ledger().entries().stream()
                .filter(entry -> entry.method().equals("PUT") && entry.path().startsWith("/v1/metadata/"))
                .count();
    }

    private void declare(String resource, String properties) throws Exception {
        var put = HttpRequest.newBuilder(bridge.kustomer.url().resolve("/v1/metadata/" + resource))
                .header("Authorization", "Bearer " + bridge.kustomer.apiKey())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"properties\":" + properties + "}"));
        assertThat(HttpClient.newHttpClient()
                        .send(put.build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        bridge.kustomer.ledger().clear();
    }

    private JsonNode metadata(String resource) throws Exception {
        var get = HttpRequest.newBuilder(bridge.kustomer.url().resolve("/v1/metadata/" + resource))
                .header("Authorization", "Bearer " + bridge.kustomer.apiKey());
        var body = HttpClient.newHttpClient()
                .send(get.build(), BodyHandlers.ofString())
                .body();
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(body).at("/data/attributes/properties");
    }
}
