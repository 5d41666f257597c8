package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a worker lets a lane go, what came for it meanwhile is found, and what its sessions wait for is waited for. */
class LettingGoTest {
    private static final String EVENT = """
            [{"event_id":"%1$s","source":"events","kind":"call","session_id":"%1$s","lane":"ann","contact":true,
              "occurred_at":"2025-11-26T09:00:00Z","payload":"{}"}]""";

    private Statements sql;

    @BeforeEach
    void start() throws Exception {
        sql = new Statements();
        sql.says("bridge.erasure-key", "");
        sql.says("bridge.retention.keep-for", "90 days");
        for (var nothing : List.of(
                "traceparent", "idle[token]", "idle[room]", "readAfter", "objects[kind]", "objects[ids]", "again")) {
            sql.says("variable." + nothing, null);
        }
        for (var list : List.of("sent", "agents", "attached")) {
            sql.says("variable." + list, "[]");
        }
        sql.says("variable.progress", "{}");
        sql.says("variable.reason", "it failed");
        sql.says("variable.counts", "1");
        sql.says("variable.delayMillis", "700");
        for (var nothing : List.of("contactKey", "customer", "awaiting")) {
            sql.says("body." + nothing, null);
        }
        sql.says("body.left", "false");
        sql.says("body.decided", "true");
        sql.says("body.state", "waiting");
        sql.says("body.waitSeconds", "-1");
    }

    @AfterEach
    void end() throws Exception {
        sql.close();
    }

    /** The next three follow each other: a worker claims the lane, something comes, and it lets the lane go. */
    @ParameterizedTest
    @ValueSource(strings = {"settle-session", "release-lane", "let-lane-go"})
    void whatCameMeanwhileIsDueAtOnce(String how) {
        store("1");
        claim();
        store("2");
        sql.run(how);
        claim();
        assertThat(load()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle-session", "release-lane", "let-lane-go"})
    void anotherEventOfTheSameSessionIsDueAtOnceToo(String how) {
        store("1");
        claim();
        sql.execute("update session set events_stored = events_stored + 1");
        sql.run(how);
        claim();
        assertThat(load()).extracting(row -> row.get("id")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle-session", "release-lane"})
    void aLaneThatWasWokenMeanwhileIsDueAtOnce(String how) {
        seen();
        sql.execute("update lane set wakes = wakes + 1");
        sql.run(how);
        assertThat(dueIn()).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle-session", "release-lane"})
    void aLaneIsDueAtOnceForTheNewsOfAnyOfItsSessions(String how) {
        store("2");
        seen();
        sql.run(how);
        assertThat(dueIn()).isEqualTo(0L);
        claim();
        assertThat(load()).extracting(row -> row.get("id")).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle-session", "release-lane"})
    void aLaneOfWhichNothingIsLeftToDoIsDueNoMore(String how) {
        seen();
        sql.run(how);
        assertThat(dueIn()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle-session", "release-lane"})
    void aLaneIsDueWhenTheFirstOfItsSessionsIs(String how) {
        store("2");
        seen();
        sql.execute(
                "update session set events_seen = events_stored, due_at = now() + interval '9 seconds' where id = '2'");
        sql.execute("update session set due_at = now() + interval '20 seconds' where id = '1'");
        sql.says("body.waitSeconds", "20");
        sql.run(how);
        assertThat(dueIn()).isEqualTo(9000L);
        sql.later(Duration.ofSeconds(9));
        claim();
        assertThat(load()).extracting(row -> row.get("id")).containsExactly("2");
    }

    @Test
    void whoSettlesIsToldWhetherTheLaneIsDueAtOnce() {
        seen();
        assertThat(settledWithMore()).isFalse();
        store("2");
        claim();
        store("3");
        sql.says("body.id", "2");
        assertThat(settledWithMore()).isTrue();
    }

    @Test
    void whatCameWhileALaneFailedIsDueAfterItsPause() {
        store("1");
        claim();
        store("2");
        sql.run("postpone-lane");
        assertThat(dueIn()).isEqualTo(700L);
        sql.later(Duration.ofMillis(700));
        claim();
        assertThat(load()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle-session", "release-lane", "let-lane-go", "postpone-lane"})
    void whoHasLostTheLeaseChangesNothing(String how) {
        store("1");
        claim();
        sql.later(Duration.ofSeconds(61));
        var lost = sql.run("claim-lanes").get(0);
        sql.says("variable.lane[token]", "an older one");
        sql.run(how);
        assertThat(sql.query("select lease_token, lease_until > now() as held, due_at <= now() as due from lane"))
                .containsExactly(Map.of("lease_token", lost.get("token"), "held", true, "due", true));
    }

    private void store(String call) {
        sql.says("variable.events", EVENT.formatted(call));
        sql.run("store-events");
    }

    /** A worker claims the lane, as claim-lanes.sql tells it. */
    private void claim() {
        var claimed = sql.run("claim-lanes");
        assertThat(claimed).as("claimed").hasSize(1);
        sql.says("variable.lane[lane]", (String) claimed.get(0).get("lane"));
        sql.says("variable.lane[token]", (String) claimed.get(0).get("token"));
        sql.says("variable.lane[wakes]", String.valueOf(claimed.get(0).get("wakes")));
        sql.says("body.kind", "call");
        sql.says("body.id", "1");
        sql.says("body.seen", "1");
    }

    /** A worker has the lane, and all that came is done. */
    private void seen() {
        store("1");
        claim();
        sql.execute("update session set events_seen = events_stored where id = '1'");
    }

    private boolean settledWithMore() {
        return Boolean.TRUE.equals(sql.run("settle-session").get(0).get("more"));
    }

    private List<Map<String, Object>> load() {
        return sql.run("load-lane");
    }

    /** In how many milliseconds the lane is due; null for never. */
    private Object dueIn() {
        return sql.query(
                        "select cast(extract(epoch from due_at - now()) * 1000 as bigint) as n from lane where lease_token is null")
                .get(0)
                .get("n");
    }
}
