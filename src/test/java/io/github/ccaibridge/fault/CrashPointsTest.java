package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.camel.CrashPoint;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The bridge dies by itself at every crash point, one after the other on one database, each time with new sessions coming in;
 * what Kustomer holds in the end is what an undisturbed run gives. What a death leaves behind rests for one lease.
 */
class CrashPointsTest {
    private static final long SEED = Long.getLong("fault.seed", System.nanoTime() % 1_000_000);
    private static final Random RANDOM = new Random(SEED);
    private static final List<Cue> CUES = Cue.all(RANDOM, Integer.getInteger("fault.runs", 1));
    private static final Cue MIGRATION = new Cue(CrashPoint.IN_A_MIGRATION, 1 + RANDOM.nextInt(20), false);

    private static final int KILLED = 137;
    private static final Duration UNTIL_REACHED = Duration.ofMinutes(3);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String EVENTS = "select count(*) from inbox where source = 'events'";
    private static final String OLD = "an-old-call";

    private static final MixedLoad LOAD = MixedLoad.ofSmallWaves(SEED, CUES.size());
    private static final Run UNDISTURBED = Run.withLateData("undisturbed-by-crashes", new Vendors(LOAD), SEED);
    private static final Run CRASHED =
            Run.withLateData("crashed", new Vendors(LOAD), SEED, Map.of("BRIDGE_RETENTION_SCHEDULE", "* * * * * ?"));

    @BeforeAll
    static void dieAtEveryPoint() throws Exception {
        var begin = System.nanoTime();
        arm(MIGRATION.setting());
        CRASHED.process.start();
        awaitDeath(MIGRATION);
        for (int n = 0; n < CUES.size(); n++) {
            dieAt(n);
        }
        System.out.printf(
                "fault.seed=%d deaths=%d sessions=%d seconds=%d%n",
                SEED, 1 + CUES.size(), LOAD.all().size(), (System.nanoTime() - begin) / 1_000_000_000);
        arm("");
        finish(CRASHED.leases());
    }

    private static void arm(String setting) {
        CRASHED.process.setting("BRIDGE_FAULT_CRASH_AT", setting);
    }

    private static void dieAt(int n) throws Exception {
        var cue = CUES.get(n);
        prepare(cue);
        if (n == 0) {
            CRASHED.begin();
        } else {
            CRASHED.process.start();
        }
        var onDisk = CRASHED.count(EVENTS);
        if (cue.point() == CrashPoint.WHILE_DRAINING) {
            stopUnderWork(n);
        } else {
            CRASHED.send(LOAD.waves().get(n));
        }
        awaitDeath(cue);
        CRASHED.vendors.kustomer.faults().clear();
        if (cue.point() == CrashPoint.BEFORE_COMMIT) {
            assertThat(CRASHED.count(EVENTS)).as("events on disk").isEqualTo(onDisk);
        }
    }

    private static void prepare(Cue cue) throws Exception {
        arm(cue.setting());
        if (cue.refusing()) {
            CRASHED.vendors.refuseDuplicates();
        } else {
            CRASHED.vendors.allowDuplicates();
        }
        if (cue.point() == CrashPoint.IN_THE_SWEEPER) {
            CRASHED.keepSessionOfLongAgo(OLD);
        }
    }

    /** SIGTERM after the first answer of a Kustomer so slow that every lane has another request to come. */
    private static void stopUnderWork(int n) {
        var kustomer = CRASHED.vendors.kustomer;
        var asked = kustomer.ledger().count();
        kustomer.faults().on("*", "*").latency(Duration.ofSeconds(3));
        CRASHED.send(LOAD.waves().get(n));
        await("an answer").atMost(UNTIL_REACHED).until(() -> kustomer.ledger().count() > asked);
        CRASHED.process.askToEnd();
    }

    private static void awaitDeath(Cue cue) throws InterruptedException {
        assertThat(CRASHED.process.endsWithin(UNTIL_REACHED))
                .as(cue.setting() + " is reached")
                .isTrue();
        assertThat(CRASHED.process.exitCode()).as(cue.setting()).isEqualTo(KILLED);
        assertThat(CRASHED.process.output().lines().filter(line -> line.endsWith("is reached")))
                .last()
                .asString()
                .contains(" " + cue.point().word() + " ");
    }

    /** Starts the bridge for good; the dead keep nothing for longer than two leases. */
    private static void finish(Iterable<String> heldByTheDead) throws Exception {
        CRASHED.process.start();
        CRASHED.awaitReady();
        UNDISTURBED.begin();
        LOAD.waves().forEach(UNDISTURBED::send);
        await("the leases of the dead")
                .atMost(LEASE.multipliedBy(2))
                .untilAsserted(() -> assertThat(CRASHED.leases()).doesNotContainAnyElementsOf(heldByTheDead));
        UNDISTURBED.awaitComplete();
        UNDISTURBED.process.kill();
        CRASHED.awaitComplete();
    }

    @AfterAll
    static void stop() {
        List.of(UNDISTURBED, CRASHED).forEach(Run::close);
    }

    @Test
    void nothingIsLostOrDoubledAtAnyPoint() {
        var picture = CRASHED.picture();
        for (int n = 0; n < CUES.size(); n++) {
            CUES.get(n).count(LOAD.waves().get(n), picture).print();
        }
        for (var kind : List.of(picture.customers(), picture.conversations(), picture.messages(), picture.notes())) {
            assertThat(kind)
                    .isNotEmpty()
                    .allSatisfy((name, records) -> assertThat(records).hasSize(1));
        }
        assertThat(picture.messages().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LOAD.all().stream().map(Cue::name).toList());
    }

    @Test
    void everyEventThatWasAnsweredIsOnDiskAndAtItsEnd() {
        var events = LOAD.all().stream().flatMap(session -> session.events().stream());
        assertThat(CRASHED.count(EVENTS))
                .isEqualTo(events.map(ScriptedEvent::eventId).distinct().count());
        assertThat(CRASHED.count("select count(*) from lane where parked_at is not null"))
                .isZero();
    }

    @Test
    void whatKustomerHoldsInTheEndIsWhatAnUndisturbedRunGives() {
        assertThat(CRASHED.picture().differences(UNDISTURBED.picture())).isEmpty();
    }

    @Test
    void whatTheSweeperLeftIsSweptByTheNext() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !CRASHED.holds(OLD));
    }

    @Test
    void everyStartSaidLoudlyThatAPointIsArmedButForTheLast() {
        var warned = CRASHED.process.output().lines().filter(line -> line.contains("is armed"));
        assertThat(warned)
                .hasSize(1 + CUES.size())
                .allSatisfy(line -> assertThat(line).contains("WARN", "bridge.fault.crash-at"));
    }
}
