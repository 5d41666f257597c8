package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkSessionsTest {
    private static final String SESSIONS = "/v1/routing/work-sessions";
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final RoutingDesk desk = standIn.routing();
    private final Caller caller = new Caller(standIn);
    private AgentDesktop ann;
    private String voice;

    @BeforeEach
    void annIsHired() {
        voice = desk.team("Voice", "CCAI");
        ann = desk.hire("ann@example.com", "Ann", voice);
    }

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void aShiftIsOneSessionThatCountsTheTimeInEachStatus() throws Exception {
        String session = ann.picks("Available");
        ann.picks("Lunch");
        standIn.advance(Duration.ofMinutes(30));
        assertThat(ann.picks("Available")).isEqualTo(session);
        JsonNode lunch = one(session).at("/data/attributes/totalTimeByStatus/" + desk.statusId("Lunch"));
        assertThat(lunch.path("time").asInt()).isBetween(1800, 1801);
        assertThat(one(session)
                        .at("/data/attributes/totalTimeByStatus/" + desk.statusId("Available") + "/statusSelectedCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(one(session).at("/data/relationships/team/data/id").asText()).isEqualTo(voice);
    }

    @Test
    void workMovesTheRevisionAndLeavesTheStatusAlone() throws Exception {
        String session = ann.picks("Available");
        JsonNode before = one(session);
        ann.getsWork();
        JsonNode after = one(session);
        assertThat(after.at("/data/attributes/rev").asInt())
                .isEqualTo(before.at("/data/attributes/rev").asInt() + 1);
        assertThat(after.at("/data/attributes/updatedAt")).isNotEqualTo(before.at("/data/attributes/updatedAt"));
        assertThat(after.at("/data/attributes/workItemCount").asInt()).isEqualTo(1);
        assertThat(after.at("/data/attributes/totalTimeByStatus"))
                .isEqualTo(before.at("/data/attributes/totalTimeByStatus"));
        assertThat(after.at("/data/relationships/status")).isEqualTo(before.at("/data/relationships/status"));
    }

    @Test
    void anEndedSessionIsReadOnlyAndTheNextChangeOpensAnother() throws Exception {
        String first = ann.picks("Available");
        ann.signsOut();
        assertThat(ann.status()).isEqualTo("Offline");
        assertThat(put(first, "Lunch").status()).isEqualTo(409);
        String second = ann.picks("Available");
        assertThat(second).isNotEqualTo(first);
        assertThat(caller.get("/v1/routing/users/" + ann.userId() + "/work-sessions")
                        .body()
                        .path("data"))
                .hasSize(2);
        assertThat(active()).hasSize(1);
    }

    @Test
    void everyWriteOfTheApiIsListedWithItsOutcome() throws Exception {
        String session = ann.picks("Available");
        assertThat(put(session, "Lunch").status()).isEqualTo(200);
        assertThat(ann.status()).isEqualTo("Lunch");
        ann.signsOut();
        put(session, "Available");
        assertThat(desk.writesOf(ann.userId())).extracting(StatusWrite::isTaken).containsExactly(true, false);
        assertThat(desk.writes().get(0).to()).isEqualTo(desk.statusId("Lunch"));
    }

    @Test
    void theSelectedTeamIsShownAndItsRoutingCanBeSwitchedOff() throws Exception {
        String session = ann.picks("Available");
        String other = desk.team("Mail", "");
        ann.selectsTeam(other);
        assertThat(one(session).at("/data/relationships/team/data/id").asText()).isEqualTo(other);
        desk.route(voice, false, "CCAI");
        JsonNode settings = caller.get("/v1/routing/settings/" + voice).body().at("/data/attributes");
        assertThat(settings.path("enabled").asBoolean()).isFalse();
        assertThat(settings.at("/externalQueues/0").asText()).isEqualTo("CCAI");
    }

    @Test
    void aListThatIsBehindShowsTheStatusOfSomeTimeAgo() throws Exception {
        standIn.switches(standIn.switches().with(Switch.WORK_SESSION_LAG_MILLIS, 60_000));
        ann.picks("Available");
        assertThat(active()).isEmpty();
        standIn.advance(Duration.ofSeconds(61));
        String session = ann.picks("Lunch");
        assertThat(statusOf(active().get(0))).isEqualTo(desk.statusId("Available"));
        assertThat(statusOf(one(session).path("data"))).isEqualTo(desk.statusId("Lunch"));
        standIn.advance(Duration.ofSeconds(61));
        assertThat(statusOf(active().get(0))).isEqualTo(desk.statusId("Lunch"));
    }

    @Test
    void twoTabsTellWhatEachOfThemShows() throws Exception {
        List<JsonNode> told = new CopyOnWriteArrayList<>();
        HttpServer bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/kustomer/app/agent-status", exchange -> {
            told.add(Caller.MAPPER.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        bridge.start();
        URI door = URI.create("http://localhost:" + bridge.getAddress().getPort() + "/kustomer/app/agent-status");
        ann.picks("Available");
        Tab first = ann.opensTab("one", door, "secret");
        Tab second = ann.opensTab("two", door, "secret");
        assertThat(first.picksAndTells("Lunch")).isEqualTo(202);
        second.tells();
        bridge.stop(0);
        assertThat(told).extracting(body -> body.path("statusName").asText()).containsExactly("Lunch", "Available");
        assertThat(told).extracting(body -> body.path("instanceId").asText()).containsExactly("one", "two");
        assertThat(ann.status()).isEqualTo("Lunch");
    }

    @Test
    void fiveThousandAgentsAreListedInPages() throws Exception {
        for (int n = 0; n < 5000; n++) {
            desk.hire("a" + n + "@example.com", "A " + n, voice).picks("Available");
        }
        JsonNode page =
                caller.get(SESSIONS + "?active=true&pageSize=100&page=50").body();
        assertThat(page.path("data")).hasSize(100);
        assertThat(page.at("/meta/total").asInt()).isEqualTo(5000);
    }

    private JsonNode one(String session) throws Exception {
        return caller.get(SESSIONS + "/" + session).body();
    }

    private JsonNode active() throws Exception {
        return caller.get(SESSIONS + "?active=true").body().path("data");
    }

    private Caller.Got put(String session, String status) throws Exception {
        return caller.call("PUT", SESSIONS + "/" + session, "{'status':'" + desk.statusId(status) + "'}");
    }

    private static String statusOf(JsonNode session) {
        return session.at("/relationships/status/data/id").asText();
    }
}
