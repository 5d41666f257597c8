package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events that arrive for a session while it is being settled. */
class LockOrderTest {
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.kustomer.budget-share=1");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    /** The door locks a session and then its lane; who took them the other way round made the door fail. */
    @Test
    void theDoorNeverFailsWhileTheSameSessionsAreWorkedOn() throws Exception {
        var pushers = Executors.newFixedThreadPool(8);
        var pushes = IntStream.range(0, 800).mapToObj(n ->
                (Callable<Integer>) () -> bridge.push(event(n, 80000 + n % 4)).statusCode());
        try {
            var answers = pushers.invokeAll(pushes.toList());
            assertThat(answers).extracting(Future::get).containsOnly(202);
        } finally {
            pushers.shutdownNow();
        }
        bridge.awaitComplete(
                IntStream.range(80000, 80004).mapToObj(id -> "chat/" + id).toArray(String[]::new));
        assertThat(bridge.number("select deadlocks from pg_stat_database where datname = current_database()"))
                .isZero();
        assertThat(List.of(80000, 80001, 80002, 80003))
                .allSatisfy(id ->
                        assertThat(bridge.ticketOf("chat", String.valueOf(id))).isNotNull());
    }

    private static String event(int n, int chat) {
        return """
                {"count":1,"events":[{"event_id":"lock-%d","timestamp":%d,"type":"ChatState","item":{"chat_id":%d,
                "state":"%s","direction":"incoming","session_type_v2":"In-web","queue_path_ids":"9/31",
                "participants":[{"state":"connected","type":"external","dn":"+120255502%02d"}]}}]}
                """.formatted(n, 1764151200000L + n, chat, n >= 796 ? "disconnected" : "connected", chat % 4);
    }
}
