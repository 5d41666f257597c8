package io.github.ccaibridge.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import io.github.ccaibridge.story.BridgeUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A bridge with an artifact store, a wire to Kustomer that can break, and files that wait to be uploaded. */
final class FileStory implements AutoCloseable {
    private static final AtomicLong CALLS = new AtomicLong(70_000);
    private static final Duration LONG = Duration.ofSeconds(60);

    final WeakWire wire = new WeakWire();
    final Path store = Path.of("target", "artifact-store", UUID.randomUUID().toString());
    final BridgeUnderTest bridge;

    FileStory(String... more) {
        var settings = Stream.concat(
                Stream.of(
                        "kustomer.url=" + wire.url(),
                        "bridge.artifacts.store=" + store,
                        "bridge.kustomer.budget-share=1"),
                Stream.of(more));
        wire.leadTo(java.net.URI.create("http://127.0.0.1:1"));
        bridge = new BridgeUnderTest(settings.toArray(String[]::new));
        wire.leadTo(bridge.kustomer.url());
        set(Switch.REQUESTS_PER_MINUTE, 1_000_000);
    }

    /** A stored file of a call. */
    record Waiting(String call, Path file, long bytes, String sha256) {}

    /** A second process, of the same database, store and Kustomer. */
    BridgeUnderTest another() {
        return new BridgeUnderTest(
                "kustomer.url=" + wire.url(),
                "kustomer.api-key=" + kustomer().apiKey(),
                "bridge.artifacts.store=" + store,
                "bridge.kustomer.budget-share=1",
                "spring.jmx.enabled=false",
                "spring.datasource.url=" + bridge.database());
    }

    KustomerStandIn kustomer() {
        return bridge.kustomer;
    }

    void set(Switch one, long value) {
        kustomer().switches(kustomer().switches().with(one, value));
    }

    Waiting recording(long bytes) {
        return file("recording.mp3", bytes, null);
    }

    /** A file in the store, and its row from the moment at which its session has a ticket. */
    Waiting file(String name, long bytes, String url) {
        var call = String.valueOf(CALLS.incrementAndGet());
        var file = store.resolve("call-" + call + ".mp3");
        write(file, bytes);
        var one = new Waiting(call, file, bytes, sha256(file));
        change(
                "insert into artifact (kind, session_id, type, name, content_type, url, stored_as, bytes, sha256, stored_at,"
                        + " upload_wanted, upload_due_at) values ('call', '" + call + "', 'recording', '"
                        + name.replace("'", "''") + "', 'audio/mpeg', " + (url == null ? "null" : "'" + url + "'")
                        + ", '"
                        + file.getFileName() + "', " + bytes + ", '" + one.sha256() + "', now(), true, now())");
        return one;
    }

    /** Random bytes at both ends, and a hole between them that takes no disk. */
    static void write(Path file, long bytes) {
        try {
            Files.createDirectories(file.getParent());
            try (var out = new RandomAccessFile(file.toFile(), "rw")) {
                out.setLength(bytes);
                var some = new byte[(int) Math.min(bytes, 100_000)];
                new Random(bytes).nextBytes(some);
                out.write(some);
                out.seek(bytes - some.length);
                out.write(some);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static String sha256(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException | java.security.NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void change(String statement) {
        assertThat(bridge.number("with changed as (" + statement + " returning 1) select count(*) from changed"))
                .isNotNegative();
    }

    /** Waiting times pass at once. */
    void hurry(Waiting one) {
        change("update artifact set upload_due_at = now() where upload_due_at > now() and session_id = '" + one.call()
                + "'");
    }

    long number(Waiting one, String what) {
        return bridge.number("select " + what + " from artifact where session_id = '" + one.call() + "'");
    }

    boolean holds(Waiting one, String condition) {
        return number(one, "case when " + condition + " then 1 else 0 end") == 1;
    }

    void awaitHolds(Waiting one, String condition) {
        await(condition).atMost(LONG).until(() -> holds(one, condition));
    }

    void awaitUploaded(Waiting one) {
        await("upload").atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> {
            hurry(one);
            return holds(one, "uploaded_at is not null");
        });
    }

    /** The whole file is in Kustomer, in one attachment and no other, and its session was told. */
    JsonNode assertUploadedOnce(Waiting one) {
        awaitUploaded(one);
        assertThat(kustomer().attachments()).hasSize(1);
        return assertUploaded(one);
    }

    JsonNode assertUploaded(Waiting one) {
        var all = kustomer().attachments().stream()
                .filter(each -> kustomer()
                        .uploadedSha256(each.path("id").asText())
                        .filter(one.sha256()::equals)
                        .isPresent())
                .toList();
        assertThat(all).hasSize(1);
        var attachment = all.get(0);
        assertThat(attachment.at("/attributes/contentLength").asLong()).isEqualTo(one.bytes());
        assertThat(attachment.at("/attributes/uploaded").asBoolean()).isTrue();
        assertTold(one, "\"attachment\":\"" + attachment.path("id").asText() + "\"");
        return attachment;
    }

    void assertTold(Waiting one, String what) {
        assertThat(bridge.number("select count(*) from inbox where source = 'upload' and session_id = '" + one.call()
                        + "' and strpos(payload, '" + what + "') > 0"))
                .isEqualTo(1);
        assertThat(holds(one, "lease_token is null and upload_due_at is null and upload is null and trouble is null"))
                .isTrue();
    }

    @Override
    public void close() throws IOException {
        bridge.close();
        wire.close();
        try (var files = Files.walk(store)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        }
    }
}
