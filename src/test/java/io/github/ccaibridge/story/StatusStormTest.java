package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Request;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Thousands of agents change their status at once: CCAI Platform gets few requests, ten a second at most, and the newest status. */
class StatusStormTest {
    private static final int AGENTS = Integer.getInteger("storm.agents", 5000);

    @Test
    void fiveThousandAgentsEndInTheirNewestStatusWithinTheLimit() {
        try (var scene = new StatusScene("bridge.status.direction=kustomer-to-ccai")) {
            var bridge = scene.bridge;
            bridge.ccai.agents().putCrowd(AGENTS, "crowd%d@example.com");
            for (int n = 1; n <= AGENTS; n++) {
                bridge.ccai.agents().becomes(email(n), "Available");
            }
            bridge.run(
                    "insert into kustomer_user (email, user_id) select 'crowd' || n || '@example.com', 'user' || n from"
                            + " generate_series(1, " + AGENTS + ") n on conflict do nothing");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> bridge.number("select count(*) from agent where email like 'crowd%'"
                                    + " and state like '%Available%' and lease_token is null and due_at is null")
                            == AGENTS);
            var begin = Instant.now();
            tell(scene, "Available", 1);
            tell(scene, "Lunch", 2);
            tell(scene, "Coaching", 3);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> LongStream.rangeClosed(1, AGENTS)
                            .allMatch(n -> scene.ccaiOf(email(n)).equals(n % 2 == 0 ? "Meal" : "Meeting")));
            var posts = bridge.ccai.requests().stream()
                    .filter(one -> one.at().isAfter(begin) && one.path().equals("/apps/api/v1/agent_statuses"))
                    .toList();
            var writes =
                    posts.stream().filter(one -> one.method().equals("POST")).count();
            System.out.printf(
                    "storm: %d agents, %d requests that set statuses, at most %d requests to the Apps API in any second, %d ms%n",
                    AGENTS,
                    writes,
                    mostInASecond(posts),
                    Duration.between(begin, Instant.now()).toMillis());
            assertThat(mostInASecond(posts)).isLessThanOrEqualTo(10);
            assertThat(writes).isLessThan(AGENTS / 10);
            assertThat(bridge.ccai.violations()).isZero();
        }
    }

    private static String email(long n) {
        return "crowd" + n + "@example.com";
    }

    /** As a poll stores what it read: every agent's change, in one statement; the third one is overtaken for the even ones. */
    private static void tell(StatusScene scene, String status, int nth) {
        var who = nth == 3 ? "n % 2 = 1" : "true";
        scene.bridge.run(
                "with told as (insert into agent_sighting (sighting_id, email, side, source, value, changed_at, as_of,"
                        + " work_session, team) select 'storm:' || n || ':" + nth
                        + "', 'crowd' || n || '@example.com', 'kustomer',"
                        + " 'work-sessions', '" + scene.status(status)
                        + "', clock_timestamp(), clock_timestamp(), 'ws' || n, '"
                        + scene.team + "' from generate_series(1, " + AGENTS + ") n where " + who + " returning email)"
                        + " update agent set due_at = least(due_at, now()), wakes = wakes + 1 from told where agent.email = told.email");
    }

    private static long mostInASecond(List<Request> requests) {
        var times = new ArrayList<>(requests.stream().map(Request::at).sorted().toList());
        long most = 0;
        for (int from = 0, to = 0; to < times.size(); to++) {
            while (!times.get(from).plusSeconds(1).isAfter(times.get(to))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @Test
    void theTimeFromTheDoorToTheRequestIsMeasured() throws Exception {
        try (var scene = new StatusScene()) {
            var agents = new ArrayList<String>();
            for (int n = 0; n < 20; n++) {
                agents.add(scene.agent());
            }
            var taken = new ArrayList<Long>();
            for (var agent : agents) {
                scene.inKustomer(agent, "Lunch");
                scene.told(agent, "Lunch", "tab");
                var accepted = Instant.now();
                await().atMost(StatusScene.LONG)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> !scene.ccaiWrites(agent).isEmpty());
                taken.add(Duration.between(
                                accepted, scene.ccaiWrites(agent).get(0).at())
                        .toMillis());
            }
            var http = HttpClient.newHttpClient();
            var bare = new ArrayList<Long>();
            for (int n = 0; n < 20; n++) {
                var begin = System.nanoTime();
                http.send(
                        HttpRequest.newBuilder(scene.bridge.ccai.url().resolve("/apps/api/v1/agent_statuses"))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.discarding());
                bare.add((System.nanoTime() - begin) / 1_000_000);
            }
            System.out.printf(
                    "status latency, door's 202 to request: p50 %d ms, p95 %d ms; a bare request: p50 %d ms, p95 %d ms%n",
                    at(taken, 50), at(taken, 95), at(bare, 50), at(bare, 95));
            assertThat(taken).hasSize(20);
        }
    }

    private static long at(List<Long> values, int percent) {
        return values.stream().sorted().toList().get(Math.min(values.size() - 1, values.size() * percent / 100));
    }
}
