package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator maps custom data to Kustomer's fields. */
class CustomDataMappingTest {
    private static final String PATH = "/api/v1/settings/custom-data-mapping";
    private static final String ORDER =
            "{\"key\":\"order_id\",\"signed\":true,\"resource\":\"conversation\",\"field\":\"shopOrderStr\"}";
    private static final String DEVICE =
            "{\"key\":\"Gerät\",\"signed\":false,\"resource\":\"message\",\"field\":\"deviceStr\"}";
    private static HttpServer platform;
    private static volatile String fields = "[]";
    private static volatile int status = 200;
    private static volatile String asked;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization");
            var body = fields.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        platform.start();
        bridge = new BridgeUnderTest(
                "ccai.url=http://localhost:" + platform.getAddress().getPort(),
                "ccai.subdomain=acme",
                "ccai.api-token=token",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret");
    }

    @AfterAll
    static void stop() {
        bridge.close();
        platform.stop(0);
    }

    @BeforeEach
    void nothingIsMapped() {
        put("[]");
    }

    @Test
    void aMappingIsReplacedAndReadInItsOrder() {
        var given = "[" + DEVICE + "," + ORDER + "]";
        assertThat(put(given)).isEqualTo(tree(given));
        assertThat(bridge.get(PATH)).isEqualTo(tree(given));
        var turned = "[" + ORDER + "," + DEVICE + "]";
        assertThat(put(turned)).isEqualTo(tree(turned));
        assertThat(bridge.get(PATH)).isEqualTo(tree(turned));
        assertThat(put("[]")).isEmpty();
        assertThat(bridge.get(PATH)).isEmpty();
    }

    @Test
    void aRowThatStaysKeepsItsMomentAndOneThatComesBackGetsANewOne() {
        put("[" + ORDER + "]");
        var made = madeAt("order_id");
        put("[" + DEVICE + "," + ORDER + "]");
        assertThat(madeAt("order_id")).isEqualTo(made);
        assertThat(madeAt("Gerät")).isGreaterThan(made);
        put("[" + DEVICE + "]");
        put("[" + ORDER + "]");
        assertThat(madeAt("order_id")).isGreaterThan(made);
    }

    @Test
    void eachChangeIsKeptWithWhoBeforeAndAfterAndNoChangeIsNone() {
        var before = changes("true");
        put("[" + ORDER + "]");
        put("[" + ORDER + "]");
        assertThat(changes("true")).isEqualTo(before + 1);
        assertThat(changes("n = (select max(n) from custom_data_mapping_change) and who = 'ada'"
                        + " and cast(before as jsonb) = '[]' and cast(after as jsonb) = '[" + ORDER + "]'"))
                .isEqualTo(1);
        assertThat(bridge.number("select count(*) from custom_data_mapping where made_by = 'ada'"))
                .isEqualTo(1);
    }

    @Test
    void aWrongMappingIsRefusedAsAWholeWithRowMemberAndFix() {
        put("[" + ORDER + "]");
        var wrong =
                send("PUT", "[" + DEVICE + ",{\"key\":\"a\",\"signed\":true,\"resource\":\"case\",\"field\":\"a\"}]");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(tree(wrong.body()).path("detail").asText())
                .isEqualTo("[1].resource must be customer, conversation or message. [1].field must end in its type:"
                        + " Str, Txt, Num, Bool, At or Url, such as orderNumberStr.");
        assertThat(send("PUT", "[{").statusCode()).isEqualTo(400);
        assertThat(send("PUT", "").statusCode()).isEqualTo(400);
        assertThat(send("PUT", "{}").statusCode()).isEqualTo(422);
        assertThat(send("PUT", "null").statusCode()).isEqualTo(422);
        assertThat(bridge.get(PATH)).isEqualTo(tree("[" + ORDER + "]"));
    }

