package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL is away for a while, all its connections are in use, or one holds its locks: what was taken is told once. */
class DatabaseAwayTest {
    private static final Path FOLDER = Path.of("target/own-postgres", System.getProperty("surefire.forkNumber", "1"));
    /** Longer than a connection is waited for. */
    private static final Duration AWAY =
            Duration.parse("PT" + System.getProperty("fault.away", "7s").toUpperCase(Locale.ROOT));

    private static OwnServer server;
    private static String database;
    private static Scene scene;

    @BeforeAll
    static void start() {
        server = new OwnServer(FOLDER);
        database = server.newDatabase("away");
        scene = Scene.on(database);
    }

    @AfterAll
    static void stop() {
        scene.close();
        server.close();
    }

    @Test
    void aKilledServerThatComesBackLosesNothingThatWasTaken() throws Exception {
        scene.faults().on("POST", "*").latency(Duration.ofMillis(400));
        var calls = new ArrayList<>(scene.newCalls(12));
        calls.forEach(call -> scene.tell(call, Scene.phoneOf(call)));
        await("requests under way").until(() -> scene.kustomer().customers().size() > 3);
        server.kill();
        var meanwhile = knock(AWAY);
        var unready = scene.readiness();
        server.start();
        scene.faults().clear();
        scene.endLeases();
        meanwhile.keySet().forEach(call -> await().ignoreExceptions().until(() -> push(call) == 202));
        calls.addAll(meanwhile.keySet());
        var count = FaultCount.of("PostgreSQL killed and away for " + AWAY.toSeconds() + " s")
                .with(calls.size(), "calls")
                .with(statuses(meanwhile), "at the door meanwhile")
                .with(unready, "readiness meanwhile");
        scene.assertAllOnce(calls, count);
        assertThat(meanwhile.values())
                .as("nothing is taken that is not on disk")
                .doesNotContain(202);
        assertThat(unready).isEqualTo(503);
    }

    @Test
    void whereEveryConnectionIsInUseTheDoorSaysSoAndGoesOnAfterwards() throws Exception {
        var calls = scene.newCalls(50);
        Map<Long, Integer> first;
        try (var holder = DriverManager.getConnection(database);
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table lane, session, inbox in access exclusive mode");
            first = together(calls);
            holder.rollback();
        }
        calls.forEach(call -> await().until(() -> push(call) == 202));
        var count = FaultCount.of("every connection to PostgreSQL in use")
                .with(calls.size(), "calls")
                .with(statuses(first), "at the door meanwhile");
        scene.assertAllOnce(calls, count);
        assertThat(first.values()).contains(503).isSubsetOf(202, 503);
    }

    @Test
    void whatAProcessHoldsThatFrozeInATransactionIsFreeAgainAndTheProcessIsTold() throws Exception {
        var calls = List.of(scene.newCall());
        try (var frozen = scene.bridge.connection();
                var statement = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            statement.execute("lock table lane, session, inbox in access exclusive mode");
            await().atMost(Duration.ofMinutes(1)).until(() -> push(calls.get(0)) == 202);
            assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("terminating connection");
        }
        scene.assertAllOnce(
                calls, FaultCount.of("a process frozen in a transaction").with(1, "call"));
    }

    /** All at once, each until it gave up. */
    private static Map<Long, Integer> together(List<Long> calls) throws Exception {
        var pushers = Executors.newFixedThreadPool(calls.size());
        var answers = new TreeMap<Long, Integer>();
        try {
            var pushed = pushers.invokeAll(calls.stream()
                    .map(call -> (Callable<Integer>) () -> push(call))
                    .toList());
            for (int n = 0; n < calls.size(); n++) {
                answers.put(calls.get(n), pushed.get(n).get());
            }
        } finally {
            pushers.shutdownNow();
        }
        return answers;
    }

    /** One call after the other, as long as the server is away. */
    private static Map<Long, Integer> knock(Duration time) {
        var answers = new TreeMap<Long, Integer>();
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            var call = scene.newCall();
            answers.put(call, push(call));
        }
        return answers;
    }

    private static int push(long call) {
        return scene.push(call).statusCode();
    }

    private static Map<Integer, Long> statuses(Map<Long, Integer> answers) {
        return answers.values().stream()
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
    }
}
