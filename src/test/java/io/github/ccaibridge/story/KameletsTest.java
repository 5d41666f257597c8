package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.ccaibridge.fault.Calls;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our Kamelets, run by Camel's own component against a running bridge. */
class KameletsTest {
    private static final String SINK =
            "kamelet:ccai-session-event-sink?bridgeUrl=%s&username=ccai-events&password=RAW(%s)";
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final List<String> ELSEWHERE = new CopyOnWriteArrayList<>();
    private static final List<String> REFUSED_ONCE = new CopyOnWriteArrayList<>();
    private static BridgeUnderTest bridge;
    private static HttpServer otherServer;
    private static CamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        bridge = new BridgeUnderTest(
                "bridge.kustomer.budget-share=1", "bridge.viewer-username=vera", "bridge.viewer-password=see&+only");
        otherServer = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        otherServer.createContext("/", exchange -> {
            ELSEWHERE.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        otherServer.start();
        camel = new DefaultCamelContext();
        var kamelets = new KameletComponent();
        kamelets.setLocation("file:k8s/camel-k/kamelets");
        camel.addComponent("kamelet", kamelets);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:ccai-bridge-parked-source?period=200&bridgeUrl=" + bridge.address("")
                                + "&username=vera&password=RAW(see&+only)")
                        .process(exchange -> {
                            var item = exchange.getMessage().getBody(String.class);
                            if (REFUSED_ONCE.isEmpty()) {
                                REFUSED_ONCE.add(item);
                                throw new IllegalStateException("the chat is away");
                            }
                            TOLD.add(item);
                        });
            }
        });
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        otherServer.stop(0);
        bridge.close();
    }

    @Test
    void anEventArrivesOnceHoweverOftenItIsGiven() {
        var call = 78101L;
        var body = Calls.body(Calls.events(call, Calls.phone(8101)).subList(0, 2));
        assertThat(give(bridge.address("").toString(), "s3cret", body)).isEqualTo("{\"accepted\":2,\"duplicates\":0}");
        assertThat(give(bridge.address("").toString(), "s3cret", body)).isEqualTo("{\"accepted\":0,\"duplicates\":2}");
        assertThat(bridge.number("select count(*) from inbox where session_id = '" + call + "'"))
                .isEqualTo(2);
    }

    @Test
    void aHeaderOfTheCallerNeitherTravelsNorTurnsTheRequestElsewhere() {
        var headers = Map.<String, Object>of(
                "CamelHttpUri", "http://localhost:1/",
                "CamelHttpPath", "/elsewhere",
                "CamelRestHttpUri", "http://localhost:1/",
                "Authorization", "Basic bm9ib2R5Om5vdGhpbmc=");
        assertThat(camel.createProducerTemplate()
                        .requestBodyAndHeaders(
                                SINK.formatted(bridge.address(""), "s3cret"),
                                "{\"count\":0,\"events\":[]}",
                                headers,
                                String.class))
                .isEqualTo("{\"accepted\":0,\"duplicates\":0}");
    }

    @Test
    void aWrongPasswordIsAnError() {
        assertThatThrownBy(() -> give(bridge.address("").toString(), "wrong", "{\"count\":0,\"events\":[]}"))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        HttpOperationFailedException.class,
                        failed -> assertThat(failed.getStatusCode()).isEqualTo(401));
    }

    @Test
    void anAnswerOfSomebodyElseIsAnErrorThoughItSaysOk() {
        var address = "http://localhost:" + otherServer.getAddress().getPort();
        assertThatThrownBy(() -> give(address, "s3cret", "{\"count\":0,\"events\":[]}"))
                .cause()
                .hasMessage("The bridge did not take the events: it answered 200, not 202.");
        assertThat(ELSEWHERE).containsExactly("POST /ccai/events");
    }

    @Test
    void whatIsParkedIsToldOnceAndAgainWhenItIsParkedAnew() throws Exception {
        bridge.kustomer.switches(bridge.kustomer.switches().with(Switch.REJECT_UNDECLARED_CUSTOM, 1));
        var call = 78201L;
        bridge.pushAccepted(Calls.body(Calls.events(call, Calls.phone(8201))));
        await().untilAsserted(() -> assertThat(TOLD).hasSize(1));
        assertThat(REFUSED_ONCE).as("what the chat refused comes again").isEqualTo(TOLD);
        var item = new ObjectMapper().readTree(TOLD.get(0));
        assertThat(item.path("sessions").toString()).isEqualTo("[\"call/" + call + "\"]");
        assertThat(item.path("reason").asText()).contains("refused");
        assertThat(item.path("parkedAt").asText()).isNotBlank();

        var asked = bridge.number("select count(*) from lane where parked_at is not null");
        assertThat(asked).isEqualTo(1);
        bridge.post("/api/v1/parked/" + item.path("id").asText() + "/retry", "");
        await().untilAsserted(() -> assertThat(TOLD).hasSize(2));
        var anew = new ObjectMapper().readTree(TOLD.get(1));
        assertThat(anew.path("id")).isEqualTo(item.path("id"));
        assertThat(anew.path("parkedAt")).isNotEqualTo(item.path("parkedAt"));
    }

    private static String give(String address, String password, String body) {
        return camel.createProducerTemplate().requestBody(SINK.formatted(address, password), body, String.class);
    }
}
