package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator says which status of Kustomer means which of CCAI Platform. */
class StatusMappingTest {
    private static final String PATH = "/api/v1/settings/status-mapping";
    private static final String STATUSES =
            "[{\"id\":1,\"name\":\"Available\"},{\"id\":2,\"name\":\"Unavailable\"},{\"id\":4,\"name\":\"Meal\"},"
                    + "{\"id\":30,\"name\":\"In-call\"}]";
    private static HttpServer platform;
    private static volatile String statuses = STATUSES;
    private static volatile int status = 200;
    private static volatile String asked;
    private static BridgeUnderTest bridge;
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            var lists = exchange.getRequestURI().getPath().equals("/manager/api/v1/user_statuses");
            asked = lists ? exchange.getRequestURI().toString() : asked;
            var body = (lists ? statuses : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(lists ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        platform.start();
        bridge = new BridgeUnderTest(
                "ccai.url=http://localhost:" + platform.getAddress().getPort(),
                "bridge.status.direction=both",
                "bridge.status.inheritance=on",
                "bridge.status.lists-schedule=0/2 * * * * ?",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        platform.stop(0);
    }

    @BeforeEach
    void bothListsAreReadable() {
        statuses = STATUSES;
        status = 200;
        bridge.kustomer.faults().clear();
        // The clock may be reading the lists at this very moment, and there are none before it has.
        await().untilAsserted(() -> {
            anew();
            assertThat(put("[]", "[]").statusCode()).isEqualTo(200);
        });
    }

    @Test
    void bothListsComeFromTheVendorsAndNothingIsMappedByItself() {
        var shown = shown();
        assertThat(asked).isEqualTo("/manager/api/v1/user_statuses?per=100");
        assertThat(shown.path("kustomerStatuses").findValuesAsText("name"))
                .containsExactly("Available", "Busy", "Lunch", "Offline", "Unavailable");
        assertThat(shown.path("kustomerStatuses").findValuesAsText("type"))
                .containsExactly("available", "busy", "unavailable", "offline", "unavailable");
        assertThat(shown.path("ccaiStatuses"))
                .isEqualTo(tree("[{\"id\":1,\"name\":\"Available\"},{\"id\":4,\"name\":\"Meal\"},"
                        + "{\"id\":2,\"name\":\"Unavailable\"}]"));
        assertThat(shown.path("mapping")).isEmpty();
        assertThat(shown.at("/warnings/0").asText()).startsWith("Nothing is mapped yet");
    }

    @Test
    void whereAReplicaDiedOverItsTurnAnotherReadsTheListsWhenItsTimeIsOver() {
        var died = "select count(*) from schedule_turn where claim = 'of-one-that-died'";
        bridge.run("update schedule_turn set claim = 'of-one-that-died', claimed_until = now() + interval '3 seconds',"
                + " due_at = now() where what = 'guard-status-mapping'");
        await().during(Duration.ofMillis(1500)).atMost(Duration.ofMillis(2500)).until(() -> bridge.number(died) == 1);
        await().atMost(Duration.ofSeconds(10)).until(() -> bridge.number(died) == 0);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bridge.number("select count(*) from schedule_turn where claim is null and due_at > now()"
                                + " and what = 'guard-status-mapping'")
                        == 1);
    }

    @Test
    void severalStatusesMayMeanOneAndTheChangeIsRecorded() {
        var lunch = bridge.kustomer.addStatus("Coffee", "unavailable");
        anew();
        var answer = put(pair("Lunch", "Meal") + "," + id(lunch, "Meal"), "[" + pair("Lunch", "Meal") + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var shown = tree(answer.body());
        assertThat(shown.path("mapping")).hasSize(2).isEqualTo(shown().path("mapping"));
        assertThat(shown.at("/representatives/0/kustomerStatusId").asText()).isEqualTo(kustomer("Lunch"));
        assertThat(bridge.text("select who from status_mapping_change order by n desc limit 1"))
                .isEqualTo("ada");
        assertThat(bridge.text("select before from status_mapping_change order by n desc limit 1"))
                .isEqualTo("{\"mapping\": {}, \"representatives\": {}}");
        assertThat(bridge.text("select after from status_mapping_change order by n desc limit 1"))
                .contains("\"" + kustomer("Lunch") + "\": \"Meal\"", "\"Meal\": \"" + kustomer("Lunch") + "\"");
        var changes = bridge.number("select count(*) from status_mapping_change");
        put(pair("Lunch", "Meal") + "," + id(lunch, "Meal"), "[" + pair("Lunch", "Meal") + "]");
        assertThat(bridge.number("select count(*) from status_mapping_change")).isEqualTo(changes);
    }

    @Test
    void everyEntryThatDoesNotFitIsNamedAndNothingIsStored() {
        var refused = put(pair("Lunch", "MEAL") + "," + pair("Available", "In-call") + "," + id("k1", "Meal"), "[]");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = tree(refused.body());
        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactly("#/mapping/0", "#/mapping/1", "#/mapping/2");
        assertThat(problem.path("detail").asText())
                .startsWith("Nothing was stored. CCAI Platform spells its status \"Meal\", not \"MEAL\"")
                .contains("CCAI Platform sets \"In-call\" by itself", "no status with the id \"k1\"");
        assertThat(shown().path("mapping")).isEmpty();
    }

    @Test
    void aBodyThatIsNoMappingIsRefusedWithThePlace() {
        assertThat(send("{\"mapping\":[{\"kustomerStatusId\":\"a\"}]}").body())
                .contains("mapping[0].ccaiStatus must be the name of a status of CCAI Platform");
        assertThat(send("{}").statusCode()).isEqualTo(422);
        assertThat(send("[]").statusCode()).isEqualTo(422);
        assertThat(send("null").statusCode()).isEqualTo(422);
        assertThat(send("{").statusCode()).isEqualTo(400);
    }

    @Test
    void aWarningDoesNotStopTheSave() {
        var answer = put(pair("Busy", "Unavailable"), "[" + pair("Busy", "Unavailable") + "]");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(texts(tree(answer.body()).path("warnings")))
                .anyMatch(
                        warning -> warning.startsWith("The representative \"Busy\" of \"Unavailable\" is of type busy"))
                .anyMatch(warning -> warning.startsWith("Kustomer's status \"Lunch\" is not mapped"))
                .anyMatch(warning -> warning.startsWith("No status of Kustomer is mapped to CCAI Platform's \"Meal\""));
    }

    @Test
    void aViewerMayReadAndNotChange() {
        var login = "vera:viewer-secret";
        assertThat(bridge.send(login, bridge.request(PATH)).statusCode()).isEqualTo(200);
        assertThat(bridge.send(login, bridge.request(PATH).PUT(BodyPublishers.ofString("{\"mapping\":[]}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoHasNotSeenTheLastChangeIsToldSo() {
        var seen = shown().path("version").asLong();
        assertThat(put(pair("Lunch", "Meal"), "[]").statusCode()).isEqualTo(200);
        var overtaken = send("{\"mapping\":[],\"version\":" + seen + "}");
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(overtaken.body()).contains("Read it again and send yours once more");
        assertThat(shown().path("mapping")).hasSize(1);
        assertThat(send("{\"mapping\":[],\"version\":" + (seen + 1) + "}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void ofMappingsGivenAtTheSameMomentOneIsKeptWhole() throws Exception {
        var givers = Executors.newFixedThreadPool(8);
        try {
            var answers = givers.invokeAll(IntStream.range(0, 24)
                    .mapToObj(n -> (java.util.concurrent.Callable<Integer>) () -> {
                        var one = n % 2 == 0 ? pair("Lunch", "Meal") : pair("Lunch", "Unavailable");
                        return put(one, "[" + one + "]").statusCode();
                    })
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 409);
            }
        } finally {
            givers.shutdownNow();
        }
        var kept = shown();
        assertThat(kept.path("mapping")).hasSize(1);
        assertThat(kept.at("/representatives/0/ccaiStatus")).isEqualTo(kept.at("/mapping/0/ccaiStatus"));
    }

    @Test
    void whileAVendorDoesNotAnswerItsListIsTheOneThatWasReadLast() {
        bridge.kustomer.faults().on("GET", "/v1/routing/statuses*").status(503);
        status = 401;
        anew();
        var shown = shown();
        assertThat(shown.path("kustomerStatuses").size()).isGreaterThanOrEqualTo(5);
        assertThat(shown.at("/warnings/0").asText())
                .startsWith("Kustomer's list of statuses cannot be read since 2")
                .contains("Kustomer answered 503 to read-statuses. What is shown was read 2");
        assertThat(shown.at("/warnings/1").asText())
                .startsWith("CCAI Platform's list of statuses cannot be read since 2")
                .contains("the Manager API answered 401; check CCAI_SUBDOMAIN and CCAI_API_TOKEN.");
        assertThat(put(pair("Lunch", "Meal"), "[]").statusCode()).isEqualTo(200);
        bridge.kustomer.faults().clear();
        status = 200;
        anew();
        assertThat(texts(shown().path("warnings"))).noneMatch(warning -> warning.contains("cannot be read"));
    }

    @Test
    void everyNightTheMappingIsHeldAgainstTheListsAnew() {
        put(pair("Lunch", "Meal"), "[" + pair("Lunch", "Meal") + "]");
        statuses = STATUSES.replace("Meal", "Food");
        var renamed = "CCAI Platform's status \"Meal\" is now called \"Food\"; choose that name.";
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        bridge.number("select count(*) from status_poll where cursor like '%is now called \"Food\"%'")
                                == 1);
        await().untilAsserted(
                        () -> assertThat(bridge.metrics()).contains("status_mapping_findings{severity=\"error\"} 2.0"));
        assertThat(texts(shown().path("warnings"))).contains(renamed);
        var refused = put(pair("Lunch", "Meal"), "[]");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("is now called");
    }

    @Test
    void theEngineReadsWhatMeansWhat() throws IOException {
        var coffee = bridge.kustomer.addStatus("Tea", "unavailable");
        anew();
        put(
                pair("Lunch", "Meal") + "," + id(coffee, "Meal") + "," + pair("Available", "Available") + ","
                        + pair("Busy", "Unavailable"),
                "[" + id(coffee, "Meal") + "]");
        var now = tree(bridge.text(java.nio.file.Files.readString(
                java.nio.file.Path.of("src/main/resources/sql/status-mapping-now.sql"))));
        assertThat(now.path("toCcai")).hasSize(4);
        assertThat(now.at("/toCcai/" + kustomer("Lunch")).asText()).isEqualTo("Meal");
        assertThat(now.path("toKustomer"))
                .isEqualTo(tree("{\"Meal\":\"" + coffee + "\",\"Available\":\"" + kustomer("Available") + "\"}"));
        assertThat(now.at("/names/" + coffee).asText()).isEqualTo("Tea");
        assertThat(now.path("offline").asText()).isEqualTo(kustomer("Offline"));
    }

    private HttpResponse<String> put(String mapping, String representatives) {
        var list = mapping.startsWith("[") ? mapping : "[" + mapping + "]";
        return send("{\"mapping\":" + list + ",\"representatives\":" + representatives + "}");
    }

    private static HttpResponse<String> send(String body) {
        return bridge.send("ada:admin-secret", bridge.request(PATH).PUT(BodyPublishers.ofString(body)));
    }

    private static JsonNode shown() {
        return bridge.get(PATH);
    }

    /** Makes the lists old, so that the next question is put to the vendors; one that the clock put before has been answered. */
    private static void anew() {
        await().until(() -> bridge.number(
                        "select count(*) from schedule_turn where claim is not null and what = 'guard-status-mapping'")
                == 0);
        bridge.run("update status_list_read set asked_at = null");
    }

    private static String pair(String kustomer, String ccai) {
        return id(kustomer(kustomer), ccai);
    }

    private static String id(String kustomer, String ccai) {
        return "{\"kustomerStatusId\":\"" + kustomer + "\",\"ccaiStatus\":\"" + ccai + "\"}";
    }

    private static String kustomer(String name) {
        return bridge.kustomer.statuses().stream()
                .filter(one -> one.at("/attributes/name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private static java.util.List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw new IllegalStateException(text, noJson);
        }
    }
}
