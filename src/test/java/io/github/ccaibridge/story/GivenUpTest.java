package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.RecordingFault;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lanes are parked, for an outage that is longer than anything is tried or for a refusal, and no recording is lost (U3, C 4.3). */
class GivenUpTest {
    private static BridgeUnderTest bridge;
    private static Shown shown;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.tail.interval=500ms", "bridge.kustomer.give-up-after=2s");
        shown = new Shown(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @AfterEach
    void fairWeather() {
        bridge.kustomer.faults().endOutage();
        bridge.kustomer.faults().clear();
    }

    @Test
    void recordingsFromBeforeAndAfterParkingAreKeptAndAttachedOnceAnOperatorRetries() {
        bridge.kustomer.faults().outage(Duration.ofMinutes(10));
        var before = Stream.of(1201L, 1202L).map(id -> call(id, id)).toList();
        before.forEach(GivenUpTest::happens);
        before.forEach(GivenUpTest::awaitParked);
        var after = Stream.of(1211L, 1212L).map(id -> call(id, id - 10)).toList();
        after.forEach(GivenUpTest::happens);
        var all = Stream.concat(before.stream(), after.stream()).toList();
        all.forEach(GivenUpTest::awaitKept);
        assertThat(bridge.kustomer.storedFiles()).isEmpty();
        assertThat(after).allSatisfy(call -> assertThat(eventsSeen(call)).isZero());
        noLongerAt(all);

        bridge.kustomer.faults().endOutage();
        assertThat(bridge.post("/api/v1/parked/retry", "").path("retried").asInt())
                .isEqualTo(2);
        all.forEach(GivenUpTest::awaitAttachedOnce);
        assertThat(bridge.get("/api/v1/parked")).isEmpty();
    }

    @Test
    void lanesThatWereGivenUpAreFreedOnceKustomerTakesRequestsAgain() {
        bridge.kustomer.faults().outage(Duration.ofMinutes(10));
        var before = call(1221, 1221);
        happens(before);
        awaitParked(before);
        var after = call(1231, 1221);
        happens(after);
        awaitKept(after);
        noLongerAt(List.of(before, after));

        bridge.kustomer.faults().endOutage();
        var stranger = call(1222, 1222);
        happens(stranger);
        Stream.of(stranger, before, after).forEach(GivenUpTest::awaitAttachedOnce);
    }

    @Test
    void aLaneThatWasRefusedKeepsItsRecordingsAndWaitsForTheOperator() {
        bridge.kustomer
                .faults()
                .on("POST", "/v1/customers/*/conversations")
                .times(1)
                .status(400);
        var refused = call(1241, 1241);
        happens(refused);
        awaitParked(refused);
        var later = call(1251, 1241);
        happens(later);
        Stream.of(refused, later).forEach(GivenUpTest::awaitKept);
        assertThat(bridge.number("select count(*) from lane where parked_at is not null and gave_up"))
                .isZero();
        assertThat(eventsSeen(later)).isZero();

        bridge.post("/api/v1/parked/retry", "");
        Stream.of(refused, later).forEach(GivenUpTest::awaitAttachedOnce);
    }

    private static void happens(ScriptedSession call) {
        shown.pushed(call, 0, call.events().size());
        call.putStageNow(bridge.ccai, 1);
    }

    private static void awaitParked(ScriptedSession call) {
        Shown.eventually(() -> assertThat(bridge.state(Shown.key(call))).isEqualTo("parked"));
    }

    private static void awaitKept(ScriptedSession call) {
        Shown.eventually(() -> assertThat(bridge.number("select count(*) from artifact where stored_at is not null"
                        + " and type = 'recording' and session_id = '" + call.id() + "'"))
                .isEqualTo(1));
    }

    /** What is not in the store by now is lost. */
    private static void noLongerAt(List<ScriptedSession> calls) {
        calls.forEach(call -> bridge.ccai.recordings().fault(call.recordingName(), RecordingFault.MISSING, 1000));
    }

    private static void awaitAttachedOnce(ScriptedSession call) {
        bridge.awaitComplete(Shown.key(call));
        Shown.eventually(() -> assertThat(shown.filesOf(shown.message(call)))
                .extracting(file -> file.sha256())
                .containsExactly(bridge.ccai.recordings().sha256(call.recordingName())));
        assertThat(bridge.kustomer.storedFiles())
                .filteredOn(
                        file -> file.sha256().equals(bridge.ccai.recordings().sha256(call.recordingName())))
                .hasSize(1);
        assertThat(shown.notes(call)).noneMatch(key -> key.startsWith("recording"));
    }

    private static long eventsSeen(ScriptedSession call) {
        return bridge.number("select events_seen from session where id = '" + call.id() + "'");
    }

    /** Over just now, as far as its recording's time is concerned. */
    private static ScriptedSession call(long id, long caller) {
        return new Sessions(id)
                .inbound()
                .answered(
                        id,
                        Caller.byPhone(caller, "+1202555" + caller),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.now().minusSeconds(270))
                .recorded();
    }
}
