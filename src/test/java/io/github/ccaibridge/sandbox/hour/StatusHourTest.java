package io.github.ccaibridge.sandbox.hour;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.ccai.PushSwitches;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusHourTest {
    private final CcaiStandIn ccai = CcaiStandIn.start();
    private final KustomerStandIn kustomer = KustomerStandIn.start();
    private final StatusHour hour = new StatusHour(ccai, kustomer);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer bridge;
    private volatile int answer = 200;
    private volatile String mapping = "";

    @BeforeEach
    void aBridgeThatTakesAMappingAndReadsNothing() throws Exception {
        bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("PUT")) {
                mapping = new String(body, StandardCharsets.UTF_8);
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        bridge.start();
    }

    @AfterEach
    void stop() {
        hour.close();
        bridge.stop(0);
        ccai.close();
        kustomer.close();
    }

    @Test
    void withoutAMappingNobodyDoesAnything() throws Exception {
        answer = 404;
        assertThat(begin()).isFalse();
        print();
        assertThat(printed.size()).isZero();
        assertThat(kustomer.workSessions()).isEmpty();
    }

    @Test
    void theMappingNamesKustomersIdsAndOneRepresentativeEach() throws Exception {
        assertThat(begin()).isTrue();
        assertThat(mapping)
                .contains("{\"kustomerStatusId\":\"" + kustomer.routing().statusId("Lunch")
                        + "\",\"ccaiStatus\":\"Meal\"}")
                .contains("{\"ccaiStatus\":\"Meeting\",\"kustomerStatusId\":\""
                        + kustomer.routing().statusId("Coaching") + "\"}");
    }

    @Test
    void whereTheBridgeReadsNoStatusesNothingIsSaidOfThem() throws Exception {
        begin();
        print();
        assertThat(printed.size()).isZero();
        assertThat(ccai.agents().writes()).isEmpty();
    }

    private boolean begin() throws InterruptedException {
        URI url = URI.create("http://localhost:" + bridge.getAddress().getPort());
        var events = new EventPusher(url.resolve("/ccai/events"), "events", "s3cret", PushSwitches.plain());
        return hour.begin(url, "admin", "secret", "app-secret", events);
    }

    private void print() throws InterruptedException {
        hour.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
