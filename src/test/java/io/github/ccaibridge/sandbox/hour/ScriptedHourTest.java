package io.github.ccaibridge.sandbox.hour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.ccai.PushCounts;
import io.github.ccaibridge.sandbox.ccai.PushSwitches;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedHourTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final ScriptedHour hour = new ScriptedHour(7, Instant.parse("2025-11-26T09:00:00Z"));
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer bridge;

    @TempDir
    private Path folder;

    @BeforeEach
    void aBridgeThatTakesEverything() throws IOException {
        bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/ccai/events", this::takeEvents);
        bridge.createContext(
                "/api/v1/sessions/",
                exchange -> answer(
                        exchange,
                        200,
                        "{\"state\":\"complete\",\"facts\":[{},{}],\"decision\":{\"rule\":\"T2\",\"action\":\"open\","
                                + "\"ticket\":\"65640c1f9a0d5e0012ab34cd\"}}"));
        bridge.start();
    }

    @AfterEach
    void stop() {
        bridge.stop(0);
    }

    @Test
    void hourIsTheSameWithTheSameSeed() {
        List<ScriptedSession> again = new ScriptedHour(7, Instant.parse("2025-11-26T09:00:00Z")).sessions();
        assertThat(again).isEqualTo(hour.sessions());
    }

    @Test
    void hourHasTheMixOfAContactCentre() {
        List<ScriptedSession> all = hour.sessions();
        assertThat(all).hasSizeBetween(55, 65);
        assertThat(all).extracting(ScriptedSession::key).doesNotHaveDuplicates();
        assertThat(all.stream().flatMap(s -> s.events().stream()).map(ScriptedEvent::eventId))
                .doesNotHaveDuplicates();
        assertThat(share(all, s -> s.kind().equals("chat"))).isBetween(0.17, 0.23);
        assertThat(share(all, s -> s.label().contains("new customer"))).isBetween(0.17, 0.23);
        assertThat(share(all, s -> s.label().contains("transfer"))).isBetween(0.07, 0.13);
        assertThat(all).extracting(ScriptedSession::expectedRule).contains("T1", "T2", "T3", "T4", "T5", "U1", "U2");
    }

    @Test
    void everyEventArrivesThoughSomeComeTwice() throws IOException {
        try (CcaiStandIn standIn = CcaiStandIn.start()) {
            List<String> progress = new CopyOnWriteArrayList<>();
            PushSwitches switches = PushSwitches.rough(7).withTimeFactor(3600);
            PushCounts counts = hour.run(pusher(switches), standIn, new ArtifactDrop(folder), progress::add);
            List<String> ids = new CopyOnWriteArrayList<>();
            for (String body : received) {
                JsonNode envelope = MAPPER.readTree(body);
                assertThat(envelope.path("count").asInt())
                        .isEqualTo(envelope.path("events").size());
                envelope.path("events").forEach(e -> ids.add(e.path("event_id").asText()));
            }
            List<String> sent = hour.sessions().stream()
                    .flatMap(s -> s.events().stream())
                    .map(ScriptedEvent::eventId)
                    .toList();
            assertThat(ids).containsAll(sent).hasSizeGreaterThan(sent.size());
            assertThat(counts.refused()).isZero();
            assertThat(progress).isNotEmpty();
        }
    }

    @Test
    void whatIsLateHasComeWhenTheHourWasPlayed() throws Exception {
        try (CcaiStandIn standIn = CcaiStandIn.start()) {
            PushSwitches switches = PushSwitches.rough(7).withTimeFactor(3600);
            hour.run(pusher(switches), standIn, new ArtifactDrop(folder), line -> {});
            for (ScriptedSession session : hour.sessions()) {
                assertThat(folder.resolve("metadata-" + session.id() + ".json")).isNotEmptyFile();
                assertThat(session.aftermath().files())
                        .allSatisfy(
                                file -> assertThat(folder.resolve(file.name())).hasSize(file.length()));
            }
            standIn.managerLimit().off();
            assertThat(shown(standIn, "calls")).contains("voicemail_read", "voicemail_received");
        }
    }

    private static String shown(CcaiStandIn standIn, String what) throws Exception {
        String login = standIn.subdomain() + ":" + standIn.apiToken();
        HttpRequest request = HttpRequest.newBuilder(URI.create(standIn.url() + "/manager/api/v1/" + what))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void refusedBodyIsTriedAgain() {
        refusals.set(2);
        PushSwitches switches = PushSwitches.plain().withAttempts(5, Duration.ofMillis(10));
        PushCounts counts = pusher(switches).push(hour.sessions().get(0).events());
        assertThat(counts.retries()).isEqualTo(2);
        assertThat(counts.accepted()).isEqualTo(hour.sessions().get(0).events().size());
    }

    @Test
    void plainPushKeepsTheOrderOfASession() throws IOException {
        ScriptedSession session = hour.sessions().get(0);
        pusher(PushSwitches.plain()).push(session.events());
        List<String> stamps = new CopyOnWriteArrayList<>();
        for (String body : received) {
            stamps.add(MAPPER.readTree(body).at("/events/0/timestamp").asText());
        }
        assertThat(stamps).isSorted().hasSize(session.events().size());
    }

    @Test
    void summaryPrintsOneLineForEachSessionWithoutNumbers() throws InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        HourSummary.Totals totals = new HourSummary(url("/"), "admin", "secret")
                .kustomerCalls(122)
                .print(hour.sessions(), new PrintStream(printed, true, StandardCharsets.UTF_8));
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().filter(l -> l.startsWith("call ") || l.startsWith("chat ")))
                .hasSize(hour.sessions().size());
        assertThat(text).contains("opened ticket 65640c1f9a0d5e0012ab34cd", "for each session");
        assertThat(text).doesNotContain("+1202");
        assertThat(totals.unsettled()).isZero();
    }

    @Test
    void summarySaysWhatIsStillUnfinished() throws InterruptedException {
        bridge.removeContext("/api/v1/sessions/");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        HourSummary.Totals totals = new HourSummary(url("/"), "admin", "secret", Duration.ofMillis(10))
                .print(hour.sessions().subList(0, 2), new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("still unfinished: call ");
        assertThat(totals.unsettled()).isEqualTo(2);
    }

    private static double share(List<ScriptedSession> all, Predicate<ScriptedSession> which) {
        return (double) all.stream().filter(which).count() / all.size();
    }

    private EventPusher pusher(PushSwitches switches) {
        return new EventPusher(url("/ccai/events"), "ccai-events", "s3cret", switches);
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + bridge.getAddress().getPort() + path);
    }

    private void takeEvents(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            answer(exchange, 503, "{}");
            return;
        }
        received.add(body);
        answer(exchange, 202, "{\"accepted\":1,\"duplicates\":0}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
