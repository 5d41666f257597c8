package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the lanes of stored events: claimed ones go to the workers, and nobody is kept waiting by full hands. */
class HandOverStoredTest extends OneRouteFile {
    private static final int QUEUED = 16;

    private Connection database;

    HandOverStoredTest() {
        super("intake/hand-over-stored.camel.yaml", "seda:wake-lanes.*");
    }

    @BeforeEach
    void noLanes() throws SQLException {
        database = context()
                .getRegistry()
                .lookupByNameAndType("dataSource", DataSource.class)
                .getConnection();
        execute("delete from lane");
    }

    @AfterEach
    void end() throws SQLException {
        database.close();
    }

    @Test
    void claimedLanesAreTheWorkersAndNobodyElseIsWoken() throws Exception {
        neighbour("seda:wake-lanes").expectedMessageCount(0);
        handOver(claimed(3, 0));
        assertThat(queue().getCurrentQueueSize()).isEqualTo(3);
        assertThat(held()).isEqualTo(3);
        neighbour("seda:wake-lanes").assertIsSatisfied();
    }

    @Test
    void lanesThatWaitAreToldOf() throws Exception {
        neighbour("seda:wake-lanes").expectedMessageCount(1);
        handOver(claimed(1, 2));
        assertThat(queue().getCurrentQueueSize()).isEqualTo(1);
        neighbour("seda:wake-lanes").assertIsSatisfied();
    }

    @Test
    void whereNoLaneIsClaimedNoWorkerGetsOne() throws Exception {
        neighbour("seda:wake-lanes").expectedMessageCount(1);
        var none = new HashMap<String, Object>(Map.of("stored", 1L, "waiting", 1L));
        none.put("lane", null);
        handOver(List.of(none));
        assertThat(queue().getCurrentQueueSize()).isZero();
        neighbour("seda:wake-lanes").assertIsSatisfied();
    }

    @Test
    void aLaneForWhichOtherDoorsWereQuickerIsGivenBackAndLookedForAgain() throws Exception {
        neighbour("seda:wake-lanes").expectedMessageCount(2);
        handOver(claimed(QUEUED + 2, 0));
        assertThat(queue().getCurrentQueueSize()).isEqualTo(QUEUED);
        assertThat(held()).isEqualTo(QUEUED);
        neighbour("seda:wake-lanes").assertIsSatisfied();
    }

    private void handOver(List<Map<String, Object>> rows) {
        var exchange =
                template.send("direct:hand-over-stored", one -> one.getIn().setBody(rows));
        assertThat((Throwable) exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody())
                .as("what the door answers from")
                .isEqualTo(rows);
    }

    private List<Map<String, Object>> claimed(int lanes, long waiting) throws SQLException {
        execute("insert into lane (lane, lease_token, lease_until)"
                + " select 'lane' || nth, 'token', now() + interval '1 minute' from generate_series(1, " + lanes
                + ") nth");
        return IntStream.rangeClosed(1, lanes)
                .mapToObj(nth -> Map.<String, Object>of(
                        "lane", "lane" + nth, "token", "token", "wakes", 0L, "stored", 1L, "waiting", waiting))
                .toList();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private int held() throws SQLException {
        try (var statement = database.createStatement();
                var counted = statement.executeQuery("select count(*) from lane where lease_token is not null")) {
            counted.next();
            return counted.getInt(1);
        }
    }

    private SedaEndpoint queue() {
        return context().getEndpoint("seda:work-lane?size=16&waitForTaskToComplete=Never", SedaEndpoint.class);
    }
}
