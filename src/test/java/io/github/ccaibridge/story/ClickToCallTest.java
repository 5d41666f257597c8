package io.github.ccaibridge.story;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent calls by a click in Kustomer (K1, K2). */
class ClickToCallTest {
    private static final String TOKEN = "app-token";
    private final HttpClient http = HttpClient.newHttpClient();
    private static BridgeUnderTest bridge;
    private long dialledBefore;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.app-token=" + TOKEN);
        bridge.ccai.putAgent(1234, "Dana Reyes", "dana.reyes@example.com", "1660");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @BeforeEach
    void thoseOfOtherStoriesDoNotCount() {
        dialledBefore = requests();
    }

    @Test
    void aClickPlacesTheCallAndADoubleClickPlacesItOnce() {
        var clicks = IntStream.range(0, 5)
                .mapToObj(n -> supplyAsync(() -> click("+1 (202) 555-0141", null)))
                .toList();

        assertThat(clicks.stream().map(one -> one.join().body()).distinct())
                .singleElement()
                .asString()
                .containsPattern("\"callId\":\"9\\d{5}\"");
        assertThat(clicks).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(202));
        assertThat(dialled()).isEqualTo(1);
    }

    @Test
    void aRefusalIsToldInThePlatformsOwnWordsAndTheNextClickDialsAgain() throws Exception {
        var refused = post("{\"email\":\"nobody@example.com\",\"phone\":\"+12025550142\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(new ObjectMapper().readTree(refused.body()).path("detail").asText())
                .isEqualTo("Not a valid agent email");
        post("{\"email\":\"nobody@example.com\",\"phone\":\"+12025550142\"}");
        assertThat(dialled()).isEqualTo(2);
    }

    @Test
    void theCallLandsOnTheTicketThatWasClicked() throws Exception {
        var customer = bridge.knownCustomer("+12025550143");
        var older = bridge.ticket(customer, "open", "ivr-voice", "26");
        bridge.ticket(customer, "open", "ivr-voice", "26");

        var clicked = click("+1 202-555-0143", older);
        assertThat(clicked.statusCode()).isEqualTo(202);
        var id = new ObjectMapper().readTree(clicked.body()).path("callId").asLong();
        var call = new Sessions(7)
                .outbound()
                .throughApi(id, Caller.byPhone(7, "+12025550143"), Agent.DANA_REYES, Instant.now());
        bridge.play(call);

        assertThat(bridge.ruleOf("call/" + id)).isEqualTo("K2");
        assertThat(bridge.ticketWith("call", String.valueOf(id))).isEqualTo(older);
    }

    @Test
    void aClickWithoutItsNumberIsToldWhatIsMissing() {
        var answer = post("{\"email\":\"dana.reyes@example.com\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("phone is missing");
    }

    private long dialled() {
        return requests() - dialledBefore;
    }

    private static long requests() {
        return bridge.ccai.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().equals("/apps/api/v1/calls"))
                .count();
    }

    private HttpResponse<String> click(String phone, String ticket) {
        var on = ticket == null ? "" : ",\"conversationId\":\"" + ticket + "\"";
        return post("{\"email\":\"Dana.Reyes@example.com\",\"phone\":\"" + phone + "\"" + on + "}");
    }

    private HttpResponse<String> post(String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(bridge.address("/kustomer/app/click-to-call"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
