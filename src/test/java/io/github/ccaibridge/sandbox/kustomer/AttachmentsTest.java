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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    private static String part(String name, String value) {
        return "--b0\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private HttpResponse<String> upload(JsonNode upload, String file, boolean fileLast) throws Exception {
        StringBuilder fields = new StringBuilder();
        upload.path("fields")
                .properties()
                .forEach(f -> fields.append(part(f.getKey(), f.getValue().asText())));
        String form = fileLast ? fields + part("file", file) : part("file", file) + fields;
        return caller.send(HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .header("Content-Type", "multipart/form-data; boundary=b0")
                .POST(HttpRequest.BodyPublishers.ofString(form + "--b0--\r\n"))
                .build());
    }

    @Test
    void aFileIsRegisteredUploadedAndReferenced() throws Exception {
        String file = "a\r\n--b\r\r\n-tricky";
        var record = caller.post(
                "/v1/attachments", "{'name':'a.mp3','contentType':'audio/mpeg','contentLength':" + file.length() + "}");
        assertThat(record.status()).isEqualTo(201);
        JsonNode upload = record.body().at("/meta/upload");
        String conversation = caller.conversation(caller.customer("+491"), "");
        String message = "{'channel':'voice','app':'ccai','attachments':[{'_id':'" + record.id() + "'}]}";
        String path = "/v1/conversations/" + conversation;
        assertThat(caller.post(path + "/messages", message).status()).isEqualTo(400);
        var early = upload(upload, file, false);
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).startsWith("<?xml");
        assertThat(upload(upload, file + "x", true).body()).contains("EntityTooLarge");
        assertThat(upload(upload, file, true).statusCode()).isEqualTo(204);
        assertThat(upload(upload, file, true).statusCode()).isEqualTo(403);
        assertThat(standIn.uploadedBytes(record.id()).orElseThrow()).isEqualTo(file.getBytes(StandardCharsets.UTF_8));
        assertThat(caller.post(path + "/messages", message).status()).isEqualTo(201);
        assertThat(caller.get(path + "/attachments").body().at("/data/0/id").asText())
                .isEqualTo(record.id());
        assertThat(standIn.ledger().byOperation()).containsEntry("POST upload", 4);
    }

    @Test
    void anExternalFileNeedsNoUpload() throws Exception {
        String body = "{'name':'a','contentType':'audio/mpeg','contentLength':1,'externalUrl':'%s'}";
        var record = caller.post("/v1/attachments", body.formatted("https://media.example.com/r/1"));
        assertThat(record.body().has("meta")).isFalse();
        assertThat(record.attribute("uploaded")).isEqualTo("true");
        assertThat(record.body().at("/data/links/related").asText()).isEqualTo("https://media.example.com/r/1");
        assertThat(caller.post("/v1/attachments", body.formatted("http://media.example.com"))
                        .status())
                .isEqualTo(400);
    }

    private Caller.Got register(long length) throws Exception {
        return caller.post(
                "/v1/attachments", "{'name':'a.mp3','contentType':'audio/mpeg','contentLength':" + length + "}");
    }

    @Test
    void anUploadCutAtHalfLeavesNothingAndCanBeDoneAgain() throws Exception {
        var record = register(50_000);
        JsonNode upload = record.body().at("/meta/upload");
        standIn.faults().on("POST", "/upload").times(2).halfRead();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> upload(upload, "x".repeat(50_000), true)).isInstanceOf(IOException.class);
        }
        assertThat(standIn.storedFiles()).isEmpty();
        assertThat(standIn.ledger().entries()).filteredOn(LedgerEntry::executed).hasSize(1);
        assertThat(upload(upload, "x".repeat(50_000), true).statusCode()).isEqualTo(204);
        assertThat(standIn.storedFiles()).singleElement().satisfies(file -> {
            assertThat(file.attachmentId()).isEqualTo(record.id());
            assertThat(file.length()).isEqualTo(50_000);
            assertThat(file.sha256())
                    .isEqualTo(standIn.uploadedSha256(record.id()).orElseThrow());
        });
    }

    @Test
    void anUploadMayBeStoredWithoutAnAnswer() throws Exception {
        var record = register(3);
        standIn.faults().on("POST", "/upload").times(1).resetAfter();
        JsonNode upload = record.body().at("/meta/upload");
        assertThatThrownBy(() -> upload(upload, "abc", true)).isInstanceOf(IOException.class);
        assertThat(caller.get("/v1/attachments/" + record.id()).attribute("uploaded"))
                .isEqualTo("true");
        assertThat(upload(upload, "abc", true).statusCode()).isEqualTo(403);
    }

    @Test
    void storageHasItsLimitsInTimeAndSize() throws Exception {
        var late = register(3);
        standIn.advance(Duration.ofHours(2));
        assertThat(upload(late.body().at("/meta/upload"), "abc", true).body()).contains("AccessDenied");
        standIn.switches(standIn.switches().with(Switch.ATTACHMENT_MAX_BYTES, 2));
        assertThat(upload(register(3).body().at("/meta/upload"), "abc", true).body())
                .contains("EntityTooLarge");
    }

    @Test
    void aFileMayBeEmpty() throws Exception {
        var record = register(0);
        assertThat(record.status()).isEqualTo(201);
        assertThat(upload(record.body().at("/meta/upload"), "", true).statusCode())
                .isEqualTo(204);
        assertThat(standIn.storedFiles().get(0).length()).isZero();
    }

    @Test
    void aLargeFileIsTakenAsAStream() throws Exception {
        long length = 300_000_000;
        JsonNode upload = register(length).body().at("/meta/upload");
        StringBuilder fields = new StringBuilder();
        upload.path("fields")
                .properties()
                .forEach(f -> fields.append(part(f.getKey(), f.getValue().asText())));
        String head = fields + part("file", "").replaceFirst("\\r\\n$", "");
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

    @Test
    void aPatchReplacesOrAppendsAsTheSwitchSays() throws Exception {
        String[] ids = new String[3];
        for (int i = 0; i < ids.length; i++) {
            var record = register(1);
            upload(record.body().at("/meta/upload"), "a", true);
            ids[i] = record.id();
        }
        String path = "/v1/conversations/" + caller.conversation(caller.customer("+491"), "");
        String first = "'attachments':[{'_id':'" + ids[0] + "'}]}";
        String message = caller.post(path + "/messages", "{'channel':'voice','app':'ccai'," + first)
                .id();
        String note = caller.post(path + "/notes", "{'body':'x'," + first).id();
        for (String record : List.of("/v1/messages/" + message, "/v1/notes/" + note)) {
            assertThat(referredTo(record, ids[1])).containsExactly(ids[1]);
            standIn.switches(standIn.switches().with(Switch.ATTACHMENTS_PATCH_APPENDS, true));
            assertThat(referredTo(record, ids[2])).containsExactly(ids[1], ids[2]);
            standIn.switches(standIn.switches().with(Switch.ATTACHMENTS_PATCH_APPENDS, false));
            assertThat(caller.patch(record, "{'attachments':[{'_id':'nobody'}]}")
                            .status())
                    .isEqualTo(400);
        }
    }

    private List<String> referredTo(String record, String id) throws Exception {
        return caller.patch(record, "{'attachments':[{'_id':'" + id + "'}]}")
                .body()
                .at("/data/attributes/attachments")
                .findValuesAsText("_id");
    }
}
