package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.support.ArchivedServer;
import io.github.ccaibridge.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The steps of <i>Point-in-time recovery</i> in docs/operations.md: somebody deletes what he should not, and the database goes
 * back to the moment before, while Kustomer does not.
 */
class PointInTimeTest {
    private static final Path FOLDER = Path.of("target/archived", System.getProperty("surefire.forkNumber", "1"));
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> TOLD_AGAIN = List.of("65001", "65002", "65003", "65004", "65005");
    /** Its events come once only; afterwards the Manager API alone tells of it. */
    private static final String TAILED = "65006";

    private static ArchivedServer server;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() throws Exception {
        server = ArchivedServer.startIn(FOLDER);
        TestDatabase.run(server.address("postgres"), "create database bridge");
        bridge = new BridgeUnderTest(settings());
    }

    @AfterAll
    static void stop() {
        bridge.close();
        server.close();
    }

    @Test
    void restoredToAMomentAndToldAgainNothingIsTwiceAndNothingIsLost() throws Exception {
        var tailed = new Sessions(65)
                .inbound()
                .answered(
                        Long.parseLong(TAILED),
                        Caller.byPhone(65, "+1202555" + TAILED.substring(1)),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
        live("65001", 1, 6);
        awaitComplete(bridge, "65001");
        live("65002", 1, 4);
        ticketed("65002");
        server.backUp();

        live("65003", 1, 6);
        awaitComplete(bridge, "65003");
        live("65004", 1, 4);
        ticketed("65004");
        var moment = server.now();

        live("65002", 5, 6);
        live("65004", 5, 6);
        live("65005", 1, 6);
        tailed.putInto(bridge.ccai);
        tailed.events()
                .forEach(event -> bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(event)).toString()));
        all().forEach(call -> awaitComplete(bridge, call));
        TestDatabase.run(server.address("bridge"), "truncate session cascade");
        server.archiveAll();
        bridge.stop();

        server.restoreTo(moment);
        assertThat(TestDatabase.column(server.address("bridge"), "select id from session order by id"))
                .containsExactly("65001", "65002", "65003", "65004");
        try (var after = new BridgeUnderTest(again())) {
            tailed.putStageNow(after.ccai, tailed.stages().size() - 1);
            for (var call : TOLD_AGAIN) {
                for (int n = 1; n <= 6; n++) {
                    after.pushAccepted(event(call, n));
                }
            }
            all().forEach(call -> awaitComplete(after, call));
            assertThat(count("select count(*) from lane where parked_at is not null"))
                    .isZero();
            assertThat(count("select count(*) from inbox where session_id = '" + TAILED + "' and source = 'events'"))
                    .isZero();
        }
        for (var call : all()) {
            assertThat(named(bridge.kustomer.conversations(), call)).as(call).isEqualTo(1);
            assertThat(named(bridge.kustomer.messages(), call)).as(call).isEqualTo(1);
        }
        assertThat(bridge.kustomer.customers().stream()
                        .filter(one -> one.toString().contains("+1202555500")))
                .hasSize(all().size());
    }

    private static long count(String sql) {
        return TestDatabase.count(server.address("bridge"), sql);
    }

    private static List<String> all() {
        var calls = new ArrayList<>(TOLD_AGAIN);
        calls.add(TAILED);
        return calls;
    }

    private static void awaitComplete(BridgeUnderTest working, String call) {
        await(call).atMost(LIMIT).until(() -> working.state("call/" + call).equals("complete"));
    }

    private static void ticketed(String call) {
        await(call).atMost(LIMIT).until(() -> bridge.requestsOf("call/" + call).contains("open-ticket 201"));
    }

    private static void live(String call, int first, int last) {
        for (int n = first; n <= last; n++) {
            bridge.pushAccepted(event(call, n));
        }
    }

    private static String event(String call, int n) {
        return BridgeUnderTest.fixture("call-50211-event-" + n + ".json")
                .replace("50211", call)
                .replace("3b1a6d0e", "3b1" + call)
                .replace("+12025550143", "+1202555" + call.substring(1));
    }

    private static long named(Iterable<? extends JsonNode> records, String call) {
        var found = 0;
        for (var record : records) {
            found += record.at("/attributes/externalId").asText().equals("ccai:call:" + call) ? 1 : 0;
        }
        return found;
    }

    private static String[] settings(String... more) {
        var settings = new ArrayList<>(List.of(more));
        settings.add("spring.datasource.url=" + server.address("bridge"));
        settings.add("bridge.tickets.call-object-wait=0s");
        settings.add("bridge.recordings.hold-back=0s");
        settings.add("bridge.tickets.heal-after=5s");
        settings.add("bridge.tail.interval=500ms");
        return settings.toArray(String[]::new);
    }

    /** The same bridge, between the same vendors. */
    private static String[] again() {
        return settings("kustomer.url=" + bridge.kustomer.url(), "kustomer.api-key=" + bridge.kustomer.apiKey());
    }
}
