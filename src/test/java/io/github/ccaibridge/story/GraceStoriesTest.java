package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A caller who gave up may still leave a voicemail: until abandoned-grace is over nothing is decided, whoever tells the object (T4). */
class GraceStoriesTest {
    private static final Caller CALLER = Caller.byPhone(791, "+12025550791");
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.tail.interval=500ms", "bridge.tickets.abandoned-grace=30s");
        bridge.ccai.managerLimit().set(1, 2);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void anObjectThatTheTailTellsEarlyDoesNotEndTheGrace() {
        var calls = new Sessions(79).inbound();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var gaveUp = calls.abandoned(79001, CALLER, Menu.ORDERS, now.minusSeconds(45));
        gaveUp.putInto(bridge.ccai);
        bridge.pushAccepted(gaveUp.envelope().toString());
        await().atMost(Duration.ofSeconds(20)).until(() -> rests("inbox i where i.source = 'manager-api'"));
        assertThat(rests("session s where s.id = '79001' and not s.decided"))
                .as("nothing is decided")
                .isTrue();

        var voicemail = calls.voicemail(79001, CALLER, Menu.ORDERS, now.minusSeconds(45));
        bridge.ccai.putCall(voicemail
                .object()
                .put("updated_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bridge.number("select count(*) from session where id = '79001' and decided") == 1);
        assertThat(bridge.ruleOf("call/79001")).isEqualTo("T5");
        assertThat(bridge.kustomer.conversations()).hasSize(1);
    }

    /** Whether there is such a row, and the call has been worked on with all that was stored of it. */
    private static boolean rests(String row) {
        return bridge.number("select count(*) from session where id = '79001' and events_seen = events_stored"
                        + " and state = 'waiting' and exists (select 1 from " + row + ")")
                == 1;
    }
}
