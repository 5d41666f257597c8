package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The bridge is killed again and again under load, and what Kustomer holds in the end is what an undisturbed run gives.
 * What a kill leaves behind rests for one lease, so the second run is killed while the first one comes to rest. Two of five kills
 * wait until a lane is under work, since a slow machine would else be killed before it has begun with any.
 */
class KilledBridgeTest {
    private static final long SEED = Long.getLong("fault.seed", System.nanoTime() % 1_000_000);
    /** Two runs share them. */
    private static final int KILLS = Integer.getInteger("fault.kills", 10) / 2;

    private static final MixedLoad LOAD = MixedLoad.withLateData(SEED, KILLS + 1);
    private static final Run UNDISTURBED = Run.withLateData("undisturbed", new Vendors(LOAD), SEED);
    private static final Run KILLED = Run.withLateData("killed", new Vendors(LOAD), SEED);
    private static final Run BAD_WEATHER = Run.withLateData(
            "killed-in-bad-weather", new Vendors(LOAD), SEED, Map.of("SPRING_PROFILES_ACTIVE", "json"));

    @BeforeAll
    static void killAgainAndAgain() throws Exception {
        System.out.printf(
                "fault.seed=%d fault.kills=%d sessions=%d%n",
                SEED, 2 * KILLS, LOAD.all().size());
        UNDISTURBED.begin();
        LOAD.waves().forEach(UNDISTURBED::send);
        UNDISTURBED.awaitComplete();
        UNDISTURBED.process.kill();
        KILLED.vendors.answerSlowly(SEED);
        killAgainAndAgain(KILLED);
        BAD_WEATHER.vendors.allowDuplicates();
        BAD_WEATHER.vendors.badWeather(SEED);
        killAgainAndAgain(BAD_WEATHER);
    }

    private static void killAgainAndAgain(Run run) throws InterruptedException {
        var random = new Random(SEED);
        var begin = System.nanoTime();
        var atWork = 0;
        run.begin();
        run.process.kill();
        run.webhooks.begin();
        for (int kill = 0; kill < KILLS; kill++) {
            run.send(LOAD.waves().get(kill));
            atWork += killOnce(run, kill, random) ? 1 : 0;
        }
        run.webhooks.close();
        run.send(LOAD.waves().get(KILLS));
        run.process.start();
        run.awaitReady();
        run.counted = FaultCount.of("kill -9, " + run.name)
                .with(KILLS, "kills in " + (System.nanoTime() - begin) / 1_000_000_000 + " s")
                .with(atWork, "of them with a lease")
                .with(run.pusher.repeated(), "bodies repeated")
                .with(run.webhooks.taken().size(), "webhooks taken")
                .with(run.webhooks.cut(), "cut off");
        assertThat(atWork).as("kills that hit work under way").isGreaterThanOrEqualTo(Math.max(1, KILLS / 5));
    }

    /** Starts and kills it; true when that hit work under way. */
    private static boolean killOnce(Run run, int kill, Random random) throws InterruptedException {
        var before = run.leases();
        run.process.start();
        var starting = kill % 5 == 0;
        if (!starting) {
            run.awaitReady();
        }
        var atOnce = kill % 5 % 2 == 1;
        if (atOnce) {
            run.awaitAtWork(before);
        }
        var life = Duration.ofMillis(atOnce ? random.nextInt(200) : 200 + random.nextInt(starting ? 5000 : 2300));
        assertThat(run.process.endsWithin(life)).as("it ended by itself").isFalse();
        return run.killAtWork(before);
    }

    @AfterAll
    static void stop() {
        List.of(UNDISTURBED, KILLED, BAD_WEATHER).forEach(Run::close);
    }

    @Test
    void undisturbedEverySessionHasItsOneMessageAndEveryTicketIsThere() {
        assertEachOnce(UNDISTURBED.picture());
    }

