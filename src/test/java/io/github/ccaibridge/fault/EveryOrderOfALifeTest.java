package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever the order in which a call or a chat and what comes after it are told, and however often, Kustomer ends in the same state. */
class EveryOrderOfALifeTest {
    private static final long SEED = Long.getLong("fault.seed", 20_251_126);
    private static final int CALLS = 24;
    private static final int CHATS = 12;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String LAST_STATE_READ = "select count(distinct session_id) from inbox"
            + " where source = 'manager-api' and cast(payload as jsonb) ->> 'rating' = '5'";

    /**
     * A read of an object that was asked for meanwhile, and is no longer needed, may still be due; so may a lane that its only
     * session has left for the caller's, since it keeps the time at which that session would have been healed.
     */
    private static final String UNFINISHED =
            "select (select count(*) from session where state <> 'complete' or events_stored > events_seen)"
                    + " + (select count(*) from lane where lease_token is not null"
                    + " or (due_at is not null and exists (select 1 from session where session.lane = lane.lane)))"
                    + " + (select count(*) from artifact where attached_at is null)";

    @Test
    void everyOrderOfALifeEndsInTheSameCustomerTicketMessageAndNotes() {
        try (var scene = new Scene(
                "bridge.kustomer.budget-share=1",
                "bridge.tail.interval=200ms",
                "bridge.tickets.abandoned-grace=60s",
                "bridge.recordings.hold-back=2s")) {
            scene.bridge.run("update bridge_began set at = at - interval '2 hours'");
            var drop = new ArtifactDrop(scene.bridge.files.resolve("drop"));
            var lives = lives();
            var longest =
                    lives.stream().mapToInt(life -> life.order.size()).max().orElse(0);
            for (int place = 0; place < longest; place++) {
                for (var life : lives) {
                    life.tell(place, scene, drop);
                }
                awaitTaken(scene, drop, place % 3 == 2);
            }
            await("the last states").atMost(LONG).until(() -> scene.bridge.number(LAST_STATE_READ) == CALLS + CHATS);
            await("the end").atMost(LONG).until(() -> scene.bridge.number(UNFINISHED) == 0);

            assertOneEnding(scene, lives, "call");
            assertOneEnding(scene, lives, "chat");
        }
    }

    private static void assertOneEnding(Scene scene, List<LateLife> lives, String kind) {
        var endings = new TreeMap<String, List<List<String>>>();
        lives.stream()
                .filter(life -> life.kind().equals(kind))
                .forEach(life -> endings.computeIfAbsent(life.ending(scene), e -> new ArrayList<>())
                        .add(life.order));
        assertThat(endings)
                .as("endings of a " + kind + ", each with the orders that lead to it")
                .hasSize(1);
        assertThat(endings.firstKey())
                .contains("\"ccaiCsatRatingNum\":5", "\"ccaiLanguageStr\":\"de\"")
                .contains(kind.equals("call") ? ".mp3 40000" : ":transcript");
    }

    /** The first call and the first chat are told as CCAI Platform would, the others in some order. */
    private static List<LateLife> lives() {
        var random = new Random(SEED);
        var start = Instant.now().minusSeconds(3600);
        var lives = new ArrayList<LateLife>();
        var call = LateLife.naturalCall();
        for (int n = 0; n < CALLS; n++) {
            lives.add(LateLife.ofCall(68_000 + n, start, n == 0 ? call : LateLife.shuffled(call, random)));
        }
        var chat = LateLife.naturalChat();
        for (int n = 0; n < CHATS; n++) {
            lives.add(LateLife.ofChat(69_000 + n, start, n == 0 ? chat : LateLife.shuffled(chat, random)));
        }
        return lives;
    }

    /** What was told is taken in, and acted upon as far as it can be, before the next is told; now and then the tail is too. */
    private static void awaitTaken(Scene scene, ArtifactDrop drop, boolean tailed) {
        var looked = "select count(*) from ccai_tail where looked_at > '" + Instant.now() + "'";
        await("files to be taken").atMost(LONG).until(() -> filesIn(drop) == 0);
        await("the tail").atMost(LONG).until(() -> !tailed || scene.bridge.number(looked) == 2);
        await("news to be seen")
                .atMost(LONG)
                .until(() ->
                        scene.bridge.number("select count(*) from session where events_stored > events_seen") == 0);
    }

    private static long filesIn(ArtifactDrop drop) {
        if (!Files.exists(drop.folder())) {
            return 0;
        }
        try (var files = Files.list(drop.folder())) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
