package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The bridge as a role that may only read and write rows, and a second one on a copy of its database that is older than Kustomer. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseTest {
    private static final String LONG_AGO = "now() - interval '40 days'";
    private static final String PASSWORD = "a-password-of-the-test";
    private static String database;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.newDatabase();
        roles();
        for (var role : List.of("bridge_owner", "bridge_app", "bridge_reader")) {
            TestDatabase.run(database, "alter role " + role + " password '" + PASSWORD + "'");
        }
        bridge = new BridgeUnderTest(asRoles(database, "bridge.retention.schedule=* * * * * ?"));
        roles();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    @Order(1)
    void theBridgeWorksForgetsAndErasesAsARoleThatOwnsNothing() {
        bridge.pushFixtures("call-50211-event-%d.json", 6);
        bridge.awaitComplete("call/50211");
        assertThat(TestDatabase.column(
                        database, "select distinct tableowner from pg_tables where schemaname = 'public'"))
                .containsExactly("bridge_owner");
        TestDatabase.run(
                as("bridge_owner", database),
                "select make_day('inbox', 'received_at', cast(" + LONG_AGO + " as date))");
        TestDatabase.run(
                database,
                "update inbox set received_at = " + LONG_AGO + "; update session set first_seen = " + LONG_AGO
                        + ", heard_at = " + LONG_AGO);
        await().until(() -> count("select count(*) from session") == 0
                && count("select count(*) from days_kept() where until < now() - interval '30 days'") == 0);

        bridge.pushAccepted(BridgeUnderTest.fixture("call-50212-events.json"));
        bridge.awaitComplete("call/50212");
        assertThat(bridge.post("/api/v1/erasures", "{\"phone\":\"+12025550177\"}")
                        .at("/removed/session")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void theRoleOfTheBridgeDropsNothingAndTheReaderSeesNobody() {
        var app = as("bridge_app", database);
        for (var forbidden : List.of(
                "drop table inbox",
                "create table mine (n int)",
                "alter table session add column mine int",
                "truncate lane")) {
            assertThatThrownBy(() -> TestDatabase.run(app, forbidden)).hasStackTraceContaining("ERROR:");
        }
        var reader = as("bridge_reader", database);
        assertThat(TestDatabase.count(reader, "select count(*) from (select kind, state from session) s"))
                .isZero();
        for (var forbidden : List.of(
                "select payload from inbox",
                "select progress from session",
                "select * from contact",
                "select * from erasure_key",
                "delete from session",
                "select drop_days(now() - interval '40 days')")) {
            assertThatThrownBy(() -> TestDatabase.run(reader, forbidden)).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    @Order(3)
    void restoredFromABackupAndToldAllAgainNothingIsTwiceAndWhatWasPendingIsFinished() {
        var calls = List.of("64001", "64002", "64003", "64004");
        live("64001", 1, 6);
        live("64002", 1, 4);
        bridge.awaitComplete("call/64001");
        await().until(() -> bridge.requestsOf("call/64002").contains("open-ticket 201"));
        var restored = backedUp();
        live("64002", 5, 6);
        live("64003", 1, 6);
        bridge.awaitComplete("call/64002", "call/64003");
        var requests = bridge.kustomer.ledger().count();
        assertThat(requests).isPositive();

        var settings = new ArrayList<>(List.of(asRoles(restored)));
        settings.add("kustomer.url=" + bridge.kustomer.url());
        settings.add("kustomer.api-key=" + bridge.kustomer.apiKey());
        try (var after = bridge.second(settings.toArray(String[]::new))) {
            for (var call : calls) {
                for (int n = 1; n <= 6; n++) {
                    after.pushAccepted(event(call, n));
                }
            }
            for (var call : calls) {
                await(call)
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> after.state("call/" + call).equals("complete"));
            }
            assertThat(TestDatabase.count(restored, "select count(*) from lane where parked_at is not null"))
                    .isZero();
        }
        for (var call : calls) {
            assertThat(named(bridge.kustomer.conversations(), call)).as(call).isEqualTo(1);
            assertThat(named(bridge.kustomer.messages(), call)).as(call).isEqualTo(1);
        }
        assertThat(bridge.kustomer.customers().stream()
                        .filter(one -> one.toString().contains("+1202555400")))
                .hasSize(calls.size());
    }

    private static long named(Iterable<? extends JsonNode> records, String call) {
        var found = 0;
        for (var record : records) {
            found += record.at("/attributes/externalId").asText().equals("ccai:call:" + call) ? 1 : 0;
        }
        return found;
    }

    /** A copy by the server itself, of whatever is committed at that moment; the bridge loses its connections and goes on. */
    private static String backedUp() {
        var name = database.replaceFirst(".*/([^/?]+)[?].*", "$1");
        var server = database.replace("/" + name + "?", "/postgres?");
        TestDatabase.run(server, "alter database " + name + " with allow_connections false");
        TestDatabase.run(
                server, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        await().until(() ->
                TestDatabase.count(server, "select count(*) from pg_stat_activity where datname = '" + name + "'")
                        == 0);
        TestDatabase.run(server, "create database " + name + "_restored template " + name);
        TestDatabase.run(server, "alter database " + name + " with allow_connections true");
        return database.replace(name, name + "_restored");
    }

    private static void live(String call, int first, int last) {
        for (int n = first; n <= last; n++) {
            var event = event(call, n);
            // Whoever is answered 503 sends again.
            await().until(() -> bridge.push(event).statusCode() == 202);
        }
    }

    private static String event(String call, int n) {
        return BridgeUnderTest.fixture("call-50211-event-" + n + ".json")
                .replace("50211", call)
                .replace("3b1a6d0e", "3b1" + call)
                .replace("+12025550143", "+1202555" + call.substring(1));
    }

    private static long count(String sql) {
        return TestDatabase.count(database, sql);
    }

    private static void roles() throws Exception {
        TestDatabase.run(database, Files.readString(Path.of("k8s/database/roles.sql")));
    }

    private static String as(String role, String database) {
        return database.replaceFirst("[?].*", "") + "?user=" + role + "&password=" + PASSWORD;
    }

    private static String[] asRoles(String database, String... more) {
        var settings = new ArrayList<>(List.of(more));
        settings.add("bridge.tickets.call-object-wait=0s");
        settings.add("bridge.recordings.hold-back=0s");
        settings.add("spring.datasource.url=" + database.replaceFirst("[?].*", ""));
        settings.add("spring.datasource.username=bridge_app");
        settings.add("spring.datasource.password=" + PASSWORD);
        settings.add("spring.flyway.user=bridge_owner");
        settings.add("spring.flyway.password=" + PASSWORD);
        return settings.toArray(String[]::new);
    }
}
