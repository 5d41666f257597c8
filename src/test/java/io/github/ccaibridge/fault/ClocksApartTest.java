package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import io.github.ccaibridge.support.FakeTime;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Three processes on one database: one with the right time, one five minutes ahead, one five minutes behind. What has to wait
 * waits as long as it should and no minutes longer, everything happens once, and statuses follow as ever.
 */
class ClocksApartTest {
    private static final long SEED = Long.getLong("fault.seed", System.nanoTime() % 1_000_000);
    private static final MixedLoad LOAD = MixedLoad.withLateData(SEED, 3);
    private static final int LIMIT = 1_000;
    private static final double SHARE = 0.5;
    private static final int SCHEDULE = 5;
    private static final int GRACE = 5;
    private static final List<String> AGENTS =
            IntStream.range(0, 4).mapToObj(n -> "clock" + n + "@example.com").toList();
    /** The end is known by the last event, or by what the tail reads of the session while its events are on their way. */
    private static final String TOO_EARLY = """
            select count(*) from kustomer_request r where r.operation = 'open-ticket'
              and r.kind || '/' || r.session_id in (%s)
              and r.at < (select min(i.received_at) from inbox i where i.kind = r.kind and i.session_id = r.session_id
                and (i.source <> 'events' or i.occurred_at = (select max(e.occurred_at) from inbox e
                  where e.source = 'events' and e.kind = i.kind and e.session_id = i.session_id))) + interval '%d seconds'
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void fiveMinutesBetweenClocksLoseDoubleAndDelayNothing() throws Exception {
        var library = FakeTime.library();
        if (library.isEmpty()) {
            System.out.println("FAULT clocks five minutes apart: skipped, there is no libfaketime on this machine");
        }
        assumeThat(library).isPresent();
        var settings = Map.of(
                "BRIDGE_STATUS_INHERITANCE",
                "on",
                "BRIDGE_STATUS_KUSTOMER_POLL",
                "1s,1s",
                "BRIDGE_STATUS_CCAI_POLL",
                "500ms",
                "BRIDGE_STATUS_LISTS_SCHEDULE",
                "0/" + SCHEDULE + " * * * * ?",
                "BRIDGE_TICKETS_ABANDONED_GRACE",
                GRACE + "s",
                "BRIDGE_KUSTOMER_BUDGET_SHARE",
                String.valueOf(SHARE),
                "CCAI_WEBHOOK_SECRET_PRIMARY",
                Doors.CHATS.secret("old"));
        try (var run = Run.withLateData("clock-right", new Vendors(LOAD), SEED, settings);
                var ahead = run.another("clock-ahead");
                var behind = run.another("clock-behind")) {
            run.vendors.allowDuplicates();
            run.vendors.answerSlowly(SEED);
            run.vendors.kustomer.switches(run.vendors.kustomer.switches().with(Switch.REQUESTS_PER_MINUTE, LIMIT));
            ahead.clock(library.get(), "+300s");
            behind.clock(library.get(), "-300s");
            var begin = System.nanoTime();
            run.begin();
            ahead.start();
            behind.start();
            await("all ready").atMost(Duration.ofMinutes(5)).until(() -> ahead.ready() && behind.ready());
            work(run, ahead, behind);
            assertEachOnce(run, (System.nanoTime() - begin) / 1_000_000_000);
            assertTheClocksAreTold(run, ahead, behind);
        }
    }

    private void work(Run run, BridgeProcess ahead, BridgeProcess behind) throws Exception {
        try (var early = pusher(ahead);
                var late = pusher(behind)) {
            run.send(LOAD.waves().get(0));
            run.send(LOAD.waves().get(1), early);
            run.send(LOAD.waves().get(2), late);
            statusesFollow(run);
            early.awaitSent();
            late.awaitSent();
            run.awaitComplete();
        }
    }

    private static StubbornPusher pusher(BridgeProcess process) {
        return new StubbornPusher(process.address("/ccai/events"), Vendors.EVENTS_USER, Vendors.EVENTS_PASSWORD, SEED);
    }

    /** Agents choose again and again, so that each replica sees some of it; each choice arrives before the next is made. */
    private static void statusesFollow(Run run) {
        var vendors = run.vendors;
        var team = vendors.kustomer.addTeam("Support");
        var users = new ArrayList<String>();
        for (int n = 0; n < AGENTS.size(); n++) {
            users.add(vendors.kustomer.addUser(AGENTS.get(n), AGENTS.get(n)));
            vendors.ccai.putAgent(9000 + n, AGENTS.get(n), AGENTS.get(n), String.valueOf(9000 + n));
        }
        var meanings = Map.of("Available", "Available", "Lunch", "Meal");
        meanings.forEach((name, meaning) ->
                run.change("insert into status_mapping values ('" + id(vendors, name) + "', '" + meaning + "')"));
        for (int turn = 0; turn < 3; turn++) {
            var name = turn % 2 == 0 ? "Available" : "Lunch";
            users.forEach(user -> vendors.kustomer.setAgentStatus(user, team, id(vendors, name)));
            await("choice " + turn)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> AGENTS.stream()
                            .allMatch(one -> meanings.get(name)
                                    .equals(vendors.ccai.agents().statusOf(one))));
        }
    }

    private static void assertEachOnce(Run run, long seconds) throws Exception {
        var picture = run.picture();
        var ledger = run.vendors.kustomer.ledger().entries();
        var minutes = BudgetShareTest.minutes(ledger);
        var lists = ledger.stream()
                .filter(one -> one.path().equals("/v1/routing/statuses"))
                .count();
        var early = run.count(TOO_EARLY.formatted(
                LOAD.all().stream()
                        .filter(one -> one.expectedRule().equals("T4"))
                        .map(one -> "'" + one.kind() + "/" + one.id() + "'")
                        .collect(Collectors.joining(", ")),
                GRACE));
        FaultCount.of("clocks five minutes ahead and five minutes behind")
                .with(seconds, "s until the end")
                .with(LOAD.all().size(), "sessions")
                .with(early, "abandoned ones before their grace was over")
                .with(minutes, "requests in each minute")
                .with(lists, "reads that a schedule of " + SCHEDULE + " s made")
                .lostAndTwice(names(LOAD.all()), picture.messages())
                .print();
        assertThat(picture.conversations().keySet()).containsExactlyInAnyOrderElementsOf(names(LOAD.opening()));
        assertThat(picture.messages().keySet()).containsExactlyInAnyOrderElementsOf(names(LOAD.all()));
        for (var kind : List.of(picture.customers(), picture.conversations(), picture.messages(), picture.notes())) {
            assertThat(kind).allSatisfy((name, records) -> assertThat(records).hasSize(1));
        }
        assertThat(early).isZero();
        assertThat(run.count("select count(*) from lane where parked_at is not null or attempts > 0"))
                .isZero();
        assertThat(ledger).noneMatch(one -> one.status() == 429);
        assertThat(minutes).allMatch(used -> used <= LIMIT * SHARE);
        assertThat(lists).isPositive().isLessThanOrEqualTo(seconds / SCHEDULE + 2);
    }

    private void assertTheClocksAreTold(Run run, BridgeProcess ahead, BridgeProcess behind) throws Exception {
        for (var replica : List.of(run.process, ahead, behind)) {
            var alone = new Replicas();
            alone.add(replica);
            assertThat(Doors.CHATS.knock(alone, "old"))
                    .as("a signed chat webhook")
                    .isBetween(200, 299);
        }
        assertThat(aheadBy(run.process)).isBetween(-2.0, 2.0);
        assertThat(aheadBy(ahead)).isBetween(295.0, 305.0);
        assertThat(aheadBy(behind)).isBetween(-305.0, -295.0);
        for (var replica : List.of(ahead, behind)) {
            assertThat(preflight(replica)).contains("Our clock is").contains("s away from that of Kustomer");
        }
    }

    private static double aheadBy(BridgeProcess replica) {
        return replica.metrics("ada", "admin-secret")
                .lines()
                .filter(line -> line.startsWith("clock_ahead_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String preflight(BridgeProcess replica) throws Exception {
        var asked = HttpRequest.newBuilder(replica.address("/api/v1/preflight"))
                .header("Authorization", Doors.basic("ada", "admin-secret"))
                .build();
        return http.send(asked, BodyHandlers.ofString()).body();
    }

    private static List<String> names(List<ScriptedSession> sessions) {
        return sessions.stream()
                .map(session -> "ccai:" + session.kind() + ":" + session.id())
                .toList();
    }

    private static String id(Vendors vendors, String name) {
        return vendors.kustomer.statuses().stream()
                .filter(one -> one.at("/attributes/name").asText().equals(name))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }
}
