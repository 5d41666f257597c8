package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While nothing happens little is asked, of the database and of the vendors, and as soon as something does all is quick again. */
class QuietTest {
    private static final String SIGHTING = """
            [{"sighting_id":"%s","email":"ann@example.com","side":"kustomer","source":"work-sessions","value":"s1","as_of":"2025-11-26T09:00:00Z"}]""";

    private Statements sql;

    @BeforeEach
    void nothingIsDue() throws Exception {
        sql = new Statements();
        sql.says("bridge.status.inheritance", "on");
        sql.says("bridge.status.ccai-poll", "2s,15s");
        sql.says("bridge.recordings.enabled", "true");
        sql.says("bridge.tail.interval", "10s");
        sql.says("variable.poll[what]", "agent-statuses");
        sql.execute("update ccai_tail set due_at = now() + interval '1 hour'");
        sql.execute("update status_poll set due_at = now() + interval '1 hour', read_at = now() where what <> 'lists'");
        sql.execute("update ccai_pace set next_at = now()");
        sql.execute("update apps_pace set next_at = now()");
    }

    @AfterEach
    void end() throws Exception {
        sql.close();
    }

    @Test
    void aLookFindsNothingWhereNothingIsDueWithinTwoSeconds() {
        sql.execute("insert into lane (lane, due_at) values ('later', now() + interval '2500 milliseconds')");
        sql.execute("insert into lane (lane, due_at, parked_at) values ('parked', now(), now())");
        assertThat(due()).containsExactly("ahead 2000");
    }

    @Test
    void theNextLookIsAtTheMomentInWhichSomethingBecomesDue() {
        sql.execute("insert into lane (lane, due_at) values ('soon', now() + interval '700 milliseconds')");
        assertThat(due()).containsExactly("ahead 700");
        sql.later(Duration.ofMillis(700));
        assertThat(due()).containsExactly("lanes", "ahead 400");
    }

    @Test
    void whatIsParkedOrWillNeverBeDueIsNotWaitedFor() {
        sql.execute(
                "insert into lane (lane, due_at, parked_at) values ('parked', now() + interval '100 milliseconds', now())");
        sql.execute("update status_poll set due_at = 'infinity' where what = 'users'");
        assertThat(due()).containsExactly("ahead 2000");
    }

    @Test
    void aRequestIsDueWhenItIsItsTurnAtTheManagerApi() {
        sql.execute("update ccai_tail set due_at = now() where kind = 'call'");
        sql.execute("update ccai_pace set next_at = now() + interval '900 milliseconds'");
        sql.execute("update status_poll set due_at = now() where what = 'agents'");
        assertThat(due()).containsExactly("ahead 900");
        sql.later(Duration.ofMillis(900));
        assertThat(due()).containsExactlyInAnyOrder("sessions", "agents", "ahead 2000");
    }

    @Test
    void whatIsSwitchedOffIsNeverDue() {
        sql.says("bridge.status.inheritance", "off");
        sql.says("bridge.tail.interval", "0s");
        sql.execute("update ccai_tail set due_at = now()");
        sql.execute("update status_poll set due_at = now() where what <> 'users'");
        assertThat(due()).containsExactly("ahead 2000");
    }

    @Test
    void agentsStatusesAreReadEverMoreSeldomWhileNobodyChangesOne() {
        assertThat(pauses(5)).containsExactly(4L, 8L, 15L, 15L, 15L);
    }

    @Test
    void aSettingOfOneDurationIsBoth() {
        sql.says("bridge.status.ccai-poll", "3s");
        assertThat(pauses(3)).containsExactly(3L, 3L, 3L);
    }

    @Test
    void aSightingMakesThemBeReadAtOnceAndOftenForHalfAMinute() {
        pauses(5);
        sql.later(Duration.ofSeconds(5));
        sight("one");
        assertThat(statusesDueIn()).isZero();
        assertThat(pauses(15)).containsOnly(2L);
        assertThat(pauses(4)).containsExactly(4L, 8L, 15L, 15L);
    }

    @Test
    void aSightingWithinAReadingDoesNotMakeItBeReadTwice() {
        sql.execute("update status_poll set due_at = now() where what = 'agent-statuses'");
        claim();
        sight("one");
        assertThat(finish()).isEqualTo(2);
    }

    @Test
    void aSightingThatIsKnownChangesNothing() {
        sight("one");
        sql.later(Duration.ofSeconds(31));
        pauses(5);
        sight("one");
        assertThat(statusesDueIn()).isEqualTo(15);
    }

    @Test
    void theyAreReadOftenAsLongAsAStatusWaitsForItsAgentToBeFree() {
        sql.execute("insert into agent (email, parked) values ('ann@example.com', 'Meal')");
        assertThat(pauses(20)).containsOnly(2L);
    }

    @Test
    void replicasShareOneReading() {
        sql.execute("update status_poll set due_at = now() where what = 'agent-statuses'");
        assertThat(sql.run("claim-agent-statuses")).hasSize(1);
        assertThat(sql.run("claim-agent-statuses")).isEmpty();
    }

