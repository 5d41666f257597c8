package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Faults.Api;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What agents choose on either side is seen and stored once, whoever tells it. */
class SightingStoriesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final AtomicLong AGENTS = new AtomicLong(5000);
    private static BridgeUnderTest bridge;
    private static String team;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.status.inheritance=on",
                "bridge.app-token=app-secret",
                "bridge.kustomer.budget-share=1",
                "bridge.status.budget-share=1",
                "bridge.status.kustomer-poll=200ms,1s",
                "bridge.status.ccai-poll=300ms,1s");
        team = bridge.kustomer.addTeam("Support");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void aChangeInKustomerIsOneSighting() {
        var email = email();
        var user = bridge.kustomer.addUser(email.toUpperCase(java.util.Locale.ROOT), "Ann");
        var before = Instant.now();
        var session = bridge.kustomer.setAgentStatus(user, team, status("Available"));
        awaitValue(email, status("Available"));
        assertThat(bridge.text("select source || ' ' || side || ' ' || work_session || ' ' || team from agent_sighting"
                        + of(email)))
                .isEqualTo("work-sessions kustomer " + session + " " + team);
        assertThat(bridge.number("select count(*) from agent_sighting" + of(email) + " and as_of >= timestamptz '"
                        + before + "' and changed_at <= as_of"))
                .isEqualTo(1);

        bridge.kustomer.setAgentStatus(user, team, status("Lunch"));
        awaitValue(email, status("Lunch"));
        awaitReadings("work-sessions", 2);
        assertThat(sightings(email)).isEqualTo(2);
        assertThat(bridge.number("select wakes from agent where email = '" + email + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoeverIsMissingTwiceIsSignedOutAndComesBack() {
        var email = email();
        var user = bridge.kustomer.addUser(email, "Bob");
        bridge.kustomer.setAgentStatus(user, team, status("Available"));
        awaitValue(email, status("Available"));
        bridge.kustomer.setAgentStatus(user, team, status("Offline"));
        await().atMost(LONG)
                .until(() -> bridge.number("select count(*) from agent_sighting" + of(email)
                                + " and value is null and changed_at is null and source = 'work-sessions'")
                        == 1);
        awaitReadings("work-sessions", 3);
        assertThat(sightings(email)).isEqualTo(2);
        bridge.kustomer.setAgentStatus(user, team, status("Available"));
        await().atMost(LONG).until(() -> sightings(email) == 3);
    }

    @Test
    void aBrokenReadingSignsNobodyOut() {
        var email = email();
        var user = bridge.kustomer.addUser(email, "Cem");
        bridge.kustomer.setAgentStatus(user, team, status("Available"));
        awaitValue(email, status("Available"));
        var sessions = bridge.kustomer.faults();
        sessions.on("GET", "/v1/routing/work-sessions*").times(1).html(502);
        sessions.on("GET", "/v1/routing/work-sessions*").times(1).html(200);
        sessions.on("GET", "/v1/routing/work-sessions*").times(1).tooManyRequests(Duration.ofSeconds(1));
        sessions.on("GET", "/v1/routing/work-sessions*").times(1).unauthorized();
        await().atMost(LONG).until(() -> trouble("work-sessions").contains("KUSTOMER_API_KEY"));
        assertThat(bridge.number("select failed from status_poll where what = 'work-sessions'"))
                .as("a full rate limit is no failed attempt")
                .isEqualTo(3);
        await().atMost(LONG).until(() -> trouble("work-sessions").isEmpty());
        awaitReadings("work-sessions", 1);
        assertThat(sightings(email)).isEqualTo(1);
        sessions.clear();
    }

    @Test
    void readingSlowsDownWhileNobodyChangesAndHurriesWhenSomebodyDoes() {
        await().atMost(LONG).until(() -> pause("work-sessions").equals("1000"));
        var user = bridge.kustomer.addUser(email(), "Dot");
        bridge.kustomer.setAgentStatus(user, team, status("Available"));
        await().atMost(LONG).until(() -> pause("work-sessions").equals("200"));
    }

    @Test
    void ccaiPlatformIsAskedSeldomWhileNobodyChangesAndOftenWhenSomebodyDoes() {
        bridge.run("update status_poll set fast_until = now() where what = 'agent-statuses'");
        await().atMost(LONG).until(() -> pause("agent-statuses").equals("1000"));
        bridge.ccai.putAgent(AGENTS.incrementAndGet(), "Hal", email(), "1");
        await().atMost(LONG).until(() -> pause("agent-statuses").equals("300"));
    }

    @Test
    void twoHundredAndFiftyAgentsAreReadOverThreePages() {
        var names = IntStream.range(0, 250)
                .mapToObj(n -> "many" + n + "@example.com")
                .toList();
        bridge.run("update status_poll set read_at = now() - interval '1 minute' where what = 'users'");
        names.stream()
                .map(name -> bridge.kustomer.addUser(name, name))
                .toList()
                .forEach(user -> bridge.kustomer.setAgentStatus(user, team, status("Available")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> bridge.number("select count(*) from agent_sighting where email like 'many%'") == 250);
        awaitReadings("work-sessions", 3);
        assertThat(bridge.number("select count(*) from agent_sighting where email like 'many%'"))
                .isEqualTo(250);
        assertThat(bridge.kustomer.ledger().entries())
                .anyMatch(one -> one.path().equals("/v1/routing/work-sessions")
                        && one.query().contains("page=3"));
        names.forEach(name -> bridge.kustomer.setAgentStatus(userOf(name), team, status("Offline")));
        await().atMost(LONG)
                .until(() ->
                        bridge.number("select count(*) from agent_sighting where email like 'many%' and value is null")
                                == 250);
    }

    @Test
    void aChangeInCcaiPlatformIsOneSightingWhicheverOfItsInterfacesTellsIt() {
        var email = email();
        var agent = AGENTS.incrementAndGet();
        bridge.ccai.putAgent(agent, "Eve", email, "1");
        await().atMost(LONG).until(() -> sightings(email) == 1);
        bridge.ccai.agentTakes(agent, "Meal");
        awaitValue(email, "Meal");
        bridge.ccai.agentTakes(agent, "Available");
        await().atMost(LONG).until(() -> sightings(email) == 3);
        awaitReadings("agents", 1);
        awaitReadings("agent-statuses", 2);
        assertThat(sightings(email)).isEqualTo(3);
        assertThat(bridge.text("select side || ' ' || value from agent_sighting" + of(email) + " order by n desc"))
                .isEqualTo("ccai Available");
        assertThat(bridge.text("select email || ' ' || name from ccai_agent where id = '" + agent + "'"))
                .isEqualTo(email + " Eve");
        assertThat(bridge.ccai.violations()).isZero();
    }

    @Test
    void aLogoutIsSeenFromItsEventAndNotAgainFromThePoll() {
        var email = email();
        var agent = AGENTS.incrementAndGet();
        bridge.ccai.putAgent(agent, "Fay", email, "1");
        bridge.ccai.agentTakes(agent, "Available");
        await().atMost(LONG).until(() -> sightings(email) > 0);
        awaitValue(email, "Available");
        var before = sightings(email);
        bridge.ccai.agentTakes(agent, "Offline");
        bridge.pushAccepted(logged(agent, email, "logout"));
        await().atMost(LONG).until(() -> sightings(email) == before + 1);
        awaitReadings("agent-statuses", 2);
        bridge.pushAccepted(logged(agent, email, "logout"));
        bridge.pushAccepted(logged(agent, email, "login"));
        awaitReadings("agents", 1);
        assertThat(sightings(email)).isEqualTo(before + 1);
        assertThat(bridge.text("select value from agent_sighting" + of(email) + " order by n desc"))
                .isEqualTo("Offline");
        assertThat(bridge.number("select count(*) from inbox where kind = 'agent' and session_id = '" + agent + "'"))
                .isEqualTo(3);
    }

    @Test
    void whileCcaiPlatformIsAwayNobodyIsLoggedOut() {
        var email = email();
        var agent = AGENTS.incrementAndGet();
        bridge.ccai.putAgent(agent, "Gil", email, "1");
        await().atMost(LONG).until(() -> sightings(email) > 0);
        bridge.ccai.faults().unavailable(Api.APPS).times(3);
        await().atMost(LONG).until(() -> trouble("agent-statuses").contains("503"));
        await().atMost(LONG).until(() -> trouble("agent-statuses").isEmpty());
        assertThat(bridge.number("select count(*) from agent_sighting" + of(email) + " and value is null"))
                .isZero();
    }

    @Test
    void teamsAreReadWithTheirRoutingSettings() throws Exception {
        var other = bridge.kustomer.addTeam("Night shift");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(bridge.kustomer.url().resolve("/v1/routing/settings/" + other))
                                .header("Authorization", "Bearer " + bridge.kustomer.apiKey())
                                .PUT(BodyPublishers.ofString("{\"enabled\":true,\"externalQueues\":[\"ccai\"]}"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        bridge.run("update status_poll set due_at = now() where what = 'teams'");
        await().atMost(LONG)
                .until(() -> "Night shift true ccai"
                        .equals(bridge.text(
                                "select name || ' ' || routing_on || ' ' || external_queue from kustomer_team where id = '"
                                        + other + "'")));
        await().atMost(LONG)
                .until(() -> bridge.number("select count(*) from kustomer_team where id = '" + team
                                + "' and not routing_on and external_queue is null")
                        == 1);
    }

    @Test
    void theAppTellsAChangeBeforeItIsReadAndTwiceIsOnce() {
        var email = email();
        var body = "{\"email\":\"" + email.toUpperCase(java.util.Locale.ROOT)
                + "\",\"statusId\":\"s1\",\"statusName\":\"Lunch\","
                + "\"kustomerUserId\":\"u1\",\"teamId\":\"t1\",\"at\":\"" + Instant.now()
                + "\",\"instanceId\":\"tab-1\",\"more\":{}}";
        assertThat(tell("app-secret", body).body()).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
        var again = tell("app-secret", body);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("{\"accepted\":0,\"duplicates\":1}");
        assertThat(bridge.text("select source || value || team || instance from agent_sighting" + of(email)
                        + " and changed_at = as_of"))
                .isEqualTo("apps1t1tab-1");
        assertThat(bridge.number("select count(*) from agent_tab where email = '" + email + "'"))
                .isEqualTo(1);

        var late = "{\"email\":\"" + email
                + "\",\"statusId\":\"s2\",\"at\":\"2020-01-01T00:00:00Z\",\"instanceId\":\"tab-2\"}";
        assertThat(tell("app-secret", late).body()).contains("\"accepted\":1");
        assertThat(tell("app-secret", late).body()).contains("\"duplicates\":1");
        assertThat(bridge.number(
                        "select count(*) from agent_sighting" + of(email) + " and as_of > now() - interval '1 minute'"))
                .isEqualTo(2);
    }

    @Test
    void theAppsDoorSaysWhatIsWrong() {
        assertThat(tell("wrong", "{}").statusCode()).isEqualTo(401);
        assertThat(bridge.push("{\"count\":0,\"events\":[]}").statusCode()).isEqualTo(202);
        assertProblem("no json", 400, "JSON");
        assertProblem("[]", 422, "email");
        assertProblem("{\"statusId\":\"s1\"}", 422, "email");
        assertProblem("{\"email\":\"ann\",\"statusId\":\"s1\"}", 422, "email");
        assertProblem("{\"email\":\"a@example.com\"}", 422, "statusId");
        assertProblem("{\"email\":\"a@example.com\",\"statusId\":7}", 422, "statusId");
        assertProblem("{\"email\":\"a@example.com\",\"statusId\":\"s1\",\"at\":\"noon\"}", 422, "at ");
    }

    @Test
    void whatWasSeenAndHowOldItIsCanBeWatched() {
        await().atMost(LONG)
                .until(() -> bridge.metrics().contains("status_reading_age_seconds{what=\"work-sessions\"")
                        && bridge.metrics().contains("agent_sightings_total{"));
    }

    private static void assertProblem(String body, int status, String word) {
        var answer = tell("app-secret", body);
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(answer.body()).contains("\"detail\"").contains(word);
    }

    private static HttpResponse<String> tell(String token, String body) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(bridge.address("/kustomer/app/agent-status"))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String logged(long agent, String email, String state) {
        return "{\"type\":\"AgentState\",\"item\":{\"ParticipantID\":\"" + agent + "\",\"Email\":\"" + email
                + "\",\"State\":\"" + state + "\"}}";
    }

    private static String email() {
        return "agent" + AGENTS.incrementAndGet() + "@example.com";
    }

    private static String of(String email) {
        return " where email = '" + email + "'";
    }

    private static long sightings(String email) {
        return bridge.number("select count(*) from agent_sighting" + of(email));
    }

    private static void awaitValue(String email, String value) {
        await().atMost(LONG)
                .until(() -> value.equals(
                        bridge.text("select value from agent_sighting" + of(email) + " order by n desc limit 1")));
    }

    /** So many more readings have come to their end. */
    private static void awaitReadings(String what, int count) {
        for (int n = 0; n < count; n++) {
            var last = bridge.text("select read_at from status_poll where what = '" + what + "'");
            await().atMost(LONG)
                    .until(() ->
                            !last.equals(bridge.text("select read_at from status_poll where what = '" + what + "'")));
        }
    }

    private static String trouble(String what) {
        return bridge.text("select coalesce(trouble, '') from status_poll where what = '" + what + "'");
    }

    private static String pause(String what) {
        return bridge.text(
                "select coalesce(cast(extract(epoch from pause) * 1000 as int), 0) from status_poll where what = '"
                        + what + "'");
    }

    private static String userOf(String email) {
        return bridge.text("select user_id from kustomer_person where email = '" + email + "'");
    }

    private static String status(String name) {
        return bridge.kustomer.statuses().stream()
                .filter(one -> one.at("/attributes/name").asText().equals(name))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }
}