    @Test
    void aViewerMayReadAndNotChange() {
        put("[" + ORDER + "]");
        var login = "vera:viewer-secret";
        assertThat(tree(bridge.send(login, bridge.request(PATH)).body())).isEqualTo(tree("[" + ORDER + "]"));
        assertThat(bridge.send(login, bridge.request(PATH).PUT(BodyPublishers.ofString("[]")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bridge.send(login, bridge.request(PATH + "/import").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bridge.send("ada:wrong", bridge.request(PATH)).statusCode()).isEqualTo(401);
        assertThat(bridge.get(PATH)).hasSize(1);
    }

    /** A browser sends its remembered password for a foreign page too. */
    @Test
    void aPageOfSomebodyElseCannotReplaceTheMapping() {
        var foreign = bridge.send(
                "ada:admin-secret",
                bridge.request(PATH).header("Origin", "https://evil.example").PUT(BodyPublishers.ofString("[]")));
        assertThat(foreign.statusCode()).isIn(401, 403);
    }

    @Test
    void ofMappingsGivenAtTheSameMomentOneIsKeptWholeAndTheOthersAreTold() throws Exception {
        var givers = Executors.newFixedThreadPool(8);
        try {
            var answers = givers.invokeAll(IntStream.range(0, 40)
                    .mapToObj(n -> (java.util.concurrent.Callable<Integer>) () -> send(
                                    "PUT",
                                    "[" + ORDER.replace("order_id", "key" + n) + "," + DEVICE.replace("Str", n + "Str")
                                            + "]")
                            .statusCode())
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 409);
            }
        } finally {
            givers.shutdownNow();
        }
        var mapping = bridge.get(PATH);
        assertThat(mapping).hasSize(2);
        assertThat("key" + mapping.get(1).path("field").asText().replaceAll("\\D", ""))
                .isEqualTo(mapping.get(0).path("key").asText());
    }

    @Test
    void anImportShowsWhatItWouldAddThenAddsItAndRemovesNothing() {
        put("[" + DEVICE + "]");
        fields = """
                {"crm_custom_fields":[
                 {"id":1,"key":"order_id","crm_field":"shopOrderStr","object":"record","secured":true},
                 {"id":2,"key":"tier","crm_field":"tier","object":"account","secured":false},
                 {"id":3,"key":"platform","crm_field":"deviceStr","object":"message"}]}""";
        var preview = bridge.post(PATH + "/import?preview=true", "");
        assertThat(asked)
                .isEqualTo("GET /apps/api/v1/crm_custom_fields Basic "
                        + Base64.getEncoder().encodeToString("acme:token".getBytes(StandardCharsets.UTF_8)));
        assertThat(preview.path("added")).isEqualTo(tree("[" + ORDER + "]"));
        assertThat(preview.at("/refused/0/key").asText()).isEqualTo("tier");
        assertThat(preview.at("/refused/0/reason").asText()).startsWith("field must end in its type");
        assertThat(preview.at("/refused/1/reason").asText()).contains("unsigned key Gerät");
        assertThat(bridge.get(PATH)).isEqualTo(tree("[" + DEVICE + "]"));

        assertThat(bridge.post(PATH + "/import", "")).isEqualTo(preview);
        assertThat(bridge.get(PATH)).isEqualTo(tree("[" + DEVICE + "," + ORDER + "]"));
        var again = bridge.post(PATH + "/import", "");
        assertThat(again.path("added")).isEmpty();
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void anImportThatThePlatformRefusesSaysSo() {
        status = 401;
        try {
            var refused = bridge.send(
                    "ada:admin-secret", bridge.request(PATH + "/import").POST(BodyPublishers.noBody()));
            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(tree(refused.body()).path("detail").asText()).contains("answered 401", "CCAI_API_TOKEN");
        } finally {
            status = 200;
        }
    }

    private static JsonNode put(String mapping) {
        var answer = send("PUT", mapping);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return tree(answer.body());
    }

    private static HttpResponse<String> send(String method, String body) {
        return bridge.send(
                "ada:admin-secret",
                bridge.request(PATH)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    private static long madeAt(String key) {
        return bridge.number("select cast(extract(epoch from made_at) * 1000000 as bigint) from custom_data_mapping"
                + " where data_key = '" + key + "'");
    }

    private static long changes(String where) {
        return bridge.number("select count(*) from custom_data_mapping_change where " + where);
    }

    private static JsonNode tree(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw new IllegalStateException(text, noJson);
        }
    }
}
