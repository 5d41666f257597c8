package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void anUploadCutAtHalfLeavesNothingAndCanBeDoneAgain() throws Exception {
        var record = caller.register(50_000);
        JsonNode upload = record.body().at("/meta/upload");
        standIn.faults().on("POST", "/upload").times(2).halfRead();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> caller.upload(upload, "x".repeat(50_000), true))
                    .isInstanceOf(IOException.class);
        }
        assertThat(standIn.storedFiles()).isEmpty();
        assertThat(standIn.ledger().entries()).filteredOn(LedgerEntry::executed).hasSize(1);
        assertThat(caller.upload(upload, "x".repeat(50_000), true).statusCode()).isEqualTo(204);
        assertThat(standIn.storedFiles()).singleElement().satisfies(file -> {
            assertThat(file.attachmentId()).isEqualTo(record.id());
            assertThat(file.length()).isEqualTo(50_000);
            assertThat(file.sha256())
                    .isEqualTo(standIn.uploadedSha256(record.id()).orElseThrow());
        });
    }

    @Test
    void anUploadMayBeStoredWithoutAnAnswer() throws Exception {
        var record = caller.register(3);
        standIn.faults().on("POST", "/upload").times(1).resetAfter();
        JsonNode upload = record.body().at("/meta/upload");
        assertThatThrownBy(() -> caller.upload(upload, "abc", true)).isInstanceOf(IOException.class);
        assertThat(caller.get("/v1/attachments/" + record.id()).attribute("uploaded"))
                .isEqualTo("true");
        assertThat(caller.upload(upload, "abc", true).statusCode()).isEqualTo(403);
    }

    @Test
    void storageHasItsLimitsInTimeAndSize() throws Exception {
        var late = caller.register(3);
        standIn.advance(Duration.ofHours(2));
        assertThat(caller.upload(late.body().at("/meta/upload"), "abc", true).body())
                .contains("AccessDenied");
        standIn.switches(standIn.switches().with(Switch.ATTACHMENT_MAX_BYTES, 2));
        assertThat(caller.upload(caller.register(3).body().at("/meta/upload"), "abc", true)
                        .body())
                .contains("EntityTooLarge");
    }

    @Test
    void aFileMayBeEmpty() throws Exception {
        var record = caller.register(0);
        assertThat(record.status()).isEqualTo(201);
        assertThat(caller.upload(record.body().at("/meta/upload"), "", true).statusCode())
                .isEqualTo(204);
        assertThat(standIn.storedFiles().get(0).length()).isZero();
    }

    @Test
    void aLargeFileIsTakenAsAStream() throws Exception {
        long length = 300_000_000;
        JsonNode upload = caller.register(length).body().at("/meta/upload");
        String head = Caller.fields(upload) + Caller.part("file", "").replaceFirst("\\r\\n$", "");
        String tail = "\r\n--b0--\r\n";
        // Carriage returns everywhere, since the fence begins with one.
        byte[] portion = "\r\n--bx...\r".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        var body = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                new Repeated(portion, length),
                new ByteArrayInputStream(tail.getBytes(StandardCharsets.UTF_8)))));
        assertThat(caller.send(HttpRequest.newBuilder(
                                        URI.create(upload.path("url").asText()))
                                .header("Content-Type", "multipart/form-data; boundary=b0")
                                .POST(HttpRequest.BodyPublishers.fromPublisher(
                                        HttpRequest.BodyPublishers.ofInputStream(() -> body),
                                        head.length() + length + tail.length()))
                                .build())
                        .statusCode())
                .isEqualTo(204);
        assertThat(standIn.storedFiles().get(0).length()).isEqualTo(length);
    }

    /** Some bytes, again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] portion;
        private long left;
        private int at;

        private Repeated(byte[] portion, long length) {
            this.portion = portion;
            this.left = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int count = (int) Math.min(left, Math.min(most, portion.length - at));
            System.arraycopy(portion, at, into, from, count);
            at = (at + count) % portion.length;
            left -= count;
            return count == 0 && most > 0 ? -1 : count;
        }
    }
}
