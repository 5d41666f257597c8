package io.github.ccaibridge.sandbox.ccai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentLivesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DANA = "dana.reyes@example.com";
    private final CcaiStandIn standIn = CcaiStandIn.start();
    private final Agents agents = standIn.agents();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void danaIsLoggedOut() {
        standIn.managerLimit().off();
        standIn.appsLimit().off();
        agents.putLoggedOut(1234, "Dana Reyes", DANA, "1660");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void theLastStatusSurvivesALogout() {
        agents.login(DANA);
        agents.choose(DANA, "Meal");
        agents.logout(DANA);
        assertThat(agents.statusOf(DANA)).isEqualTo("Offline");
        agents.login(DANA);
        assertThat(agents.statusOf(DANA)).isEqualTo("Meal");
        agents.logout(DANA);
        agents.beginEveryLoginWith("Unavailable");
        agents.login(DANA);
        assertThat(agents.statusOf(DANA)).isEqualTo("Unavailable");
    }

    @Test
    void afterWrapUpComesTheNextStatusOrTheOneBefore() {
        agents.login(DANA);
        agents.startsCall(DANA);
        agents.endsCall(DANA);
        assertThat(agents.statusOf(DANA)).isEqualTo("Wrap-up");
        agents.finishesWrapUp(DANA);
        assertThat(agents.statusOf(DANA)).isEqualTo("Available");
        agents.startsChat(DANA);
        agents.startsChat(DANA);
        agents.chooseNext(DANA, "Break");
        agents.endsChat(DANA);
        assertThat(agents.statusOf(DANA)).isEqualTo("In-chat");
        agents.endsChat(DANA);
        agents.exceedsWrapUp(DANA);
        agents.finishesWrapUp(DANA);
        assertThat(agents.statusOf(DANA)).isEqualTo("Break");
        assertThat(agents.nextOf(DANA)).isEmpty();
        assertThatThrownBy(() -> agents.chooseNext(DANA, "Meal")).hasMessageContaining("no session");
    }

    @Test
    void theApiMovesOnlyWhoIsFreeAndNeverToAStatusOfTheSystem() throws Exception {
        assertThat(write("Meal")).isEqualTo("Agent can't be changed from system status 'Offline'");
        agents.login(DANA);
        assertThat(write("In-call")).isEqualTo("Agent can't be changed to system status 'In-call'");
        assertThat(write("Meal")).isEmpty();
        agents.missesCall(DANA);
        assertThat(write("Available")).isEqualTo("Agent can't be changed from system status 'Missed Call'");
        assertThat(agents.writesOf(DANA)).extracting(StatusWrite::isTaken).containsExactly(false, false, true, false);
        assertThat(agents.historyOf(DANA))
                .extracting(change -> change.whodunnit() + " " + change.to())
                .containsExactly("agent Available", "api Meal", "platform Missed Call");
        assertThat(post("{\"status\":\"Nonsense\",\"agent_ids\":[1234]}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void loginsAndLogoutsAreTold() throws Exception {
        List<JsonNode> told = new CopyOnWriteArrayList<>();
        HttpServer bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/ccai/events", exchange -> {
            told.add(MAPPER.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        bridge.start();
        agents.announceTo(new EventPusher(
                URI.create("http://localhost:" + bridge.getAddress().getPort() + "/ccai/events"),
                "events",
                "s3cret",
                PushSwitches.plain()));
        agents.login(DANA);
        agents.logout(DANA);
        bridge.stop(0);
        assertThat(told).extracting(e -> e.at("/item/State").asText()).containsExactly("login", "logout");
        assertThat(told.get(0).at("/item/Email").asText()).isEqualTo(DANA);
    }

    @Test
    void fiveThousandAgentsAreTailedByTheMomentOfTheirStatus() throws Exception {
        agents.putCrowd(5000, "agent%d@example.com");
        for (int n = 1; n <= 5000; n++) {
            agents.login("agent" + n + "@example.com");
        }
        String query = "?sort_column=status_updated_at&sort_direction=ASC&per=100&page=3"
                + "&status_updated_at%5Bfrom%5D=2025-01-01T00:00:00Z";
        HttpResponse<String> page = send("GET", "/manager/api/v1/agents" + query, "");
        assertThat(page.headers().firstValue("total")).contains("5001");
        assertThat(MAPPER.readTree(page.body())).hasSize(100);
        assertThat(MAPPER.readTree(
                        send("GET", "/apps/api/v1/agent_statuses", "").body()))
                .hasSize(5001);
    }

    @Test
    void theBusiestSecondIsCounted() throws Exception {
        for (int i = 0; i < 4; i++) {
            send("GET", "/apps/api/v1/agent_statuses", "");
        }
        assertThat(standIn.busiestSecond("/apps/")).isBetween(1, 4);
        assertThat(standIn.busiestSecond("/manager/")).isZero();
    }

    @Test
    void anOutageCanBeAPageOrAnAnswerThatGetsLost() throws Exception {
        agents.login(DANA);
        standIn.faults().html(Faults.Api.APPS).times(1);
        HttpResponse<String> page = send("GET", "/apps/api/v1/agent_statuses", "");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).startsWith("<html>");
        standIn.faults().lost(Faults.Api.APPS).times(1);
        assertThatThrownBy(() -> post("{\"status\":\"Meal\",\"agent_ids\":[1234]}"))
                .isInstanceOf(java.io.IOException.class);
        assertThat(agents.statusOf(DANA)).isEqualTo("Meal");
    }

    private String write(String status) throws Exception {
        HttpResponse<String> answer = post("{\"status\":\"" + status + "\",\"agent_ids\":[1234]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        return MAPPER.readTree(answer.body()).at("/0/message").asText();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send("POST", "/apps/api/v1/agent_statuses", body);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        String basic = Base64.getEncoder()
                .encodeToString((standIn.subdomain() + ":" + standIn.apiToken()).getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(standIn.url() + path))
                        .header("Authorization", "Basic " + basic)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
