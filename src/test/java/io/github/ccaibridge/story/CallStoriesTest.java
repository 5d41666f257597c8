package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The documented calls of section 10 of the platform's reference, told to the bridge one event a time. */
class CallStoriesTest {
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest();
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void anAnsweredCallOfANewCallerCostsSixRequestsAndHoldsItsDurations() {
        bridge.pushFixtures("call-50211-event-%d.json", 6);
        bridge.awaitComplete("call/50211");

        assertThat(bridge.requestsOf("call/50211"))
                .containsExactly(
                        "find-customer 404",
                        "find-customer 404",
                        "create-customer 201",
                        "open-ticket 201",
                        "post-message 201",
                        "update-message 200");
        var ticket = bridge.ticketOf("call", "50211");
        assertThat(ticket.at("/attributes/status").asText()).isEqualTo("open");
        assertThat(ticket.at("/attributes/custom/ccaiMenuIdStr").asText()).isEqualTo("26");
        var message = bridge.messageOf("call", "50211").at("/attributes/custom");
        assertThat(message.path("ccaiCallDurationNum").asInt()).isEqualTo(242);
        assertThat(message.path("ccaiWaitTimeNum").asInt()).isEqualTo(17);
        assertThat(message.path("ccaiOutcomeStr").asText()).isEqualTo("answered");
    }
}
