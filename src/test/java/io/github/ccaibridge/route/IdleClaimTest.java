package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a worker is idle, a door that stores events claims their lanes for it in the same transaction, as claim-lanes.sql would. */
class IdleClaimTest {
    private static final String EVENT = """
            {"event_id":"%1$s","source":"events","kind":"call","session_id":"%1$s","lane":"%2$s","contact":true,
             "occurred_at":"2025-11-26T09:00:00Z","payload":"{}"}""";

    private Statements sql;
    private int stored;

    @BeforeEach
    void start() throws Exception {
        sql = new Statements();
        sql.says("bridge.erasure-key", "");
        for (var nothing : List.of("traceparent", "objects[kind]", "objects[ids]", "again")) {
            sql.says("variable." + nothing, null);
        }
        idle("token", 16);
    }

    @AfterEach
    void end() throws Exception {
        sql.close();
    }

    @Test
    void aFreeLaneIsClaimed() {
        assertThat(store("ann"))
                .containsExactly(Map.of("lane", "ann", "token", "token", "wakes", 0L, "stored", 1L, "waiting", 0L));
        assertThat(held()).containsExactly(Map.of("lane", "ann", "lease_token", "token", "left", 60L));
        assertThat(sql.run("claim-lanes")).isEmpty();
    }

    @Test
    void aLaneThatWaitsForItsTimeIsClaimedAsItWouldBeWoken() {
        store("ann");
        sql.execute("update lane set lease_token = null, lease_until = null, due_at = now() + interval '1 hour'");
        assertThat(claimed(store("ann"))).containsExactly("ann");
    }

    @Test
    void aLaneThatSomebodyHasInHandWaits() {
        store("ann");
        idle("another", 16);
        assertThat(store("ann")).containsExactly(Map.of("stored", 1L, "waiting", 1L));
        assertThat(held()).containsExactly(Map.of("lane", "ann", "lease_token", "token", "left", 60L));
    }

    @Test
    void aLaneWhoseWorkerIsGoneIsClaimedOnceItsLeaseIsOver() {
        store("ann");
        sql.later(Duration.ofSeconds(61));
        idle("another", 16);
        assertThat(store("ann"))
                .containsExactly(Map.of("lane", "ann", "token", "another", "wakes", 1L, "stored", 1L, "waiting", 0L));
    }

    @Test
    void aParkedLaneIsLeftToTheOperator() {
        idle("token", 0);
        store("ann");
        sql.execute("update lane set parked_at = now()");
        idle("token", 16);
        assertThat(claimed(store("ann"))).isEmpty();
        assertThat(held()).isEmpty();
    }

    @Test
    void thereAreNoMoreLanesClaimedThanWorkersAreIdle() {
        idle("token", 2);
        var rows = store("ann", "ben", "cid");
        assertThat(claimed(rows)).containsExactlyInAnyOrder("ann", "ben");
        assertThat(rows.get(0)).containsEntry("waiting", 1L);
        assertThat(sql.run("claim-lanes")).extracting(row -> row.get("lane")).containsExactly("cid");
    }

    @Test
    void nothingIsClaimedWhereNoWorkerIsIdle() {
        idle("token", 0);
        assertThat(store("ann")).containsExactly(Map.of("stored", 1L, "waiting", 1L));
    }

    @Test
    void nothingIsClaimedByWhoeverAsksForNone() {
        idle(null, null);
        assertThat(store("ann")).containsExactly(Map.of("stored", 1L, "waiting", 1L));
        assertThat(held()).isEmpty();
    }

    @Test
    void whatIsToldAgainClaimsNothing() {
        idle("token", 0);
        store("ann");
        stored = 0;
        idle("token", 16);
        assertThat(store("ann")).containsExactly(Map.of("stored", 0L, "waiting", 0L));
        assertThat(held()).isEmpty();
    }

    private void idle(String token, Integer room) {
        sql.says("variable.idle[token]", token);
        sql.says("variable.idle[room]", room == null ? null : room.toString());
    }

    /** An event of a new session in each of these lanes, in one body; what is null is left out, and so are the duplicates. */
    private List<Map<String, Object>> store(String... lanes) {
        sql.says(
                "variable.events",
                Stream.of(lanes)
                        .map(lane -> EVENT.formatted(++stored, lane))
                        .toList()
                        .toString());
        var rows = sql.run("store-events");
        rows.forEach(row -> {
            row.values().removeIf(value -> value == null);
            row.remove("duplicates");
        });
        return rows;
    }

    private static List<Object> claimed(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> row.get("lane"))
                .filter(lane -> lane != null)
                .toList();
    }

    private List<Map<String, Object>> held() {
        return sql.query(
                "select lane, lease_token, cast(extract(epoch from lease_until - now()) as bigint) as left from lane"
                        + " where lease_token is not null");
    }
}
