package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Of two processes the one that picks up what is dropped is killed while it does. The other one takes over when the dead one's
 * turn is over, as docs/operations.md says, and each file is taken once.
 */
class DropHandOverTest {
    /** The turn of the dead, then at most one beat of those that live. */
    private static final Duration PROMISED = Duration.ofSeconds(15 + 5);
    /** What a busy machine may add. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int FILES = 60;

    private static final String HOLDER =
            "select coalesce(max(hashtext(claim)), 0) from schedule_turn where what like 'drop %'";
    private static final String HELD_SINCE =
            "select cast(extract(epoch from claimed_until - interval '15 seconds') * 1000 as bigint)"
                    + " from schedule_turn where what like 'drop %'";
    private static final String HELD_UNTIL =
            "select cast(extract(epoch from claimed_until) * 1000 as bigint) from schedule_turn where what like 'drop %'";
    private static final String CLOCK = "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    private static final String STORED = "select count(*) from artifact where stored_at is not null";

    @Test
    void whoPicksUpIsKilledAndAnotherTakesOverAsSoonAsIsPromised() throws Exception {
        var files = Files.createTempDirectory(Files.createDirectories(Path.of("target/files")), "drop")
                .toAbsolutePath();
        var drop = Files.createDirectories(files.resolve("drop"));
        var settings = Map.of(
                "ARTIFACTS_URI",
                "file:" + drop,
                "BRIDGE_ARTIFACTS_STORE",
                files.resolve("store").toString());
        try (var run = Run.withLateData("drop-first", new Vendors(new MixedLoad(1, 0)), 1, settings);
                var second = run.another("drop-second")) {
            run.process.start();
            run.awaitReady();
            await("a turn").atMost(LONG).until(() -> run.count(HOLDER) != 0);
            var first = run.count(HOLDER);
            second.start();
            second.awaitReady();
            fill(drop);
            await("files in hand")
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> run.count(STORED) > 0);
            assertThat(run.count(HOLDER))
                    .as("who came first still has the turn")
                    .isEqualTo(first);
            run.process.kill();
            var killed = run.count(CLOCK);
            var over = run.count(HELD_UNTIL);
            var left = FILES - run.count(STORED);
            await("another one's turn")
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> run.count(HOLDER) != first);
            var since = run.count(HELD_SINCE);
            await("all files aside").atMost(LONG).until(() -> aside(drop) == FILES);
            FaultCount.of("kill -9 of the process that picks up the drop")
                    .with(left, "of " + FILES + " files not kept then")
                    .with(since - killed, "ms until another has the turn")
                    .with(run.count(CLOCK) - killed, "ms until all files are taken")
                    .print();
            assertThat(since).as("not before the turn of the dead is over").isGreaterThanOrEqualTo(over);
            assertThat(Duration.ofMillis(since - killed)).as("the hand-over").isLessThan(PROMISED.plus(SLACK));
            assertThat(left).as("files that the dead one left").isPositive();
            assertEachOnce(run, files.resolve("store"));
        }
    }

    private static void assertEachOnce(Run run, Path store) throws IOException {
        assertThat(run.count(STORED)).isEqualTo(FILES);
        assertThat(run.count("select count(*) from inbox where source = 'artifact'"))
                .isEqualTo(FILES);
        try (var kept = Files.walk(store)) {
            assertThat(kept.filter(file -> file.toString().endsWith(".mp3"))
                            .filter(file -> !file.toString().contains("/.")))
                    .hasSize(FILES);
        }
    }

    private static void fill(Path drop) {
        IntStream.range(0, FILES).forEach(n -> {
            try {
                Files.writeString(drop.resolve("call-" + (57_000 + n) + ".mp3"), "ID3 the sound of call " + n);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
    }

    private static long aside(Path drop) throws IOException {
        var taken = drop.resolve(".taken");
        if (Files.notExists(taken)) {
            return 0;
        }
        try (var files = Files.list(taken)) {
            return files.count();
        }
    }
}
