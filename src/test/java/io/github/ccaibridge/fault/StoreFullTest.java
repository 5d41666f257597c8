package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.story.BridgeUnderTest;
import io.github.ccaibridge.support.SmallDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The artifact store, or the folder of the web server's forms, is full while a recording comes in by each of the ways there
 * are: no half file is ever named, nobody is told that it was kept, and with room it arrives, once.
 */
class StoreFullTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int BYTES = 3_000_000;
    private static final String SESSION = "select count(*) from artifact where session_id = '%s'";
    private static final String KEPT = SESSION + " and stored_at is not null and bytes = " + BYTES;

    private static SmallDisk disk;
    private static SmallDisk forms;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        var missing = SmallDisk.missing();
        if (!missing.isEmpty()) {
            System.out.println("FAULT the artifact store full: skipped, " + missing);
        }
        assumeThat(missing).isEmpty();
        disk = SmallDisk.mount(32);
        forms = SmallDisk.mount(8);
        bridge = new BridgeUnderTest(
                "bridge.artifacts.store=" + disk.folder().resolve("store"),
                "artifacts.uri=file:" + disk.folder().resolve("drop"),
                "spring.servlet.multipart.location=" + forms.folder(),
                "ccai.crm-api-key=crm-key",
                "bridge.tail.interval=0s");
    }

    @AfterAll
    static void stop() {
        if (disk != null) {
            bridge.close();
            disk.close();
            forms.close();
        }
    }

    @Test
    void aDroppedFileStaysWhereItIsAndIsTakenOnceWithRoom() throws Exception {
        var dropped = Files.createDirectories(disk.folder().resolve("drop")).resolve("call-3001.mp3");
        Files.write(disk.folder().resolve("call-3001.mp3"), sound(1));
        disk.fill();
        Files.move(disk.folder().resolve("call-3001.mp3"), dropped);
        awaitNoticed("artifacts");
        assertThat(dropped).exists();
        assertNothingHalf("3001");
        disk.free();
        awaitOnce("3001");
        await().atMost(LONG).until(() -> !Files.exists(dropped));
        count("a dropped file", "it stayed", "3001");
    }

    @Test
    void aFetchIsPutOffAndDoneOnceWithRoom() {
        bridge.ccai.putRecording("/recordings/call-3002.mp3", BYTES);
        disk.fill();
        bridge.run("insert into artifact (kind, session_id, type, name, url, fetch_due_at) values ('call', '3002',"
                + " 'recording', 'call-3002.mp3', '" + bridge.ccai.url() + "/recordings/call-3002.mp3', now())");
        await().atMost(LONG)
                .until(() -> String.valueOf(bridge.text("select trouble from artifact where session_id = '3002'"))
                        .contains("the artifact store is full"));
        assertNothingHalf("3002");
        disk.free();
        bridge.run("update artifact set fetch_due_at = now() where session_id = '3002' and fetch_due_at is not null");
        awaitOnce("3002");
        count("a fetch", "put off", "3002");
    }

    @Test
    void aFormIsAnswered503AndTakenOnceWhenItIsSentAgain() throws Exception {
        disk.fill();
        var first = form("3003", sound(3));
        assertNothingHalf("3003");
        disk.free();
        assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
        assertThat(first.body()).contains("The disk for files is full");
        assertThat(form("3003", sound(3)).statusCode()).isEqualTo(202);
        awaitOnce("3003");
        count("a form", first.statusCode(), "3003");
    }

    @Test
    void aFormThatTheWebServerCannotPutAnywhereIsAnswered503() throws Exception {
        forms.fill();
        var first = form("3004", sound(4));
        forms.free();
        assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
        assertThat(first.body()).contains("The disk for files is full");
        assertNothingHalf("3004");
        assertThat(form("3004", sound(4)).statusCode()).isEqualTo(202);
        awaitOnce("3004");
        // The web server leaves the name of the part for which there was not a byte.
        await().atMost(LONG)
                .until(() -> files(forms.folder(), "").stream()
                        .noneMatch(file -> file.toFile().length() > 0));
        count("a form, the web server's folder full", first.statusCode(), "3004");
    }

    private static void awaitNoticed(String which) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bridge.metrics())
                        .containsPattern("full_disks_total\\{disk=\"" + which + "\".*} [1-9]"));
    }

    private static void assertNothingHalf(String call) {
        assertThat(bridge.number((SESSION + " and (stored_as is not null or stored_at is not null)").formatted(call)))
                .as("rows that name a file")
                .isZero();
        assertThat(files(disk.folder().resolve("store"), call)).isEmpty();
        assertThat(bridge.number("select count(*) from inbox where session_id = '" + call + "'"))
                .as("events that tell of a file")
                .isZero();
    }

    private static void awaitOnce(String call) {
        await().atMost(LONG).until(() -> bridge.number(KEPT.formatted(call)) == 1);
        assertThat(bridge.number(SESSION.formatted(call))).isEqualTo(1);
        assertThat(files(disk.folder().resolve("store"), call)).hasSize(1);
        assertThat(files(disk.folder().resolve("store/.parts"), "")).isEmpty();
    }

    private static void count(String what, Object meanwhile, String call) {
        var kept = bridge.number(KEPT.formatted(call));
        FaultCount.of("no room for " + what)
                .with(meanwhile, "meanwhile")
                .with(kept == 0 ? 1 : 0, "lost")
                .with(kept > 1 ? 1 : 0, "twice")
                .print();
    }

    private static List<Path> files(Path folder, String part) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(part))
                    .collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static byte[] sound(int seed) {
        var bytes = new byte[BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static HttpResponse<String> form(String call, byte[] file) throws Exception {
        var form = new ByteArrayOutputStream();
        part(form, "name=\"session_id\"", call.getBytes(StandardCharsets.UTF_8));
        part(form, "name=\"session_type\"", "Voice Inbound (IVR)".getBytes(StandardCharsets.UTF_8));
        part(form, "name=\"file\"; filename=\"call-" + call + ".mp3\"", file);
        form.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(bridge.address("/ccai/crm/v1/records/rec/attachments"))
                                .header("X-Api-Key", "crm-key")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static void part(ByteArrayOutputStream form, String head, byte[] content) {
        form.writeBytes(
                ("--b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
