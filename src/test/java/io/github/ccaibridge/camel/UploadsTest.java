package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.kustomer.Assumptions;
import io.github.ccaibridge.kustomer.Attachments;
import io.github.ccaibridge.kustomer.Upload;
import io.github.ccaibridge.kustomer.UploadTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the row of a stored file to what leaves for Kustomer. */
class UploadsTest {
    private static final String POLICY = """
            {"attachment":"a1","url":"https://storage.example.com/","bytes":%d,"madeAt":"2025-11-26T09:00:00Z",
            "fields":{"key":"att/a1","policy":"é=","x-amz-signature":"s"}}
            """;

    @TempDir
    Path store;

    private final Map<String, Object> row = new HashMap<>();

    @BeforeEach
    void aStoredFile() throws IOException {
        Files.createDirectories(store.resolve("call"));
        Files.writeString(store.resolve("call/Zoë 1.mp3"), "whole");
        row.putAll(Map.of("kind", "call", "session_id", "1", "type", "recording", "part", "", "lease_token", "t"));
        row.putAll(Map.of("name", "Zoë 1.mp3", "stored_as", "call/Zoë 1.mp3", "bytes", 5L));
    }

    private Uploads uploads(String publicUrl, long maxBytes) {
        return new Uploads(new Attachments(Assumptions.defaults()), store.toString(), publicUrl, maxBytes);
    }

    @Test
    void aNewFileGetsAnAttachmentFirst() throws IOException {
        assertThat(uploads("", 100).open(row).step()).isEqualTo("CREATE");
    }

    @Test
    void aFormerTryIsLookedAtBeforeItsFileIsSentAgain() throws IOException {
        row.put("upload", POLICY.formatted(5));
        assertThat(uploads("", 100).open(row).step()).isEqualTo("LOOK");
        assertThat(uploads("", 100).open(row).attachment()).isEqualTo("a1");
    }

    @Test
    void aPolicyForAnotherLengthIsOfNoUse() throws IOException {
        row.put("upload", POLICY.formatted(4));
        assertThat(uploads("", 100).open(row).step()).isEqualTo("CREATE");
    }

    @Test
    void aFileThatIsTooLargeIsRegisteredWhereTheStoreCanBeRead() throws IOException {
        var one = uploads("https://files.example.com/store/", 4).open(row);
        assertThat(one.step()).isEqualTo("REGISTER");
        assertThat(one.facts().outside()).isEqualTo("https://files.example.com/store/call/Zo%C3%AB%201.mp3");
    }

    @Test
    void aFileThatIsTooLargeAndNowhereToBeReadIsOnlyNamed() throws IOException {
        var uploads = uploads("", 4);
        var one = uploads.open(row);
        assertThat(one.step()).isEqualTo("DONE");
        assertThat(uploads.event(one, row).get("payload").toString())
                .contains("\"attachment\":null,\"link\":\"call/Zoë 1.mp3\"");
    }

    @Test
    void aFileThatKustomerDoesNotTakeFromOutsideEitherIsOnlyNamed() throws IOException {
        row.put("upload", "{\"outside\":true,\"link\":true}");
        assertThat(uploads("https://files.example.com", 100).open(row).step()).isEqualTo("DONE");
    }

    @Test
    void noPathLeadsOutOfTheStore() {
        row.put("stored_as", "../" + store.getFileName() + "x/1.mp3");
        assertThatThrownBy(() -> uploads("", 100).open(row)).isInstanceOf(UploadTrouble.class);
    }

    @Test
    void aLostFileIsDamagedAndAnEmptyStoreIsWaitedFor() throws IOException {
        row.put("stored_as", "call/2.mp3");
        assertThatThrownBy(() -> uploads("", 100).open(row)).hasMessage("the stored file is damaged");
        Files.delete(store.resolve("call/Zoë 1.mp3"));
        Files.delete(store.resolve("call"));
        assertThatThrownBy(() -> uploads("", 100).open(row)).hasMessageContaining("not mounted");
    }

    @Test
    void theFormHasTheFieldsInTheirOrderAndTheFileLast() throws IOException {
        row.put("upload", POLICY.formatted(5));
        var uploads = uploads("", 100);
        var form = uploads.form(uploads.open(row), row);
        var out = new ByteArrayOutputStream();
        form.writeTo(out);
        assertThat(out.size()).isEqualTo((int) form.getContentLength());
        assertThat(form.isChunked()).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("--\\S+\r\n", "--\r\n"))
                .isEqualTo("""
                        --
                        Content-Disposition: form-data; name="key"

                        att/a1
                        --
                        Content-Disposition: form-data; name="policy"

                        é=
                        --
                        Content-Disposition: form-data; name="x-amz-signature"

                        s
                        --
                        Content-Disposition: form-data; name="file"; filename="Zo__1.mp3"
                        Content-Type: application/octet-stream

                        whole
                        --
                        """.replace("\n", "\r\n"));
    }

    @Test
    void aStorageThatTakesNothingMoreKeepsNoWorker() throws Exception {
        var bytes = 64L << 20;
        try (var file = new RandomAccessFile(store.resolve("large").toFile(), "rw")) {
            file.setLength(bytes);
        }
        row.putAll(Map.of("stored_as", "large", "bytes", bytes, "upload", POLICY.formatted(bytes)));
        var uploads = uploads("", bytes);
        var upload = uploads.open(row);
        var client = HttpClientBuilder.create().disableAutomaticRetries();
        new StuckUploads().configureHttpClient(client);
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var http = client.build()) {
            var post = new HttpPost("http://127.0.0.1:" + deaf.getLocalPort());
            post.setEntity(uploads.form(upload, row));
            var sent = CompletableFuture.supplyAsync(() -> answer(http, post));
            await().until(() -> upload.restedNanos() > TimeUnit.MILLISECONDS.toNanos(500));
            assertThat(sent).isNotDone();
            upload.cut();
            assertThatThrownBy(() -> sent.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(IOException.class);
        }
    }

    private static int answer(org.apache.hc.client5.http.impl.classic.CloseableHttpClient http, HttpPost post) {
        try {
            return http.execute(post, answer -> answer.getCode());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void theLeasesOfWhatIsUnderWayAreNamedUntilItIsOver() throws IOException {
        var uploads = uploads("", 100);
        Upload one = uploads.open(row);
        assertThat(one.open()).isTrue();
        assertThat(uploads.leases()).isEqualTo("[\"t\"]");
        uploads.over(row);
        assertThat(uploads.leases()).isEqualTo("[]");
    }
}
