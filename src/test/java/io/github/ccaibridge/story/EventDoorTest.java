package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the events door answers to good and bad bodies. */
class EventDoorTest {
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest();
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        bridge.kustomer.addUser("sam.okafor@example.com", "Sam Okafor");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void aBodyThatIsNoJsonAndOneOfTheWrongShapeAreToldApart() {
        assertThat(bridge.push("{no json").statusCode()).isEqualTo(400);
        var wrong = bridge.push("{\"events\":{}}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("events must be an array");
        assertThat(bridge.push("{\"count\":0,\"events\":[]}").body()).isEqualTo("{\"accepted\":0,\"duplicates\":0}");
    }
}