    @Test
    void theTailRemembersWhatItWasAnsweredUnlessSomethingWasLeftAlone() {
        look("0");
        assertThat(answered()).isEqualTo("digest");
        look("1");
        assertThat(answered()).isEqualTo("null");
    }

    @Test
    void theTailLooksUpToThreeTimesAsSeldomTheLongerNothingChanges() {
        sql.execute("update ccai_tail set read_to = now() - interval '15 seconds'");
        assertThat(tailDueAfterALook()).isEqualTo(10);
        sql.execute("update ccai_tail set read_to = now() - interval '58 seconds'");
        assertThat(tailDueAfterALook()).isEqualTo(20);
        sql.execute("update ccai_tail set read_to = now() - interval '1 hour'");
        assertThat(tailDueAfterALook()).isEqualTo(30);
    }

    @Test
    void theTailLooksOftenAsLongAsASessionIsNewOrNotAtItsEnd() {
        sql.execute("update ccai_tail set read_to = now() - interval '1 hour'");
        sql.execute("insert into lane (lane) values ('one')");
        sql.execute(
                "insert into session (kind, id, lane, state, contact_known, first_seen) values ('call', '1', 'one', 'complete', true, now())");
        assertThat(tailDueAfterALook()).as("new").isEqualTo(10);
        sql.execute("update session set first_seen = now() - interval '2 hours'");
        assertThat(tailDueAfterALook()).as("old and complete").isEqualTo(30);
        sql.execute("update session set state = 'open'");
        assertThat(tailDueAfterALook()).as("not at its end").isEqualTo(10);
        sql.execute("update session set first_seen = now() - interval '2 days'");
        assertThat(tailDueAfterALook()).as("given up by everybody").isEqualTo(30);
    }

    @Test
    void changedAgentsAreAskedForAsSeldomAsTheirStatusesButNoOftenerThanEveryFiveSeconds() {
        assertThat(agentsDueAfterAReading()).isEqualTo(5);
        pauses(5);
        assertThat(agentsDueAfterAReading()).isEqualTo(15);
        sight("one");
        sql.later(Duration.ofSeconds(6));
        assertThat(sql.run("due-work")).extracting(row -> row.get("what")).contains("agents");
        assertThat(agentsDueAfterAReading()).isEqualTo(5);
    }

    private long agentsDueAfterAReading() {
        sql.execute("update status_poll set due_at = now() where what = 'agents'");
        sql.later(Duration.ofSeconds(2));
        sql.says("variable.poll[what]", "agents");
        sql.says("variable.poll[claim]", (String) sql.run("claim-agents").get(0).get("claim"));
        sql.says("variable.cursor", "2025-11-26T09:00:00Z");
        sql.says("variable.every", "5s");
        sql.run("finish-status-poll");
        sql.says("variable.poll[what]", "agent-statuses");
        return dueIn("status_poll where what = 'agents'");
    }

    private long tailDueAfterALook() {
        look("0");
        return dueIn("ccai_tail where kind = 'call'");
    }

    private long dueIn(String of) {
        return (Long) sql.query("select cast(extract(epoch from due_at - now()) as bigint) as n from " + of)
                .get(0)
                .get("n");
    }

    private List<String> due() {
        return sql.run("due-work").stream()
                .map(row -> row.get("wait") == null ? "" + row.get("what") : row.get("what") + " " + row.get("wait"))
                .toList();
    }

    /** How many seconds each of so many readings in a row is followed by. */
    private List<Long> pauses(int readings) {
        return IntStream.range(0, readings)
                .mapToObj(n -> {
                    sql.later(Duration.ofSeconds(Math.max(0, statusesDueIn())));
                    claim();
                    return finish();
                })
                .toList();
    }

    private void claim() {
        var claimed = sql.run("claim-agent-statuses");
        assertThat(claimed).hasSize(1);
        sql.says("variable.poll[claim]", (String) claimed.get(0).get("claim"));
        sql.execute("update apps_pace set next_at = now()");
    }

    private long finish() {
        sql.run("finish-agent-statuses");
        return statusesDueIn();
    }

    private long statusesDueIn() {
        return dueIn("status_poll where what = 'agent-statuses'");
    }

    private void sight(String id) {
        sql.says("variable.sightings", SIGHTING.formatted(id));
        sql.run("store-sightings");
    }

    private void look(String ignored) {
        sql.execute("update ccai_tail set due_at = now() where kind = 'call'");
        sql.later(Duration.ofSeconds(2));
        var asked = sql.run("claim-tail").get(0);
        sql.says("variable.asked[kind]", (String) asked.get("kind"));
        sql.says("variable.asked[claim]", (String) asked.get("claim"));
        sql.says("variable.ignored", ignored);
        sql.says("variable.read[answered]", "digest");
        sql.says("variable.read[page]", "1");
        sql.says("variable.read[newest]", null);
        sql.says("variable.read[goingOnFrom]", null);
        sql.run("finish-tail");
    }

    private String answered() {
        return String.valueOf(sql.query("select answered from ccai_tail where kind = 'call'")
                .get(0)
                .get("answered"));
    }
}
