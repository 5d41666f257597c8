package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.support.SmallDisk;
import io.github.ccaibridge.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL's disk is full: first where tables grow, then where its log goes on, which ends the server. The door takes
 * nothing that is not on disk, and all goes on without a restart of the bridge once there is room.
 */
class DatabaseFullTest {
    private static final Duration LONG = Duration.ofSeconds(90);

    private static SmallDisk disk;
    private static OwnServer server;
    private static String database;
    private static Scene scene;

    private final List<Long> taken = new ArrayList<>();
    private final List<Long> refused = new ArrayList<>();
    private final Map<Integer, Long> answers = new TreeMap<>();

    @BeforeAll
    static void start() {
        var missing = SmallDisk.missing();
        if (!missing.isEmpty()) {
            System.out.println("FAULT PostgreSQL's disk full: skipped, " + missing);
        }
        assumeThat(missing).isEmpty();
        disk = SmallDisk.mount(400);
        server = new OwnServer(disk.folder().resolve("postgres"));
        database = server.newDatabase("full");
        scene = Scene.on(database);
    }

    @AfterAll
    static void stop() {
        if (disk != null) {
            disk.free();
            scene.close();
            server.close();
            disk.close();
        }
    }

    @Test
    void whereTablesCannotGrowNothingIsTakenThatIsNotOnDiskAndAllGoesOnWithRoom() throws Exception {
        scene.tellNewCall();
        disk.fill();
        knock(10);
        var unready = scene.readiness();
        disk.free();
        goOn("PostgreSQL's disk full", unready, false);
        assertThat(scene.bridge.metrics()).containsPattern("full_disks_total\\{disk=\"database\".*} [1-9]");
    }

    @Test
    void whereThePanicOfAFullLogEndsTheServerItIsStartedAndAllGoesOn() throws Exception {
        scene.tellNewCall();
        disk.fill();
        panic();
        knock(2);
        var unready = scene.readiness();
        disk.free();
        goOn("PostgreSQL's disk full, its log too", unready, server.startIfEnded());
    }

    /** Its log goes on in a file for which there is no room. */
    private static void panic() {
        try {
            for (int n = 0; n < 20; n++) {
                TestDatabase.run(database, "select pg_switch_wal()");
                TestDatabase.run(database, "select pg_logical_emit_message(false, 'fault', repeat('x', 100000))");
            }
        } catch (IllegalStateException ended) {
            System.out.println("PostgreSQL said: " + ended.getCause().getMessage());
            return;
        }
        throw new IllegalStateException("there was room for its log");
    }

    /** Tells new calls until enough of them were refused. */
    private void knock(int enough) {
        for (int n = 0; n < 500 && refused.size() < enough; n++) {
            var call = scene.newCall();
            var answer = scene.push(call);
            answers.merge(answer.statusCode(), 1L, Long::sum);
            (answer.statusCode() == 202 ? taken : refused).add(call);
            if (answer.statusCode() == 503) {
                assertThat(answer.body()).contains("\"title\":\"Not stored\"", "Nothing was stored");
            }
        }
    }

    private void goOn(String fault, int unready, boolean startedAgain) {
        await("ready again").atMost(LONG).until(() -> scene.readiness() == 200);
        scene.endLeases();
        taken.forEach(scene::awaitComplete);
        refused.forEach(
                call -> await().atMost(LONG).until(() -> scene.push(call).statusCode() == 202));
        var calls = new ArrayList<>(taken);
        calls.addAll(refused);
        var count = FaultCount.of(fault)
                .with(answers, "at the door meanwhile")
                .with(unready, "readiness meanwhile")
                .with(startedAgain ? 1 : 0, "starts of the server by hand");
        scene.assertAllOnce(calls, count);
        assertThat(answers.keySet()).contains(503).isSubsetOf(202, 503);
        assertThat(unready).isEqualTo(503);
    }
}
