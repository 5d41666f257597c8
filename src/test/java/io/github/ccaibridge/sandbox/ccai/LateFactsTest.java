package io.github.ccaibridge.sandbox.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LateFactsTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");

    @Test
    void aCallIsRecordedOnlyWhereSaid() {
        JsonNode plain = call().object();
        assertThat(plain.path("recording_url").isNull()).isTrue();
        assertThat(plain.path("recording_permission").asText()).isEqualTo("not_asked");
        JsonNode denied = call().recorded().notRecorded().object();
        assertThat(denied.path("recording_url").isNull()).isTrue();
        assertThat(denied.path("recording_permission").asText()).isEqualTo("recording_permission_denied");
        assertThat(call().recorded().stages().get(0).path("recording_url").isNull())
                .isTrue();
    }

    @Test
    void theStandInShowsWhereItHasTheMedia() throws Exception {
        try (CcaiStandIn standIn = CcaiStandIn.start()) {
            ScriptedSession shown = call().recorded()
                    .with(SmartAction.verified())
                    .with(SmartAction.video(LateFile.usual(ArtifactDrop.videoName("call", 1, 3))));
            shown.putInto(standIn);
            JsonNode held = Json.read(read(standIn, "/manager/api/v1/calls/1"));
            assertThat(held.path("recording_url").asText()).isEqualTo(standIn.url() + "/recordings/call-1.mp3");
            assertThat(held.at("/videos/0/url").asText()).isEqualTo(standIn.url() + "/recordings/call-1-video-3.mp4");
            assertThat(held.path("verified").asBoolean()).isTrue();
        }
    }

    @Test
    void aRecordingMayShowSomeTimeAfterTheEnd() {
        ScriptedSession call = call().recordedAfter(Duration.ofMinutes(1));
        assertThat(call.stages().get(1).path("recording_url").isNull()).isTrue();
        assertThat(call.stages().get(1).path("recording_permission").asText()).endsWith("granted");
        assertThat(call.object().path("recording_url").isTextual()).isTrue();
    }

    @Test
    void aVoicemailIsReceivedAndReadLater() {
        ScriptedSession voicemail = new Sessions(1)
                .inbound()
                .voicemail(1, Caller.byPhone(1, "+12025550101"), Menu.ORDERS, NINE)
                .later("voicemail_received", NINE.plusSeconds(200))
                .later("voicemail_read", NINE.plusSeconds(500));
        assertThat(voicemail.stages().stream().map(s -> s.path("status").asText()))
                .containsExactly("queued", "voicemail", "voicemail_received", "voicemail_read");
        assertThat(voicemail.object().path("recording_url").isTextual()).isTrue();
    }

    @Test
    void aSecondRatingIsAStageOfItsOwnAndTheLastWord() {
        ScriptedSession rated = call().rated(2, "Too long").rated(4, "Solved after all");
        assertThat(rated.stages().stream().map(s -> s.path("rating").asInt())).containsExactly(0, 0, 2, 4);
        assertThat(rated.stages().stream().map(s -> s.path("updated_at").asText()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(rated.aftermath().metadata().path("rating").asInt()).isEqualTo(4);
    }

    @Test
    void aTranscriptHasTheLayoutOfTheDocument() {
        ScriptedSession chat = new Sessions(1)
                .chats()
                .web(
                        138,
                        Caller.ofApp(5, "u-5", "Ana", "ana@example.com", "+12025550111"),
                        Menu.WEB_ORDERS,
                        Agent.DANA_REYES,
                        NINE)
                .transcribed();
        String text = chat.aftermath().file("chat-138.txt").orElseThrow().text();
        assertThat(text.lines().limit(5))
                .containsExactly(
                        "Chat ID: 138",
                        "Date: 2025-11-26 09:00 UTC",
                        "-".repeat(40),
                        "09:00:02  End user",
                        "Où est mon colis ? C’est la commande 4411 📦");
        assertThat(text).contains("Agent Dana Reyes", "[REDACTED]");
    }

    private static String read(CcaiStandIn standIn, String path) throws Exception {
        String login = standIn.subdomain() + ":" + standIn.apiToken();
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(standIn.url() + path))
                .header("Authorization", "Basic " + basic)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static ScriptedSession call() {
        return new Sessions(1)
                .inbound()
                .answered(1, Caller.byPhone(1, "+12025550101"), Menu.ORDERS, Agent.DANA_REYES, NINE);
    }
}
