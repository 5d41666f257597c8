package io.github.ccaibridge.sandbox.hour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LateHourTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final ScriptedHour hour = new ScriptedHour(7, Instant.parse("2025-11-26T09:00:00Z"));

    @Test
    void hourLeavesEveryKindOfLateFact() {
        List<ScriptedSession> all = hour.sessions();
        List<ScriptedSession> answered = all.stream()
                .filter(s -> s.object().path("connected_at").isTextual())
                .toList();
        assertThat(count(answered, s -> s.object().path("recording_url").isTextual()))
                .isGreaterThan(30);
        assertThat(count(answered, s -> hasFile(s, "call-\\d+\\.mp3"))).isGreaterThan(5);
        assertThat(count(answered, s -> hasFile(s, ".*-part-2\\.mp3"))).isEqualTo(1);
        assertThat(count(
                        answered,
                        s -> s.object().path("recording_permission").asText().endsWith("denied")))
                .isEqualTo(1);
        assertThat(count(answered, s -> hasFile(s, "chat-\\d+\\.txt")))
                .isEqualTo(count(answered, s -> s.kind().equals("chat")));
        assertThat(count(all, s -> s.object().path("rating").isNumber())).isEqualTo(9);
        assertThat(all)
                .filteredOn(
                        s -> s.stages().size() == 4 && s.object().path("rating").isNumber())
                .hasSize(1);
        assertThat(all.stream()
                        .flatMap(s -> s.aftermath().metadata().path("smart_actions").findValuesAsText("type").stream()))
                .contains("photo", "verification", "text_input", "payment");
        assertThat(all.stream()
                        .flatMap(s ->
                                s.aftermath().metadata().at("/custom_data/signed").findValuesAsText("label").stream()))
                .contains("Order");
        assertThat(all).extracting(s -> s.object().path("status").asText()).contains("voicemail_read");
        assertThat(all).extracting(ScriptedSession::id).doesNotHaveDuplicates();
    }

    @Test
    void summaryLineSaysWhatCameLate() throws Exception {
        JsonNode answer = MAPPER.readTree("""
                {"state":"waiting","artifacts":[
                  {"type":"recording","part":"1","name":"call-1-part-1.mp3","state":"attached"},
                  {"type":"recording","part":"2","name":"call-1-part-2.mp3","state":"attached"},
                  {"type":"photo","part":"77","state":"due","until":"2025-11-26T09:30:00Z"}],
                 "late":{"rating":{"score":4,"comment":"x"},"smartActions":[{},{}],"dispositions":1,
                  "voicemail":"voicemail_read"}}""");
        assertThat(SummaryLine.of(hour.sessions().get(0), answer))
                .endsWith("; 2 recordings attached, photo due until 2025-11-26T09:30:00Z, rated 4, 2 SmartActions, "
                        + "1 disposition, voicemail read");
        assertThat(LateWords.of(MAPPER.readTree("{\"late\":{\"rating\":null},\"artifacts\":null}")))
                .isEmpty();
    }

    @Test
    void totalsAreReadFromKustomerItself() throws Exception {
        try (KustomerStandIn kustomer = KustomerStandIn.start()) {
            String ticket = kustomer.addConversation(
                    kustomer.addCustomer(MAPPER.createObjectNode().put("name", "A")), MAPPER.createObjectNode());
            String file = post(
                    kustomer,
                    "attachments",
                    "{\"name\":\"a.mp3\",\"contentType\":\"audio/mpeg\",\"contentLength\":1,"
                            + "\"externalUrl\":\"https://media.example.com/a\"}");
            post(
                    kustomer,
                    "conversations/" + ticket + "/messages",
                    "{\"channel\":\"voice\",\"app\":\"ccai\",\"custom\":{\"ccaiCsatRatingNum\":4},"
                            + "\"attachments\":[{\"_id\":\"" + file + "\"}]}");
            post(
                    kustomer,
                    "conversations/" + ticket + "/notes",
                    "{\"body\":\"read\",\"externalId\":\"ccai:call:1:voicemail\"," + "\"attachments\":[{\"_id\":\""
                            + file + "\"}]}");
            assertThat(LateTotals.of(kustomer)).isEqualTo(new LateTotals(1, 0, 0, 1, 1));
            assertThat(LateTotals.of(kustomer).sentence()).startsWith("Kustomer holds 1 recordings, 0 transcripts");
        }
    }

    private static String post(KustomerStandIn kustomer, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(kustomer.url() + "/v1/" + path))
                .header("Authorization", "Bearer " + kustomer.apiKey())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return MAPPER.readTree(answer).at("/data/id").asText();
    }

    private static boolean hasFile(ScriptedSession session, String name) {
        return session.aftermath().files().stream().anyMatch(file -> file.name().matches(name));
    }

    private static long count(List<ScriptedSession> all, Predicate<ScriptedSession> which) {
        return all.stream().filter(which).count();
    }
}
