package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes for a lane while Kustomer is slow with it is worked on as soon as Kustomer has answered: no look for work is waited for. */
class CameMeanwhileTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void theNextEventOfASessionIsDecidedWithoutALookForWork() {
        var chat = ToldStory.chat(47_001);
        chat.putInto(bridge.ccai);
        bridge.kustomer
                .faults()
                .on("POST", "/v1/customers/*/conversations")
                .times(1)
                .latency(Duration.ofSeconds(6));
        push(chat, 0);
        await("Kustomer is asked to open the ticket")
                .atMost(LONG)
                .until(() ->
                        bridge.number("select count(*) from session where progress like '%\"intents\":[\"open-ticket%'")
                                == 1);
        bridge.suspend("look-for-work");
        push(chat, 1);
        assumeThat(bridge.requestsOf("chat/47001"))
                .as("Kustomer has not answered yet")
                .noneMatch(one -> one.startsWith("open-ticket"));
        assertThat(unseen()).isPositive();
        await("both are worked on").atMost(LONG).until(() -> unseen() == 0);
        assertThat(bridge.requestsOf("chat/47001")).contains("open-ticket 201");
    }

    private static void push(ScriptedSession session, int event) {
        bridge.pushAccepted(
                ScriptedSession.envelopeOf(List.of(session.events().get(event))).toString());
    }

    private static long unseen() {
        return bridge.number("select count(*) from session where events_stored > events_seen");
    }
}
