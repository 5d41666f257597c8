package io.github.ccaibridge.story;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whether a recording will be lost, in a week of two hundred seconds. */
@ExtendWith(OutputCaptureExtension.class)
class RecordingStoriesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.recordings.kept-for=200s",
                "bridge.recordings.alert-after=50s,100s,150s",
                "bridge.recordings.guard-schedule=* * * * * ?",
                "bridge.artifacts.overdue-after=30s",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void eachAgeIsToldOnceAndTheLastOneAsAnError(CapturedOutput log) {
        recording("81001", "recording", 10, "");
        recording("81002", "recording", 60, "");
        recording("81003", "recording", 120, "stored_at = now(), stored_as = 'x', bytes = 7");
        recording("81004", "recording", 160, "trouble = 'the storage answered 503'");
        recording("81005", "recording", 260, "");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(log.getOut())
                        .contains(
                                "WARN  guard-recordings - recording of session call/81002 is not in Kustomer after 50s, 0 hours left, due",
                                "WARN  guard-recordings - recording of session call/81003 is not in Kustomer after 100s, 0 hours left, stored",
                                "ERROR guard-recordings - recording of session call/81004 is not in Kustomer after 150s, 0 hours left, due:"
                                        + " the storage answered 503",
                                "ERROR guard-recordings - recording of session call/81005 is lost"));
        recording("81006", "recording", 60, "");
        await().atMost(LONG).until(() -> log.getOut().contains("call/81006"));
        assertThat(log.getOut()).doesNotContain("call/81001");
        assertThat(log.getOut().lines().filter(line -> line.contains("call/81002")))
                .hasSize(1);
        assertThat(prometheus()).containsPattern("recordings_alerts_total\\{[^}]*level=\"lost\"[^}]*} 1\\.0");

        bridge.number("with older as (update artifact set due_since = due_since - interval '45 seconds'"
                + " where session_id = '81002' returning 1) select count(*) from older");
        await().atMost(LONG).until(() -> log.getOut().contains("call/81002 is not in Kustomer after 100s"));
    }

    @Test
    void theNumbersAreServedAsMetrics() {
        recording("82001", "photo", 40, "");
        recording("82002", "video", 40, "stored_at = now(), bytes = 1000");
        recording("82003", "transcript", 40, "attached_at = now(), stored_at = now(), bytes = 5000");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(prometheus())
                        .contains("artifacts_overdue{type=\"photo\"} 1.0")
                        .contains("artifacts_overdue{type=\"video\"} 1.0")
                        .contains("artifacts_overdue{type=\"transcript\"} 0.0")
                        .contains("recordings_unattached{older=\"0h\"}")
                        .contains("recordings_unattached{older=\"150s\"}")
                        .containsPattern("artifacts_stored_unattached_bytes 10\\d\\d\\.0"));
    }

    @Test
    void theListTellsWhatIsMissingAndHowFarItIs() {
        recording("83001", "recording", 110, "");
        recording("83002", "recording", 120, "lease_until = now() + interval '1 hour'");
        recording("83003", "recording", 130, "stored_at = now()");
        recording("83004", "recording", 140, "stored_at = now(), lease_until = now() + interval '1 hour'");
        recording("83005", "recording", 145, "stored_at = now(), uploaded_at = now()");
        recording("83006", "recording", 146, "stored_at = now(), uploaded_at = now(), attached_at = now()");
        var list = list("");
        assertThat(list)
                .extracting(
                        one -> one.path("id").asText() + " " + one.path("state").asText())
                .containsExactly("83005 uploaded", "83004 uploading", "83003 stored", "83002 fetching", "83001 due");
        assertThat(list.get(0).path("alert").asText()).isEqualTo("100s");
        assertThat(list.get(0).has("hoursLeft")).isTrue();
        assertThat(list.get(0).path("dueSince").asText()).contains("T");
        assertThat(list("?state=stored"))
                .extracting(one -> one.path("id").asText())
                .containsExactly("83003");
        assertThat(list("?page=1")).isEmpty();
        assertThat(bridge.send("vera:viewer-secret", bridge.request("/api/v1/recordings"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(bridge.send("ada:admin-secret", bridge.request("/api/v1/recordings?state=gone"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aSessionKnowsWhichOfItsArtifactsAreDueArrivedLateOrAttached() {
        bridge.play(new Sessions(System.nanoTime())
                .inbound()
                .abandoned(
                        84001,
                        Caller.byPhone(184, "+12025550184"),
                        Menu.ORDERS,
                        Instant.parse("2025-11-26T09:00:00Z")));
        recording("84001", "recording", 40, "");
        recording("84001", "transcript", 5, "");
        recording("84001", "photo", 5, "stored_at = now()");
        recording("84001", "video", 5, "stored_at = now(), attached_at = now()");
        var session = StreamSupport.stream(bridge.get("/api/v1/sessions").spliterator(), false)
                .filter(one -> one.path("id").asText().equals("84001"))
                .findFirst()
                .orElseThrow();
        assertThat(session.path("artifacts"))
                .extracting(one ->
                        one.path("type").asText() + " " + one.path("state").asText())
                .containsExactly("photo arrived", "recording late", "transcript due", "video attached");
        assertThat(session.at("/artifacts/1/until").asText()).contains("T");
        assertThat(session.at("/artifacts/0/until").isNull()).isTrue();
    }

    private static List<JsonNode> list(String query) {
        return StreamSupport.stream(bridge.get("/api/v1/recordings" + query).spliterator(), false)
                .filter(one -> one.path("id").asText().startsWith("83"))
                .toList();
    }

    /** Makes an artifact; {@code more} sets columns, such as {@code stored_at = now()}, in the same statement. */
    private static void recording(String id, String type, int secondsOld, String more) {
        var set = more.isEmpty()
                ? List.<String[]>of()
                : Stream.of(more.split(", ")).map(one -> one.split(" = ")).toList();
        var columns = set.stream().map(one -> ", " + one[0]).collect(joining());
        var values = set.stream().map(one -> ", " + one[1]).collect(joining());
        bridge.number(
                ("with made as (insert into artifact (kind, session_id, type, name, due_since%s) values ('call', '%s', '%s',"
                                + " 'call-%s', now() - interval '%d seconds'%s) returning 1) select count(*) from made")
                        .formatted(columns, id, type, id, secondsOld, values));
    }

    private static String prometheus() {
        return bridge.send("ada:admin-secret", bridge.request("/actuator/prometheus"))
                .body();
    }
}
