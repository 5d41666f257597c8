package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kustomer refuses is parked with a reason, holds nobody else back, and goes on once the cause is gone. */
class ParkedStoriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.withWholeBudget();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void fairWeather() {
        scene.faults().clear();
        scene.set(Switch.REJECT_UNDECLARED_CUSTOM, 0);
        scene.set(Switch.BODY_LIMIT_BYTES, 100_000);
        scene.set(Switch.DETAILED_ERRORS, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aRefusedTicketIsParkedWithOperationStatusAndCodeInBothShapesOfAnError(int detailed) throws Exception {
        scene.set(Switch.DETAILED_ERRORS, detailed);
        scene.set(Switch.REJECT_UNDECLARED_CUSTOM, 1);
        var call = scene.newCall();
        scene.tell(call, Scene.phoneOf(call));

        assertThat(scene.awaitParked(call)).containsPattern("refused create-customer with 400: [A-Za-z_ ]{3,}");
        scene.set(Switch.REJECT_UNDECLARED_CUSTOM, 0);
        retry(call);
        scene.assertLandedOnce(call);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aBodyThatIsTooLargeForKustomerIsParkedTheSameWay(int detailed) throws Exception {
        scene.set(Switch.DETAILED_ERRORS, detailed);
        scene.set(Switch.BODY_LIMIT_BYTES, 60);
        var call = scene.newCall();
        scene.tell(call, Scene.phoneOf(call));

        assertThat(scene.awaitParked(call)).containsPattern("refused create-customer with 413: [A-Za-z_ ]{3,}");
        scene.set(Switch.BODY_LIMIT_BYTES, 100_000);
        retry(call);
        scene.assertLandedOnce(call);
    }

    @Test
    void aParkedLaneKeepsItsLaterEventsAndLetsOtherLanesGoOn() throws Exception {
        scene.faults().on("POST", "/v1/customers/*/conversations").times(1).status(400);
        var call = scene.newCall();
        var events = Calls.events(call, Scene.phoneOf(call));
        scene.bridge.pushAccepted(Calls.body(events.subList(0, 4)));
        assertThat(scene.awaitParked(call)).contains("refused open-ticket with 400: internal_error");

        scene.bridge.pushAccepted(Calls.body(events.subList(4, 6)));
        scene.assertLandedOnce(scene.tellNewCall());
        assertThat(scene.state(call)).isEqualTo("parked");

        retry(call);
        scene.assertLandedOnce(call);
    }

    @Test
    void aPreviewOnlyCountsAndAFilterChoosesByTheReason() throws Exception {
        scene.faults().on("POST", "/v1/conversations/*/messages").times(1).status(422);
        var call = scene.tellNewCall();
        scene.awaitParked(call);

        var preview = JSON.readTree(scene.manage("/api/v1/parked/retry?preview=true"));
        assertThat(preview.path("matched").asInt()).isEqualTo(1);
        assertThat(preview.path("retried").asInt()).isZero();
        var next = preview.at("/items/0/next");
        assertThat(counted("/api/v1/parked/retry?reason=open-ticket")).isEqualTo("{\"matched\":0,\"retried\":0}");
        assertThat(scene.state(call)).isEqualTo("parked");
        assertThat(counted("/api/v1/parked/retry?reason=post-message")).isEqualTo("{\"matched\":1,\"retried\":1}");
        scene.assertLandedOnce(call);
        var sent = scene.kustomer().ledger().entries().stream()
                .filter(one -> one.path().endsWith("/messages") && one.status() < 300)
                .reduce((before, last) -> last)
                .orElseThrow();
        assertThat(next.path("method").asText() + " " + next.path("path").asText())
                .isEqualTo("POST " + sent.path());
        assertThat(timeless(next.path("body")))
                .as("what is previewed is what is sent")
                .isEqualTo(timeless(sent.body()));
        assertThat(parked()).isEmpty();
    }

    /** The moment of sending is no part of it. */
    private static JsonNode timeless(JsonNode message) {
        var copy = (ObjectNode) message.deepCopy();
        copy.remove("importedAt");
        return copy;
    }

    private static void retry(long call) throws Exception {
        for (var one : parked()) {
            if (one.path("sessions").toString().contains("call/" + call)) {
                assertThat(counted("/api/v1/parked/" + one.path("id").asText() + "/retry"))
                        .isEqualTo("{\"matched\":1,\"retried\":1}");
                return;
            }
        }
        throw new AssertionError("call " + call + " is not among the parked");
    }

    private static JsonNode parked() throws Exception {
        return JSON.readTree(scene.bridge
                .send("ada:admin-secret", HttpRequest.newBuilder(scene.bridge.address("/api/v1/parked")))
                .body());
    }

    private static String counted(String path) throws Exception {
        return JSON.readTree(scene.manage(path)).toString();
    }
}
