package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is old is forgotten by whole days, what is not at rest stays, and no event is refused for want of a day. */
class RetentionTest {
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");
    private static final String LONG_AGO = "now() - interval '40 days'";
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.retention.schedule=* * * * * ?",
                "bridge.tickets.call-object-wait=0s",
                "bridge.recordings.hold-back=0s");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void anOldSessionAtRestIsForgottenWithItsDayAndItsFiles() throws Exception {
        bridge.pushFixtures("call-50211-event-%d.json", 6);
        bridge.awaitComplete("call/50211");
        var copy = bridge.files.resolve("store/call/50211/0123-call-50211.mp3");
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "a voice");
        var taken = bridge.files.resolve("drop/.taken/call-50211.mp3");
        Files.createDirectories(taken.getParent());
        Files.setLastModifiedTime(
                Files.writeString(taken, "a voice"), FileTime.from(Instant.now().minus(Duration.ofDays(40))));
        assertThat(bridge.number("select count(*) from kustomer_request where session_id = '50211'"))
                .isPositive();

        age("50211");

        await().untilAsserted(() -> assertThat(rowsOf("50211")).containsOnly("0"));
        await().until(() -> !Files.exists(copy) && !Files.exists(taken));
        await().until(() -> oldDays() == 0);
        assertThat(bridge.number("select count(*) from lane where lane = '+12025550143'"))
                .isZero();
        assertThat(bridge.number("select count(*) from contact where contact_key = '+12025550143'"))
                .isZero();
        var again = bridge.push(BridgeUnderTest.fixture("call-50211-event-1.json"));
        assertThat(again.body()).isEqualTo("{\"accepted\":0,\"duplicates\":1}");
    }

    /** Of two replicas that hear of a session at once the earlier one's event came before the session was first seen. */
    @Test
    void anEventThatCameBeforeItsSessionWasFirstSeenIsOneOfItsEvents() {
        bridge.pushAccepted(named("call-50211-event-1.json", "50219"));
        await().until(() -> bridge.number("select count(*) from session where id = '50219' and events_seen = 1") == 1);

        assertThat(bridge.number("select count(*) from events_of('call', '50219', (select min(received_at)"
                        + " + interval '5 milliseconds' from inbox where session_id = '50219'))"))
                .isEqualTo(1);
    }

    private static String named(String fixture, String session) {
        return BridgeUnderTest.fixture(fixture)
                .replace("50211", session)
                .replaceAll("\"event_id\": *\"[^\"]*\"", "\"event_id\":\"early-" + session + "\"");
    }

    @Test
    void aSessionThatIsParkedKeepsItsEventsAndCanBeFinished() {
        bridge.pushAccepted(BridgeUnderTest.fixture("call-50212-events.json"));
        bridge.awaitComplete("call/50212");
        bridge.run("update lane set parked_at = now(), park_reason = 'refused' where lane = '+12025550177'");
        bridge.run("update session set state = 'parked', events_seen = 0 where id = '50212'");

        age("50212");

        await().until(() -> bridge.number("select count(*) from inbox_default where session_id = '50212'") >= 2);
        await().until(() -> oldDays() == 0);
        assertThat(bridge.explanation("call/50212").path("facts")).isNotEmpty();
        assertThat(bridge.post("/api/v1/parked/retry", "").path("retried").asInt())
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bridge.number("select count(*) from lane where parked_at is not null") == 0
                        && bridge.number("select count(*) from session where id = '50212' and state <> 'complete'")
                                == 0);
        assertThat(bridge.kustomer.conversations())
                .filteredOn(one -> one.at("/attributes/externalId").asText().equals("ccai:call:50212"))
                .hasSize(1);
    }

    @Test
    void anEventWhoseDayWasNotMadeIsTakenAndMovesIntoItsDayOnceThatIsThere() {
        var today = bridge.text("select 'inbox_' || to_char(now() at time zone 'UTC', 'YYYYMMDD')");
        var other = BridgeUnderTest.fixture("chat-138-event-1.json");
        bridge.run("alter table inbox detach partition " + today + "; alter table " + today + " rename to set_aside");
        bridge.pushAccepted(other);
        await().until(() -> !bridge.explanation("chat/138").path("requests").isEmpty());

        bridge.run("drop table set_aside");
        bridge.run("delete from inbox_default where session_id <> '138'");
        bridge.run("select make_day('inbox', 'received_at', cast(now() at time zone 'UTC' as date)) where to_regclass('"
                + today + "') is null");

        assertThat(bridge.number("select count(*) from " + today + " where session_id = '138'"))
                .isPositive();
        assertThat(bridge.push(other).body()).contains("\"duplicates\":1");
    }

    @Test
    void theBridgeCannotDropWhatIsYoung() {
        assertThat(bridge.number("select dropped from drop_days(now() + interval '1 day')"))
                .isZero();
    }

    @Test
    void ofSeveralReplicasOneTakesATickOfTheClock() throws Exception {
        var claim = Files.readString(Path.of("src/main/resources/sql/claim-forgetting.sql"))
                .replace(
                        ":#${header.scheduledFireTime}",
                        bridge.text("select quote_literal(now() + interval '1 hour')"));
        assertThat(bridge.query(claim)).hasSize(1);
        assertThat(bridge.query(claim)).isEmpty();
        bridge.run("update forgotten set ran_for = now()");
    }

    @Test
    void theDaysToComeAreMadeAhead() {
        var days = List.of("inbox", "kustomer_request");
        days.forEach(table -> assertThat(bridge.number("select count(*) from days_kept() where parent = '" + table
                        + "' and until > now() + interval '2 days'"))
                .isPositive());
    }

    @Test
    void whatWasStoredBeforeDaysWereKeptStaysAndItsEventsAreStillKnown() throws Exception {
        var database = TestDatabase.newDatabase();
        migrate(database, 0, 22);
        TestDatabase.run(
                database,
                "insert into inbox (event_id, source, kind, session_id, occurred_at, received_at, payload) select"
                        + " 'event-' || n, 'events', 'call', 'c' || n / 10, now(), now() - n * interval '1 hour', '{}' from"
                        + " generate_series(0, 999) n");
        TestDatabase.run(
                database,
                "insert into kustomer_request (kind, session_id, operation, status) select 'call', 'c1',"
                        + " 'open-ticket', 201 from generate_series(1, 7)");
        TestDatabase.run(
                database,
                "insert into lane (lane) values ('l'); insert into session (kind, id, lane, contact_known, first_seen)"
                        + " values ('call', 'c1', 'l', false, now() - interval '40 days')");

        migrate(database, 23, 23);

        assertThat(TestDatabase.count(database, "select count(*) from inbox")).isEqualTo(1000);
        assertThat(TestDatabase.count(database, "select count(*) from event_seen"))
                .isEqualTo(1000);
        assertThat(TestDatabase.count(
                        database, "select count(*) from events_of('call', 'c1', now() - interval '40 days')"))
                .isEqualTo(10);
        TestDatabase.run(
                database,
                "insert into inbox (event_id, source, kind, session_id, occurred_at, payload) values ('late', 'events',"
                        + " 'call', 'c1', now(), '{}') on conflict do nothing");
        TestDatabase.run(
                database,
                "insert into kustomer_request (kind, session_id, operation, status) values ('call', 'c1', 'x', 200)");
        assertThat(TestDatabase.text(database, "select max(n) || ' of ' || count(*) from kustomer_request"))
                .isEqualTo("8 of 8");
        assertThat(TestDatabase.count(database, "select count(*) from inbox_default"))
                .isZero();
    }

    /** Makes all of a session forty days old, in partitions of that day. */
    private static void age(String id) {
        for (var table : List.of("inbox', 'received_at", "kustomer_request', 'at")) {
            var name = table.substring(0, table.indexOf('\''));
            bridge.run("select make_day('" + table + "', cast(" + LONG_AGO + " as date)) where to_regclass('" + name
                    + "_' || to_char(" + LONG_AGO + ", 'YYYYMMDD')) is null");
        }
        bridge.run("update inbox set received_at = " + LONG_AGO + " where session_id = '" + id + "';"
                + "update kustomer_request set at = " + LONG_AGO + " where session_id = '" + id + "';"
                + "update session set first_seen = " + LONG_AGO + ", heard_at = " + LONG_AGO + " where id = '" + id
                + "'");
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40));
    }

    private static List<String> rowsOf(String id) {
        return bridge.query("select count(*) from inbox where session_id = '" + id + "' union select count(*) from"
                + " session where id = '" + id + "' union select count(*) from kustomer_request where session_id = '"
                + id
                + "' union select count(*) from artifact where session_id = '" + id + "'");
    }

    private static long oldDays() {
        return bridge.number("select count(*) from days_kept() where until < now() - interval '30 days'");
    }

    private static void migrate(String database, int from, int to) throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            var wanted = files.filter(file -> version(file) >= from && version(file) <= to)
                    .sorted(java.util.Comparator.comparingInt(RetentionTest::version))
                    .toList();
            for (var file : wanted) {
                TestDatabase.run(database, Files.readString(file));
            }
        }
    }

    private static int version(Path file) {
        var name = VERSION.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : -1;
    }
}
