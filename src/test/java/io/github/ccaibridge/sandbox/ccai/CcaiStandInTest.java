package io.github.ccaibridge.sandbox.ccai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CcaiStandInTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final CcaiStandIn standIn = CcaiStandIn.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void withoutLimits() {
        standIn.managerLimit().off();
        standIn.appsLimit().off();
        for (int id = 1; id <= 5; id++) {
            standIn.putCall(Json.object()
                    .put("id", id)
                    .put("status", "finished")
                    .put("updated_at", "2025-11-26T09:00:0" + id + "Z"));
        }
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void wrongTokenIsRefused() throws Exception {
        HttpResponse<String> answer = send("GET", "/manager/api/v1/calls", "", "wrong");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void callsAreFilteredByIdWithPlainAndEncodedBrackets() throws Exception {
        assertThat(json(get("/manager/api/v1/calls?id[]=2&id%5B%5D=4")))
                .extracting(c -> c.path("id").asInt())
                .containsExactly(2, 4);
    }

    @Test
    void callsAreTailedByChangeTime() throws Exception {
        assertThat(json(get("/manager/api/v1/calls?sort_column=updated_at&sort_direction=DESC"
                        + "&updated_at%5Bfrom%5D=2025-11-26T09:00:03Z&per=100")))
                .extracting(c -> c.path("id").asInt())
                .containsExactly(5, 4, 3);
    }

    @Test
    void aTailSeesAllChatsOfOneSecondOverItsPages() throws Exception {
        for (int id = 1; id <= 5; id++) {
            standIn.putChat(Json.object()
                    .put("id", id)
                    .put("updated_at", id < 5 ? "2025-11-26T09:00:03Z" : "2025-11-26T09:00:02Z"));
        }
        String tail = "/manager/api/v1/chats?sort_column=updated_at&sort_direction=ASC&updated_at[from]=";
        HttpResponse<String> page =
                get((tail + "2025-11-26T09:00:03Z&per=3").replace("[", "%5B").replace("]", "%5D"));
        assertThat(page.headers().firstValue("total")).contains("4");
        String link = page.headers().firstValue("link").orElseThrow();
        URI next = URI.create(link.substring(1, link.indexOf('>')));
        assertThat(List.of(json(page), json(get(next.getPath() + "?" + next.getRawQuery()))))
                .flatExtracting(rows -> rows.findValuesAsText("id"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void theMappingOfCustomDataIsReadAndChanged() throws Exception {
        standIn.putCrmField("order_id", "orderIdStr", "conversation", true, "text");
        String path = "/apps/api/v1/crm_custom_fields";
        HttpResponse<String> made =
                send("POST", path, "{\"key\":\"device\",\"crm_field\":\"deviceStr\"}", standIn.apiToken());
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(send("PUT", path + "/2", "{\"secured\":true}", standIn.apiToken()))
                        .path("key")
                        .asText())
                .isEqualTo("device");
        assertThat(json(get(path)).findValuesAsText("key")).containsExactly("order_id", "device");
        assertThat(send("DELETE", path + "/1", "", standIn.apiToken()).statusCode())
                .isEqualTo(204);
        assertThat(get(path + "/1").statusCode()).isEqualTo(404);
        assertThat(json(get(path)))
                .singleElement()
                .extracting(e -> e.path("secured").asBoolean())
                .isEqualTo(true);
    }

    @Test
    void longListTellsItsTotalAndTheNextPage() throws Exception {
        HttpResponse<String> first = get("/manager/api/v1/calls?per=2");
        assertThat(first.headers().firstValue("total")).contains("5");
        assertThat(first.headers().firstValue("per-page")).contains("2");
        String link = first.headers().firstValue("link").orElseThrow();
        assertThat(link).endsWith("rel=\"next\"");
        URI next = URI.create(link.substring(1, link.indexOf('>')));
        assertThat(json(get(next.getPath() + "?" + next.getRawQuery())))
                .extracting(c -> c.path("id").asInt())
                .containsExactly(3, 4);
    }

    @Test
    void requestsFasterThanTheLimitAreRefusedAndCounted() throws Exception {
        standIn.managerLimit().set(1, 2);
        int refused = 0;
        for (int i = 0; i < 4; i++) {
            refused += get("/manager/api/v1/menus").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
        assertThat(standIn.violations()).isEqualTo(refused);
    }

    @Test
    void outageLastsAsOftenAsAsked() throws Exception {
        standIn.faults().unavailable(Faults.Api.MANAGER).times(1);
        assertThat(get("/manager/api/v1/calls/1").statusCode()).isEqualTo(503);
        assertThat(get("/manager/api/v1/calls/1").statusCode()).isEqualTo(200);
        assertThat(get("/apps/api/v1/agent_statuses").statusCode()).isEqualTo(200);
    }

    @Test
    void resetCutsTheConnectionAndSlowWaits() throws Exception {
        standIn.faults().reset(Faults.Api.APPS);
        assertThatThrownBy(() -> send("POST", "/apps/api/v1/agent_statuses", "{}", standIn.apiToken()))
                .isInstanceOf(IOException.class);
        standIn.faults().clear();
        standIn.faults().slow(Faults.Api.MANAGER, Duration.ofMillis(120));
        long begin = System.nanoTime();
        assertThat(get("/manager/api/v1/calls/1").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(100));
    }

    @Test
    void endUserIsFoundByIdAndByIdentifier() throws Exception {
        standIn.putEndUser(5, "u-5", "ana@example.com", "Ana", "+12025550111");
        assertThat(json(get("/apps/api/v1/end_users?id=5")).path("phone").asText())
                .isEqualTo("+12025550111");
        assertThat(json(get("/apps/api/v1/end_users?identifier=u-5")).path("id").asInt())
                .isEqualTo(5);
        assertThat(get("/apps/api/v1/end_users?id=6").statusCode()).isEqualTo(404);
        HttpResponse<String> made =
                send("POST", "/apps/api/v1/end_users", "{\"identifier\":\"u-9\"}", standIn.apiToken());
        assertThat(json(made).path("id").asInt()).isEqualTo(6);
    }

    @Test
    void agentInACallRefusesAStatusInsideASuccess() throws Exception {
        standIn.putAgent(1234, "Dana Reyes", "dana.reyes@example.com", "1660");
        standIn.putAgent(1301, "Sam Okafor", "sam.okafor@example.com", "1702");
        standIn.agentTakes(1301, "In-call");
        HttpResponse<String> answer = send(
                "POST",
                "/apps/api/v1/agent_statuses",
                "{\"status\":\"Meal\",\"agent_ids\":[1234,1301]}",
                standIn.apiToken());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/0/current_status").asText()).isEqualTo("Meal");
        assertThat(json(answer).at("/1/message").asText())
                .isEqualTo("Agent can't be changed from system status 'In-call'");
        assertThat(json(get("/manager/api/v1/agents?email=Dana.Reyes@example.com"))
                        .at("/0/status/name")
                        .asText())
                .isEqualTo("Meal");
    }

    @Test
    void ledgerKeepsEveryRequestUntilReset() throws Exception {
        get("/manager/api/v1/calls/1");
        get("/manager/api/v1/calls/77");
        assertThat(standIn.requests()).extracting(Request::status).containsExactly(200, 404);
        assertThat(standIn.requestsByPath()).containsEntry("/manager/api/v1/calls/77", 1L);
        standIn.reset();
        assertThat(standIn.requests()).isEmpty();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", standIn.apiToken());
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString((standIn.subdomain() + ":" + token).getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(standIn.url() + path))
                        .header("Authorization", "Basic " + basic)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return MAPPER.readTree(answer.body());
    }
}