    @Test
    void inTheProfileJsonEveryLineIsAnObjectThatNamesItsSession() throws Exception {
        var json = new ObjectMapper();
        var ofSessions = 0;
        for (var line : BAD_WEATHER.process.output().lines().toList()) {
            // A kill may tear a line, and then the next start goes on in it.
            if (line.lastIndexOf("{\"@timestamp\"") > 0) {
                continue;
            }
            var said = json.readTree(line);
            var message = said.path("message").asText();
            assertThat(message).as(line).isNotEmpty();
            assertThat(said.at("/log/level").asText()).as(line).isNotEmpty();
            if (message.startsWith("session call/") || message.startsWith("session chat/")) {
                assertThat(message).startsWith("session " + said.path("session").asText("none"));
                ofSessions++;
            }
        }
        assertThat(ofSessions).isPositive();
    }

    @Test
    void nothingIsLostOrDoubledWhereKustomerRefusesASecondRecord() throws Exception {
        assertLikeUndisturbed(KILLED);
    }

    @Test
    void nothingIsLostOrDoubledWhereOnlyOurOwnProtocolKeepsRecordsSingle() throws Exception {
        assertLikeUndisturbed(BAD_WEATHER);
    }

    @Test
    void everyWebhookThatWasAnsweredIsOnDiskThoughOthersWereCutOff() {
        for (var run : List.of(KILLED, BAD_WEATHER)) {
            assertThat(run.webhooks.taken()).hasSizeGreaterThan(20);
            assertThat(run.webhooks.cut()).as("requests under way at a kill").isPositive();
            assertThat(run.lostWebhooks()).isEmpty();
        }
    }

    private static void assertLikeUndisturbed(Run run) throws Exception {
        run.awaitComplete();
        var events = LOAD.all().stream().flatMap(session -> session.events().stream());
        var sent = events.map(ScriptedEvent::eventId).distinct().count();
        var taken = run.count("select count(*) from inbox where source = 'events'");
        run.counted
                .with(LOAD.all().size(), "sessions")
                .with(sent, "events sent")
                .with(taken, "on disk and at their end")
                .with(run.vendors.kustomer.attachments().size(), "files in Kustomer")
                .with(Picture.orphans(run.vendors.kustomer), "without a reference")
                .with(run.vendors.kustomer.notes().size(), "notes")
                .lostAndTwice(names(LOAD.all()), run.picture().messages())
                .print();
        assertThat(taken).isEqualTo(sent);
        assertEachOnce(run.picture());
        assertThat(run.picture().differences(UNDISTURBED.picture())).isEmpty();
        assertThat(run.count("select count(*) from lane where parked_at is not null"))
                .isZero();
        assertNobody(run.process.output(), run);
    }

    private static void assertNobody(String logged, Run run) {
        assertThat(logged)
                .as("what was logged")
                .doesNotContain("+1202556", "2025560", "anary", "@example", "Dana", "Okafor")
                .doesNotContain(run.vendors.kustomer.apiKey(), run.vendors.ccai.apiToken());
    }

    private static void assertEachOnce(Picture picture) {
        assertThat(picture.conversations().keySet()).containsExactlyInAnyOrderElementsOf(names(LOAD.opening()));
        assertThat(picture.messages().keySet()).containsExactlyInAnyOrderElementsOf(names(LOAD.all()));
        assertThat(picture.notes()).isNotEmpty();
        for (var kind : List.of(picture.customers(), picture.conversations(), picture.messages(), picture.notes())) {
            assertThat(kind).allSatisfy((name, records) -> assertThat(records).hasSize(1));
        }
        var callers = LOAD.all().stream()
                .map(session -> session.caller().isWithheld()
                        ? "withheld"
                        : session.caller().identifier() + session.caller().phone())
                .distinct();
        assertThat(picture.customers()).hasSize((int) callers.count());
    }

    private static List<String> names(List<ScriptedSession> sessions) {
        return sessions.stream()
                .map(session -> "ccai:" + session.kind() + ":" + session.id())
                .toList();
    }
}
