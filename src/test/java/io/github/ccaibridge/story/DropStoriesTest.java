package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Files in the folder into which CCAI Platform's external storage drops them. */
@Execution(ExecutionMode.CONCURRENT)
class DropStoriesTest {
    private static final byte[] SOUND = "ID3 the sound of a call".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.artifacts.poll=200ms", "bridge.artifacts.settle=1s", "bridge.artifacts.broken-after=1h");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void aRecordingIsKeptItsSessionIsToldAndTheFileIsMovedAside() throws IOException {
        drop("2025-11-26/call-1001.mp3", SOUND);
        awaitAside("2025-11-26/.taken/call-1001.mp3");
        assertThat(stored("1001")).hasBinaryContent(SOUND);
        assertThat(bridge.text("select payload from inbox where session_id = '1001'"))
                .contains("\"type\":\"recording\"", "\"contentType\":\"audio/mpeg\"", "\"bytes\":23");
    }

    /** Whose turn it is to pick up stands in the database; no file of Camel's says so for good. */
    @Test
    void aFileThatAKilledProcessHadInHandIsTaken() throws IOException {
        Files.createDirectories(bridge.files.resolve("drop"));
        Files.createFile(bridge.files.resolve("drop/call-1030.mp3.camelLock"));
        drop("call-1030.mp3", SOUND);
        awaitAside(".taken/call-1030.mp3");
        assertThat(stored("1030")).hasBinaryContent(SOUND);
    }

    @Test
    void theMetadataFileIsAnEventOfTheSessionThatItNames() throws IOException {
        drop(
                "metadata-50211.json",
                BridgeUnderTest.fixture("metadata-50211.json").getBytes(StandardCharsets.UTF_8));
        awaitAside(".taken/metadata-50211.json");
        assertThat(bridge.text("select kind || ' ' || session_id || ' ' || occurred_at at time zone 'UTC' from inbox"
                        + " where source = 'metadata-file' and session_id = '50211'"))
                .isEqualTo("call 50211 2025-11-26 09:19:30");
        assertThat(bridge.text("select lane from session where id = '50211'")).isEqualTo("+12025550143");
    }

    @Test
    void theMetadataOfAChatBelongsToTheChat() throws IOException {
        drop("metadata-138.txt", "{\"id\":138,\"session_type\":\"Messaging (Web)\"}".getBytes(StandardCharsets.UTF_8));
        awaitAside(".taken/metadata-138.txt");
        assertThat(bridge.text("select kind from inbox where session_id = '138'"))
                .isEqualTo("chat");
    }

    @Test
    void aFileThatIsStillBeingWrittenWaits() throws IOException {
        Files.createDirectories(bridge.files.resolve("drop"));
        var file = bridge.files.resolve("drop/call-1002.mp3");
        var writer = new Thread(() -> {
            for (int n = 0; n < 10; n++) {
                append(file, SOUND);
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            }
        });
        writer.start();
        awaitAside(".taken/call-1002.mp3");
        assertThat(bridge.number("select bytes from artifact where session_id = '1002'"))
                .isEqualTo(10 * SOUND.length);
        assertThat(events("1002")).isEqualTo(1);
    }

    @Test
    void metadataThatIsHalfThereWaitsForItsOtherHalf() throws IOException {
        drop("metadata-1003.json", "{\"id\":1003,\"session_type\":\"Voice".getBytes(StandardCharsets.UTF_8));
        await().atMost(LONG)
                .pollDelay(Duration.ofSeconds(3))
                .until(() -> Files.exists(bridge.files.resolve("drop/metadata-1003.json")));
        assertThat(events("1003")).isZero();
        append(bridge.files.resolve("drop/metadata-1003.json"), " Outbound\"}".getBytes(StandardCharsets.UTF_8));
        awaitAside(".taken/metadata-1003.json");
        assertThat(events("1003")).isEqualTo(1);
    }

    @Test
    void metadataThatStaysBrokenIsMovedAside() throws IOException {
        drop("metadata-1004.json", "{\"id\":1004,".getBytes(StandardCharsets.UTF_8));
        age("metadata-1004.json", Duration.ofHours(2));
        awaitGone("metadata-1004.json");
        assertThat(Files.walk(bridge.files.resolve("drop/.broken")))
                .anyMatch(file -> file.endsWith("metadata-1004.json"));
        assertThat(bridge.metrics()).contains("artifacts_broken_total");
        assertThat(events("1004")).isZero();
    }

    @Test
    void theSameFileTwiceIsOneFileAndOneEvent() throws IOException {
        drop("call-1005.mp3", SOUND);
        awaitAside(".taken/call-1005.mp3");
        drop("call-1005.mp3", SOUND);
        awaitGone("call-1005.mp3");
        assertThat(events("1005")).isEqualTo(1);
        assertThat(bridge.number("select count(*) from artifact where session_id = '1005'"))
                .isEqualTo(1);
    }

    @Test
    void anotherContentReplacesTheFirstUntilItIsUploaded() throws IOException {
        drop("call-1006.mp3", SOUND);
        awaitAside(".taken/call-1006.mp3");
        var first = stored("1006");
        var second = "ID3 the whole sound".getBytes(StandardCharsets.UTF_8);
        drop("call-1006.mp3", second);
        await().atMost(LONG).untilAsserted(() -> assertThat(stored("1006")).hasBinaryContent(second));
        awaitGone("call-1006.mp3");
        assertThat(first).doesNotExist();
        assertThat(events("1006")).isEqualTo(2);

        bridge.run("update artifact set uploaded_at = now() where session_id = '1006'");
        drop("call-1006.mp3", "ID3 a third one".getBytes(StandardCharsets.UTF_8));
        awaitGone("call-1006.mp3");
        assertThat(stored("1006")).hasBinaryContent(second);
        assertThat(Files.list(stored("1006").getParent())).hasSize(1);
        assertThat(bridge.metrics()).contains("artifacts_repeated_total");
    }

    @Test
    void aWebPageIsNoRecording() throws IOException {
        drop("call-1007.mp3", "\n<!DOCTYPE html><p>Log in".getBytes(StandardCharsets.UTF_8));
        awaitGone("call-1007.mp3");
        assertThat(Files.walk(bridge.files.resolve("drop/.broken"))).anyMatch(file -> file.endsWith("call-1007.mp3"));
        assertThat(bridge.number("select count(*) from artifact where session_id = '1007'"))
                .isZero();
    }

    @Test
    void anEmptyFileWaitsForItsBytesForAMinute() throws IOException {
        drop("call-1008.mp3", new byte[0]);
        drop("call-1009.mp3", new byte[0]);
        age("call-1009.mp3", Duration.ofSeconds(61));
        awaitAside(".taken/call-1009.mp3");
        assertThat(bridge.files.resolve("drop/call-1008.mp3")).exists();
        assertThat(bridge.number("select bytes from artifact where session_id = '1009'"))
                .isZero();
    }

    @Test
    void aNameThatSaysNothingIsMovedAside() throws IOException {
        drop("email-7.pdf", SOUND);
        awaitGone("email-7.pdf");
        assertThat(Files.walk(bridge.files.resolve("drop/.unknown"))).anyMatch(file -> file.endsWith("email-7.pdf"));
    }

    @Test
    void partsPhotosAndTranscriptsAreFilesOfTheirOwn() throws IOException {
        for (var name : new String[] {"call-1010-part-1.mp3", "call-1010-part-2.mp3", "call-1010-photo-77.jpg"}) {
            drop(name, name.getBytes(StandardCharsets.UTF_8));
        }
        await().atMost(LONG).until(() -> bridge.number("select count(*) from artifact where session_id = '1010'") == 3);
        assertThat(bridge.text("select string_agg(type || part, ' ' order by type, part) from artifact"
                        + " where session_id = '1010'"))
                .isEqualTo("photo77 recording1 recording2");
    }

    @Test
    void aBurstOfFilesIsMovedAsideToTheLastOne() throws IOException {
        for (int call = 2001; call <= 2060; call++) {
            drop("metadata-" + call + ".json", ("{\"id\":" + call + "}").getBytes(StandardCharsets.UTF_8));
            drop("call-" + call + ".mp3", SOUND);
        }
        for (int call = 2001; call <= 2060; call++) {
            awaitAside(".taken/metadata-" + call + ".json");
            awaitAside(".taken/call-" + call + ".mp3");
        }
    }

    @Test
    void whatAKilledProcessLeftUnfinishedInTheStoreIsSweptAfterADay() throws IOException {
        var store = bridge.files.resolve("store");
        var old = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        for (var name : new String[] {".parts/part1.tmp", ".incoming/2025/call-1.mp3"}) {
            Files.createDirectories(store.resolve(name).getParent());
            Files.setLastModifiedTime(Files.write(store.resolve(name), SOUND), old);
        }
        var flowing = Files.write(store.resolve(".parts/part2.tmp"), SOUND);
        drop("call-1011.mp3", SOUND);
        awaitAside(".taken/call-1011.mp3");
        assertThat(store.resolve(".parts/part1.tmp")).doesNotExist();
        assertThat(store.resolve(".incoming/2025/call-1.mp3")).doesNotExist();
        assertThat(flowing).exists();
    }

    private static long events(String session) {
        return bridge.number(
                "select count(*) from inbox where source in ('artifact', 'metadata-file') and session_id = '" + session
                        + "'");
    }

    private static Path stored(String session) {
        return bridge.files
                .resolve("store")
                .resolve(bridge.text("select stored_as from artifact where session_id = '" + session + "'"));
    }

    private static void drop(String name, byte[] content) throws IOException {
        var file = bridge.files.resolve("drop").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static void append(Path file, byte[] content) {
        try {
            Files.write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void age(String name, Duration age) throws IOException {
        Files.setLastModifiedTime(
                bridge.files.resolve("drop").resolve(name),
                FileTime.from(Instant.now().minus(age)));
    }

    private static void awaitAside(String name) {
        await(name)
                .atMost(LONG)
                .until(() -> Files.exists(bridge.files.resolve("drop").resolve(name)));
    }

    private static void awaitGone(String name) {
        await(name)
                .atMost(LONG)
                .until(() -> Files.notExists(bridge.files.resolve("drop").resolve(name)));
    }
}
