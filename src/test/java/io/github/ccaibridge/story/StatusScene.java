package io.github.ccaibridge.story;

import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.StatusWrite;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A bridge that lets agents' statuses follow each other, a mapping, a team with our queue, and agents on both sides. */
final class StatusScene implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);
    private static final AtomicLong AGENTS = new AtomicLong(7000);

    final BridgeUnderTest bridge;
    final String team;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> users = new ConcurrentHashMap<>();

    StatusScene(String... more) {
        bridge = new BridgeUnderTest(Stream.concat(
                        Stream.of(
                                "bridge.status.inheritance=on",
                                "bridge.status.direction=both",
                                "bridge.app-token=app-secret",
                                "bridge.kustomer.budget-share=1",
                                "bridge.status.budget-share=1",
                                "bridge.status.kustomer-poll=200ms,500ms",
                                "bridge.status.ccai-poll=300ms",
                                "bridge.status.echo-window=2s"),
                        Stream.of(more))
                .toArray(String[]::new));
        team = bridge.kustomer.addTeam("Support");
        call("PUT", "/v1/routing/settings/" + team, "{\"enabled\":true,\"externalQueues\":[\"ccai\"]}");
        bridge.kustomer.addStatus("Coaching", "unavailable");
        bridge.kustomer.addStatus("Training", "unavailable");
        bridge.kustomer.addStatus("Gardening", "unavailable");
        map("Available", "Available");
        map("Lunch", "Meal");
        map("Coaching", "Meeting");
        map("Training", "Meeting");
        represent("Available", "Available");
        represent("Meal", "Lunch");
        represent("Meeting", "Training");
        if (!List.of(more).contains("bridge.status.inheritance=off")) {
            bridge.run("update status_poll set due_at = now() where what = 'teams'");
            await("teams")
                    .atMost(LONG)
                    .until(() -> bridge.number("select count(*) from kustomer_team where routing_on") > 0);
        }
    }

    private void map(String kustomer, String ccai) {
        bridge.run("insert into status_mapping values ('" + status(kustomer) + "', '" + ccai + "')");
    }

    private void represent(String ccai, String kustomer) {
        bridge.run("insert into status_representative values ('" + ccai + "', '" + status(kustomer) + "')");
    }

    private void call(String method, String path, String body) {
        send(HttpRequest.newBuilder(bridge.kustomer.url().resolve(path))
                .header("Authorization", "Bearer " + bridge.kustomer.apiKey())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private int send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** An agent who is Available on both sides, and whom the bridge knows. */
    String agent() {
        var email = newAgent();
        settled(email, "Available", "Available");
        return email;
    }

    String newAgent() {
        var n = AGENTS.incrementAndGet();
        var email = "agent" + n + "@example.com";
        users.put(email, bridge.kustomer.addUser(email, "Agent " + n));
        bridge.ccai.putAgent(n, "Agent " + n, email, String.valueOf(n));
        inKustomer(email, "Available");
        return email;
    }

    void inKustomer(String email, String name) {
        bridge.kustomer.setAgentStatus(users.get(email), team, status(name));
    }

    void inCcai(String email, String name) {
        bridge.ccai.agents().choose(email, name);
    }

    /** What the app tells from a browser tab. */
    int told(String email, String name, String tab) {
        return send(HttpRequest.newBuilder(bridge.address("/kustomer/app/agent-status"))
                .header("Authorization", "Bearer app-secret")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        """
                        {"email":"%s","kustomerUserId":"%s","statusId":"%s","statusName":"%s","teamId":"%s","at":"%s","instanceId":"%s"}""".formatted(email, users.get(email), status(name), name, team, Instant.now(), tab))));
    }

    String status(String name) {
        return bridge.kustomer.statuses().stream()
                .filter(one -> one.at("/attributes/name").asText().equals(name))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    String kustomerOf(String email) {
        return bridge.kustomer.workSessions().stream()
                .filter(one -> one.at("/relationships/user/data/id").asText().equals(users.get(email))
                        && one.at("/attributes/active").asBoolean())
                .map(one -> one.at("/relationships/status/data/id").asText())
                .findFirst()
                .orElse("");
    }

    String ccaiOf(String email) {
        return bridge.ccai.agents().statusOf(email);
    }

    List<StatusWrite> ccaiWrites(String email) {
        return bridge.ccai.agents().writesOf(email);
    }

    long kustomerWrites() {
        return bridge.kustomer.ledger().entries().stream()
                .filter(one -> one.method().equals("PUT") && one.path().startsWith("/v1/routing/work-sessions/"))
                .count();
    }

    /** Both sides show this, the bridge knows it, and nothing is to be done any more. */
    void settled(String email, String kustomer, String ccai) {
        try {
            await(email + " " + kustomer + " " + ccai)
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> rests(email, kustomer, ccai));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    "Kustomer " + kustomerOf(email) + ", CCAI Platform " + ccaiOf(email) + ", "
                            + bridge.text("select cast(to_json(a) as text) from agent a where email = '" + email + "'")
                            + ", " + outcomes(email),
                    late);
        }
    }

    private boolean rests(String email, String kustomer, String ccai) {
        return kustomerOf(email).equals(status(kustomer))
                && ccaiOf(email).equals(ccai)
                && quiet(email)
                && shows(email, "kustomer", status(kustomer))
                && shows(email, "ccai", ccai);
    }

    boolean quiet(String email) {
        return bridge.number("select count(*) from agent a where email = '" + email
                        + "' and (lease_token is not null or due_at <= now() or state like '%\"pending\":{%')")
                == 0;
    }

    /** Whether the bridge knows that the agent has that status. */
    boolean knows(String email, String side, String value) {
        return shows(email, side, value);
    }

    private boolean shows(String email, String side, String value) {
        return value.equals(bridge.text(
                "select cast(state as jsonb)->'" + side + "'->>'value' from agent where email = '" + email + "'"));
    }

    /** What came of the agent's sightings, in one text. */
    String outcomes(String email) {
        return bridge.text(
                "select string_agg(outcome, ' | ' order by n) from agent_sighting where email = '" + email + "'");
    }

    String parked(String email) {
        return bridge.text("select parked from agent where email = '" + email + "'");
    }

    @Override
    public void close() {
        bridge.close();
    }
}
