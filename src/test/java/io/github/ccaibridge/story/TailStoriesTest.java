package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Faults.Api;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What changes at CCAI Platform after the events is found by tailing the Manager API. */
class TailStoriesTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.tail.interval=500ms");
        bridge.kustomer.addUser(Agent.DANA_REYES.email(), Agent.DANA_REYES.name());
        bridge.ccai.managerLimit().set(1, 2);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @AfterEach
    void theApiIsWellAgain() {
        bridge.ccai.faults().clear();
        assertThat(bridge.ccai.managerLimit().violations())
                .as("requests that came too fast")
                .isZero();
    }

    @Test
    void whatBecomesKnownLaterReachesTheInboxOnceEach() {
        var call = call(70001);
        bridge.ccai.putCall(call);
        awaitStored("70001", 1);
        bridge.ccai.putCall(changed(call.put("rating", 4)));
        awaitStored("70001", 2);
        bridge.ccai.putCall(changed(call.put("status", "voicemail_read")));
        awaitStored("70001", 3);
        bridge.ccai.putCall(changed(call.put("recording_url", "https://acme.example/recordings/call-70001.mp3")));
        awaitStored("70001", 4);

        awaitLooks(1);
        assertThat(stored("70001")).as("the overlap stores nothing twice").isEqualTo(4);
    }

    @Test
    void twoHundredAndFiftyCallsThatChangeInOneSecondAreAllRead() {
        var second = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        for (long id = 71001; id <= 71250; id++) {
            bridge.ccai.putCall(call(id).put("updated_at", second));
        }
        await().atMost(LONG)
                .until(() -> bridge.number("select count(*) from inbox where session_id between '71001' and '71250'")
                        == 250);
        awaitLooks(1);
    }

    @Test
    void aChatIsFoundAsWell() {
        var chat = call(72001);
        chat.remove("call_type");
        bridge.ccai.putChat(chat.put("chat_type", "Messaging (Web)"));
        await().atMost(LONG)
                .until(() -> bridge.number(
                                "select count(*) from inbox where kind = 'chat' and session_id = '72001' and source = 'manager-api'")
                        == 1);
    }

    @Test
    void sessionsFromBeforeTheBridgeBeganAreCountedAndNotStored() {
        bridge.ccai.putCall(call(73001).put("created_at", "2020-01-01T09:00:00Z"));
        bridge.ccai.putCall(call(73002));
        awaitStored("73002", 1);
        assertThat(stored("73001")).isZero();
        assertThat(metric("tail_ignored_total")).isPositive();
    }

    @Test
    void whileTheApiDoesNotAnswerTheTailWaitsAndThenReadsWhatItMissed() {
        var before = metric("tail_failures_total");
        bridge.ccai.faults().unavailable(Api.MANAGER);
        bridge.ccai.putCall(call(74001));
        await().atMost(LONG).until(() -> bridge.number("select min(failed) from ccai_tail") >= 2);
        assertThat(metric("tail_failures_total")).isGreaterThanOrEqualTo(before + 4);
        assertThat(stored("74001")).isZero();

        bridge.ccai.faults().clear();
        awaitStored("74001", 1);
        await().atMost(LONG).until(() -> bridge.number("select max(failed) from ccai_tail") == 0);
    }

    @Test
    void aChangeFromTheFutureDoesNotCarryTheCursorAway() {
        bridge.ccai.putCall(
                call(75001).put("updated_at", Instant.now().plusSeconds(86_400).toString()));
        awaitStored("75001", 1);
        awaitLooks(1);
        assertThat(bridge.number("select count(*) from ccai_tail where read_to > now()"))
                .isZero();
        bridge.ccai.putCall(call(75002));
        awaitStored("75002", 1);
        bridge.ccai.removeCall(75001);
    }

    @Test
    void directReadsAndTheTailTakeTurns() {
        var first = bridge.ccai.requests().size();
        bridge.number("with due as (insert into call_read (kind, id, due_at) select 'agent', cast(n as text), now()"
                + " from generate_series(1, 150) n returning 1) select count(*) from due");
        await().atMost(LONG).until(() -> bridge.number("select count(*) from call_read where due_at is not null") == 0);
        var asked = bridge.ccai.requests().subList(first, bridge.ccai.requests().size());
        var direct =
                asked.stream().filter(one -> one.path().endsWith("/agents")).count();
        assertThat(direct).isGreaterThan(7);
        assertThat(asked.size() - direct).isBetween(direct - 3, direct + 3);
    }

    @Test
    void sessionsWhoseEventsArriveHaveOneTicketAndOneMessageAsWithoutTheTail() {
        var sessions = new Sessions(System.nanoTime());
        var now = Instant.now();
        bridge.play(sessions.inbound()
                .answered(78001, Caller.byPhone(781, "+12025550781"), Menu.ORDERS, Agent.DANA_REYES, now));
        bridge.play(sessions.inbound().abandoned(78002, Caller.byPhone(782, "+12025550782"), Menu.ORDERS, now));
        var chat = sessions.chats()
                .web(
                        78003,
                        Caller.ofApp(783, "u783", "Ann Lee", "ann@example.com", null),
                        Menu.WEB_ORDERS,
                        Agent.DANA_REYES,
                        now)
                .transcribed();
        chat.putInto(bridge.ccai);
        bridge.pushAccepted(chat.envelope().toString());
        // Its object says that there is a transcript, which is awaited.
        new ArtifactDrop(bridge.files.resolve("drop")).leave(chat);
        awaitStored("78001", 1);
        awaitStored("78002", 1);
        awaitLooks(1);
        bridge.awaitComplete("call/78001", "call/78002", "chat/78003");
        assertThat(bridge.ruleOf("call/78001")).isEqualTo("T2");
        assertThat(bridge.ruleOf("call/78002")).isEqualTo("T4");
        assertThat(bridge.ruleOf("chat/78003")).isEqualTo("T1");
        assertThat(bridge.ticketOf("call", "78001")).isNotNull();
        assertThat(bridge.messageOf("call", "78001")
                        .at("/attributes/custom/ccaiCallDurationNum")
                        .asInt())
                .isPositive();
    }

    @Test
    void theLagIsShown() {
        await().atMost(LONG).until(() -> prometheus().contains("tail_lag_seconds{kind=\"chat\""));
    }

    /** A call that was made and changed just now; of such an object alone nothing is decided. */
    static ObjectNode call(long id) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return ((ObjectNode) CallFixtures.object(50212))
                .put("id", id)
                .put("created_at", now)
                .put("updated_at", now)
                .without("end_user");
    }

    private static ObjectNode changed(ObjectNode object) {
        return object.put(
                "updated_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static long stored(String id) {
        return bridge.number(
                "select count(*) from inbox where source = 'manager-api' and kind = 'call' and session_id = '" + id
                        + "'");
    }

    private static void awaitStored(String id, long count) {
        await("call " + id).atMost(LONG).until(() -> stored(id) == count);
    }

    /** Waits until the calls have been looked at this often, from the beginning of a run to the end of the list. */
    private static void awaitLooks(int times) {
        for (int n = 0; n < times; n++) {
            var since = bridge.number("select extract(epoch from clock_timestamp()) * 1000");
            await().atMost(LONG)
                    .until(() ->
                            bridge.number("select extract(epoch from min(looked_at)) * 1000 from ccai_tail") > since);
        }
    }

    private static String prometheus() {
        return bridge.send("ada:admin-secret", bridge.request("/actuator/prometheus"))
                .body();
    }

    private static double metric(String name) {
        return prometheus()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
