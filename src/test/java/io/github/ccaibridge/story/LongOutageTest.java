package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.RecordingFault;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kustomer is away for six days, each of them as long as a second and a half (U3, C 4.3). */
class LongOutageTest {
    private static BridgeUnderTest bridge;
    private static Shown shown;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.tail.interval=500ms",
                "bridge.recordings.kept-for=11s",
                "bridge.recordings.alert-after=2s,5s,9s",
                "bridge.recordings.guard-schedule=* * * * * ?");
        shown = new Shown(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void everyRecordingIsKeptMeanwhileAndAttachedAfterwards() {
        bridge.kustomer.faults().outage(Duration.ofMinutes(10));
        var calls = LongStream.rangeClosed(1101, 1106)
                .mapToObj(LongOutageTest::call)
                .toList();
        calls.forEach(call -> {
            shown.pushed(call, 0, call.events().size());
            call.putStageNow(bridge.ccai, 1);
        });
        Shown.eventually(() -> assertThat(bridge.number("select count(*) from artifact where stored_at is not null"))
                .isEqualTo(6));
        assertThat(bridge.kustomer.storedFiles()).isEmpty();
        calls.forEach(call -> bridge.ccai.recordings().fault(call.recordingName(), RecordingFault.MISSING, 1000));
        Shown.eventually(() -> assertThat(bridge.metrics().lines())
                .anyMatch(line -> line.startsWith("recordings_alerts_total")
                        && line.contains("\"9s\"")
                        && line.endsWith(" 6.0")));
        assertThat(bridge.metrics()).doesNotContain("level=\"lost\"");

        bridge.kustomer.faults().endOutage();
        calls.forEach(call -> bridge.awaitComplete(Shown.key(call)));
        for (var call : calls) {
            assertThat(shown.filesOf(shown.message(call)))
                    .extracting(file -> file.sha256())
                    .containsExactly(bridge.ccai.recordings().sha256(call.recordingName()));
        }
        assertThat(bridge.kustomer.storedFiles()).hasSize(6);
        assertThat(bridge.get("/api/v1/recordings")).isEmpty();
    }

    /** Over just now, as far as its recording's time is concerned. */
    private static ScriptedSession call(long id) {
        return new Sessions(id)
                .inbound()
                .answered(
                        id,
                        ToldStory.caller(id),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.now().minusSeconds(270))
                .recorded();
    }
}
