package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bridge is killed while agents in calls change their status in Kustomer: no status that waits is lost. */
class KilledWithStatusesTest {
    private static final int KILLS = Integer.getInteger("fault.status.kills", 4);
    private static final List<String> AGENTS =
            IntStream.range(0, 30).mapToObj(n -> "killed" + n + "@example.com").toList();

    @Test
    void everyParkedStatusIsAppliedAfterTheKills() throws Exception {
        var database = TestDatabase.migratedDatabase();
        try (var vendors = new Vendors(new MixedLoad(1, 1))) {
            var settings = vendors.settings(database);
            settings.put("BRIDGE_STATUS_INHERITANCE", "on");
            settings.put("BRIDGE_STATUS_BUDGET_SHARE", "1");
            settings.put("BRIDGE_STATUS_KUSTOMER_POLL", "200ms,500ms");
            settings.put("BRIDGE_STATUS_CCAI_POLL", "300ms");
            try (var process = new BridgeProcess("killed-with-statuses", settings)) {
                killAgainAndAgain(vendors, process, database);
            }
        }
    }

    private static void killAgainAndAgain(Vendors vendors, BridgeProcess process, String database) throws Exception {
        var team = vendors.kustomer.addTeam("Support");
        var users =
                AGENTS.stream().map(one -> vendors.kustomer.addUser(one, one)).toList();
        for (int n = 0; n < AGENTS.size(); n++) {
            vendors.ccai.putAgent(9000 + n, AGENTS.get(n), AGENTS.get(n), String.valueOf(9000 + n));
        }
        var random = new Random(7);
        var names = List.of("Available", "Lunch");
        var last = new String[AGENTS.size()];
        for (int kill = 0; kill <= KILLS; kill++) {
            process.start();
            process.awaitReady();
            if (kill == 0) {
                TestDatabase.run(
                        database,
                        "insert into status_mapping values ('" + id(vendors, "Available") + "', 'Available'), ('"
                                + id(vendors, "Lunch") + "', 'Meal')");
            }
            for (int n = 0; n < AGENTS.size(); n++) {
                if (kill == 1 && n % 2 == 0) {
                    vendors.ccai.agents().startsCall(AGENTS.get(n));
                }
                last[n] = kill == KILLS && n % 2 == 0 ? "Lunch" : names.get(random.nextInt(2));
                vendors.kustomer.setAgentStatus(users.get(n), team, id(vendors, last[n]));
            }
            if (kill == 2) {
                await("statuses that wait")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> TestDatabase.count(database, "select count(*) from agent where parked is not null")
                                > 0);
            }
            if (kill < KILLS) {
                assertThat(process.endsWithin(Duration.ofMillis(300 + random.nextInt(1500))))
                        .isFalse();
                process.kill();
            }
        }
        for (int n = 0; n < AGENTS.size(); n += 2) {
            vendors.ccai.agents().endsCall(AGENTS.get(n));
            vendors.ccai.agents().finishesWrapUp(AGENTS.get(n));
        }
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                AGENTS.stream().map(one -> vendors.ccai.agents().statusOf(one)))
                        .containsExactlyElementsOf(IntStream.range(0, AGENTS.size())
                                .mapToObj(n -> last[n].equals("Lunch") ? "Meal" : "Available")
                                .toList()));
        var changes = AGENTS.size() * (KILLS + 1);
        FaultCount.of("kill -9 while statuses wait")
                .with(KILLS, "kills")
                .with(AGENTS.size(), "agents, each with the right status at the end")
                .with(changes, "changes by people")
                .with(
                        vendors.ccai.agents().writes().stream()
                                .filter(one -> one.isTaken() && !one.isIdle())
                                .count(),
                        "writes that changed something")
                .print();
        assertThat(vendors.ccai.agents().writes().stream().filter(one -> one.isTaken() && !one.isIdle()))
                .as("writes that changed something")
                .hasSizeLessThanOrEqualTo(2 * changes);
        assertThat(vendors.ccai.agents().writes().stream().filter(one -> !one.isTaken()))
                .as("tries at agents of whom the bridge could not know yet that a call had begun")
                .hasSizeLessThanOrEqualTo(AGENTS.size() / 2 * KILLS);
    }

    private static String id(Vendors vendors, String name) {
        return vendors.kustomer.statuses().stream()
                .filter(one -> one.at("/attributes/name").asText().equals(name))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }
}
