package io.github.ccaibridge.sandbox.ccai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingsTest {
    private static final String PATH = "/recordings/call-5.mp3";
    private final CcaiStandIn standIn = CcaiStandIn.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void everyRecordingHasItsOwnBytesOfAKnownLengthAndChecksum() throws Exception {
        HttpResponse<byte[]> first = get(PATH);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("content-type")).contains("audio/mpeg");
        assertThat(first.headers().firstValueAsLong("content-length"))
                .hasValue(standIn.recordings().size(PATH));
        assertThat(first.body())
                .hasSizeBetween(10_000, 60_000)
                .isEqualTo(get(PATH).body());
        assertThat(sha256(first.body())).isEqualTo(standIn.recordings().sha256("call-5.mp3"));
        assertThat(get("/recordings/call-6.mp3").body()).isNotEqualTo(first.body());
        assertThat(standIn.recordings().requests(PATH)).isEqualTo(2);
    }

    @Test
    void withoutTheApiCredentialsThereIsNothing() throws Exception {
        var stranger = HttpRequest.newBuilder(URI.create(standIn.url() + PATH)).build();
        assertThat(client.send(stranger, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(standIn.recordings().requests(PATH)).isZero();
    }

    @Test
    void anySizeIsServedAsAStream() throws Exception {
        for (long size : new long[] {0, 1, 49_900_000}) {
            standIn.putRecording(PATH, size);
            var answer = client.send(request(PATH), BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(size);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = answer.body()) {
                byte[] portion = new byte[1 << 16];
                for (int n = in.read(portion); n >= 0; n = in.read(portion)) {
                    digest.update(portion, 0, n);
                }
            }
            assertThat(HexFormat.of().formatHex(digest.digest()))
                    .isEqualTo(standIn.recordings().sha256(PATH));
        }
    }

    @Test
    void aCutDownloadPromisesMoreThanItBrings() throws Exception {
        standIn.recordings().fault(PATH, RecordingFault.TRUNCATED, 1);
        assertThatThrownBy(() -> get(PATH)).isInstanceOf(IOException.class);
        assertThat(get(PATH).body()).hasSize((int) standIn.recordings().size(PATH));
    }

    @Test
    void faultsStrikeOneRecordingInTheirOrder() throws Exception {
        standIn.recordings().fault(PATH, RecordingFault.MISSING, 2);
        standIn.recordings().fault(PATH, RecordingFault.UNAVAILABLE, 1);
        standIn.recordings().fault(PATH, RecordingFault.HTML, 1);
        assertThat(get("/recordings/call-6.mp3").statusCode()).isEqualTo(200);
        assertThat(get(PATH).statusCode()).isEqualTo(404);
        assertThat(get(PATH).statusCode()).isEqualTo(404);
        assertThat(get(PATH).statusCode()).isEqualTo(503);
        HttpResponse<byte[]> page = get(PATH);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>");
        assertThat(sha256(get(PATH).body())).isEqualTo(standIn.recordings().sha256(PATH));
        assertThat(standIn.recordings().requests(PATH)).isEqualTo(5);
    }

    @Test
    void aSlowDownloadTakesItsTime() throws Exception {
        standIn.recordings().slow(PATH, Duration.ofMillis(160), 1);
        long begin = System.nanoTime();
        assertThat(get(PATH).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(150));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String path) {
        String login = standIn.subdomain() + ":" + standIn.apiToken();
        return HttpRequest.newBuilder(URI.create(standIn.url() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
