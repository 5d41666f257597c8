package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.kustomer.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CCAI Platform finds and creates through its custom CRM (C 1.4 to 1.7, 10.10). */
class CustomCrmTest {
    private static final String CRM = "/ccai/crm/v1";
    private static final String PHONE = "%2B12025550143";
    private static final String ACCOUNT =
            "{\"name\":\"+12025550143\",\"phone\":\"+12025550143\",\"session_id\":\"50211\","
                    + "\"session_type\":\"Voice Inbound (IVR)\"}";
    private static final String RECORD =
            "{\"contact_id\":%s,\"session_id\":\"50211\",\"session_type\":\"Voice Inbound (IVR)\","
                    + "\"queue_id\":\"26\",\"queue_name\":\"Orders\",\"menu_path\":\"Support/Orders\",\"lang\":\"en\","
                    + "\"from_phone\":\"+12025550143\",\"agent_email\":\"dana.reyes@example.com\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private BridgeUnderTest bridge;

    @BeforeEach
    void start() {
        bridge = new BridgeUnderTest("ccai.crm-api-key=crm-key", "bridge.tail.interval=0s");
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void theDocumentedExchangeGivesTheRealIds() {
        var dana = bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        assertThat(tree(get("/accounts?phone=" + PHONE))).isEqualTo(tree("{'total':0,'list':[]}"));

        var account = post("/accounts", ACCOUNT);
        assertThat(account.statusCode()).as(account.body()).isEqualTo(201);
        var customer = id(account);
        assertThat(bridge.kustomer
                        .customerByPhone("+12025550143")
                        .orElseThrow()
                        .path("id")
                        .asText())
                .isEqualTo(customer);
        assertThat(tree(get("/accounts?phone=" + PHONE)).at("/list/0/id").asText())
                .isEqualTo(customer);
        assertThat(tree(get("/records?contact_id=" + customer + "&queue_id=26&channel=ivr&status=open")))
                .isEqualTo(tree("{'total':0,'list':[]}"));

        var record = post("/records", RECORD.formatted('"' + customer + '"'));
        assertThat(record.statusCode()).as(record.body()).isEqualTo(201);
        var ticket = bridge.ticketOf("call", "50211");
        assertThat(ticket.path("id").asText()).isEqualTo(id(record));
        assertThat(ticket.at("/attributes/custom/ccaiMenuIdStr").asText()).isEqualTo("26");
        assertThat(ticket.at("/attributes/assignedUsers/0").asText()).isEqualTo(dana);
        assertThat(tree(get("/records?contact_id=" + customer + "&queue_id=26&channel=ivr&status=open"))
                        .at("/list/0/id")
                        .asText())
                .isEqualTo(id(record));

        var comment = "{\"body\":\"Call Recordings: call-50211.mp3\",\"author_email\":\"dana.reyes@example.com\","
                + "\"session_id\":\"50211\"}";
        assertThat(post("/records/" + id(record) + "/comments", comment).statusCode())
                .isEqualTo(201);
        assertThat(post("/records/" + id(record) + "/comments", comment).statusCode())
                .isEqualTo(201);
        var wrapUp = "{\"code\":\"Order status\",\"custom_code_id\":\"ORD-01\",\"note\":\"Parcel located\","
                + "\"session_id\":\"50211\",\"agent_email\":\"dana.reyes@example.com\"}";
        assertThat(put("/records/" + id(record) + "/wrap-up", wrapUp).statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bridge.kustomer.notesOf(id(record)))
                        .extracting(note -> note.at("/attributes/body").asText())
                        .containsExactlyInAnyOrder(
                                "Call Recordings: call-50211.mp3",
                                "Disposition by dana.reyes@example.com: Order status (ORD-01)\nParcel located"));
    }

    @Test
    void aCreationAskedTwiceGivesTheSameIdAndOneRecord() {
        var first = post("/records", RECORD.formatted("null"));
        var again = post("/records", RECORD.formatted("null"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(bridge.kustomer.conversations()).hasSize(1);
        assertThat(bridge.kustomer.customers()).hasSize(1);
    }

    @Test
    void aSessionThatComesThroughBothDoorsIsOneSessionWithOneTicket() {
        var caller = Caller.byPhone(7, "+12025550143");
        var call = new Sessions(7).inbound().answered(50_211, caller, Menu.ORDERS, Agent.DANA_REYES, Instant.now());
        var account = id(post("/accounts", ACCOUNT));

        var events = bridge;
        var record = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> post("/records", RECORD.formatted('"' + account + '"')));
        events.play(call);

        assertThat(id(record.join()))
                .isEqualTo(bridge.ticketOf("call", "50211").path("id").asText());
        assertThat(bridge.kustomer.conversations()).hasSize(1);
        assertThat(bridge.kustomer.customers()).hasSize(1);
        assertThat(bridge.ruleOf("call/50211")).isEqualTo("T2");
    }

    @Test
    void whatKustomerCannotDoNowIsAskedAgainAndSucceeds() {
        bridge.kustomer.faults().outage(Duration.ofMinutes(5), Fault.tooManyRequests());

        var refused = post("/records", RECORD.formatted("null"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/accounts?phone=" + PHONE).statusCode()).isEqualTo(503);

        bridge.kustomer.faults().endOutage();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/records", RECORD.formatted("null")).statusCode() == 200);
        assertThat(bridge.kustomer.conversations()).hasSize(1);
    }

    @Test
    void onlyTheKeyOrTheEventsUserOpensTheDoor() {
        assertThat(send("wrong", HttpRequest.newBuilder(bridge.address(CRM + "/accounts?phone=1")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(bridge.send("ccai-events:s3cret", bridge.request(CRM + "/accounts?phone=1"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(bridge.send("ccai-events:wrong", bridge.request(CRM + "/accounts?phone=1"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatATemplateForgotIsToldByName() {
        var answer = post("/records", "{\"contact_id\":null,\"session_type\":\"Voice Inbound (IVR)\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(tree(answer).path("detail").asText()).startsWith("session_id is missing");
    }

    private HttpResponse<String> get(String path) {
        return send("crm-key", HttpRequest.newBuilder(bridge.address(CRM + path)));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                "crm-key",
                HttpRequest.newBuilder(bridge.address(CRM + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String body) {
        return send(
                "crm-key",
                HttpRequest.newBuilder(bridge.address(CRM + path))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String key, HttpRequest.Builder request) {
        try {
            return http.send(request.header("X-Api-Key", key).build(), BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String id(HttpResponse<String> answer) {
        return tree(answer).at("/data/id").asText();
    }

    private JsonNode tree(HttpResponse<String> answer) {
        return tree(answer.body());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text.startsWith("{'") ? text.replace('\'', '"') : text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw new IllegalStateException(text, noJson);
        }
    }
}
