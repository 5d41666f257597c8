package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recording of 1 GiB passes a bridge that has a heap of 256 MiB, and leaves no trace in it; a killed bridge goes on. */
class LargeRecordingTest {
    private static final long GIB = 1L << 30;
    private static final long ALLOWED_GROWTH = 16L << 20;
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private final Path store = Path.of("target", "artifact-store", "large-recording");
    private final String database = TestDatabase.migratedDatabase();
    private final Vendors vendors = new Vendors(new MixedLoad(1, 0));
    private BottomlessStorage storage;
    private BridgeProcess process;

    @BeforeEach
    void start() {
        var settings = vendors.settings(database);
        settings.put("BRIDGE_ARTIFACTS_STORE", store.toString());
        settings.put("BRIDGE_HOSTS_ALLOWED", "127.0.0.1");
        process = new BridgeProcess("large-recording", settings);
        process.heap("-Xmx256m");
        startProcess();
    }

    private void startProcess() {
        process.start();
        process.awaitReady();
    }

    @AfterEach
    void stop() throws IOException {
        process.close();
        vendors.close();
        storage.close();
        Files.deleteIfExists(store.resolve("large.mp3"));
    }

    @Test
    void theHeapDoesNotGrowWithTheFile() throws Exception {
        var sha256 = storedFile(GIB);
        var before = liveHeap();
        var begin = System.nanoTime();
        row(sha256, GIB);
        assertThat(storage.awaitHalf()).isTrue();
        var during = liveHeap();
        storage.goOn();
        awaitUploaded();
        var seconds = (System.nanoTime() - begin) / 1e9;
        var after = liveHeap();
        System.out.printf(
                "1 GiB in %.1f s through -Xmx256m: live heap %.1f MiB before, %+.1f MiB at half, %+.1f MiB after%n",
                seconds, mib(before), mib(during - before), mib(after - before));
        assertThat(storage.sha256()).isEqualTo(sha256);
        assertThat(during - before).isLessThanOrEqualTo(ALLOWED_GROWTH);
        assertThat(after - before).isLessThanOrEqualTo(ALLOWED_GROWTH);
    }

    @Test
    void aBridgeThatIsKilledAtHalfAnUploadFinishesIt() throws Exception {
        var bytes = 20L << 20;
        row(storedFile(bytes), bytes);
        assertThat(storage.awaitHalf()).isTrue();
        process.kill();
        storage.goOn();
        assertThat(storage.sha256()).isEmpty();
        startProcess();
        // The lease of the dead is waited for; here it is over at once.
        count("with lapsed as (update artifact set lease_until = now() returning 1) select count(*) from lapsed");
        awaitUploaded();
        assertThat(storage.sha256()).isEqualTo(sha256());
        assertThat(vendors.kustomer.attachments()).hasSize(1);
    }

    private void awaitUploaded() {
        await().atMost(Duration.ofMinutes(5))
                .until(() -> count("select count(*) from artifact where uploaded_at is not null") == 1);
        assertThat(storage.chunked()).isFalse();
        assertThat(storage.query()).isEqualTo("bucket=a%2Fb");
    }

    private static double mib(long bytes) {
        return bytes / 1048576.0;
    }

    /** A hole that takes no disk, with something at its end. */
    private String storedFile(long bytes) throws Exception {
        storage = new BottomlessStorage(bytes);
        Files.createDirectories(store);
        try (var file = new RandomAccessFile(store.resolve("large.mp3").toFile(), "rw")) {
            file.setLength(bytes);
            file.seek(bytes - 5);
            file.write("whole".getBytes(StandardCharsets.UTF_8));
        }
        return sha256();
    }

    private String sha256() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var in = Files.newInputStream(store.resolve("large.mp3"))) {
            var chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The attachment that a former try made, so that its file may go to a storage as large as needed. */
    private String attachment(long bytes) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(vendors.kustomer.url() + "/v1/attachments"))
                .header("Authorization", "Bearer " + vendors.kustomer.apiKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"name\":\"large.mp3\",\"contentType\":\"audio/mpeg\",\"contentLength\":" + bytes + "}"));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).at("/data/id").asText();
    }

    private void row(String sha256, long bytes) throws Exception {
        var attachment = attachment(bytes);
        var policy = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "attachment",
                        attachment,
                        "url",
                        storage.url(),
                        "fields",
                        Map.of("key", "att/" + attachment),
                        "bytes",
                        bytes,
                        "madeAt",
                        java.time.Instant.now().toString()));
        count("with row as (insert into artifact (kind, session_id, type, name, content_type, stored_as, bytes, sha256,"
                + " stored_at, upload_wanted, upload_due_at, upload) values ('call', '1', 'recording', 'large.mp3',"
                + " 'audio/mpeg', 'large.mp3', " + bytes + ", '" + sha256 + "', now(), true, now(), '" + policy
                + "') returning 1) select count(*) from row");
    }

    private long count(String select) {
        return TestDatabase.count(database, select);
    }

    /** The bytes of the objects that live after a full collection. */
    private long liveHeap() throws Exception {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var total = TOTAL.matcher(text);
        assertThat(total.find()).as(text).isTrue();
        return Long.parseLong(total.group(1));
    }
}
