package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.kustomer.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Agents' statuses under the policies that are not the defaults, and when something is wrong. */
class StatusPoliciesTest {
    private static final Duration LONG = StatusScene.LONG;

    @Test
    void kustomersStatusReplacesTheAgentsOwnNextOneWherePolicySaysSo() {
        try (var scene = new StatusScene("bridge.status.priority=crm-overrides-next")) {
            var agent = inCallWithLunchWaiting(scene);
            scene.bridge.ccai.agents().chooseNext(agent, "Break");
            backFromCall(scene, agent);
            scene.settled(agent, "Lunch", "Meal");
            assertThat(scene.outcomes(agent)).contains("S5");
        }
    }

    @Test
    void theAgentsOwnNextStatusCountsWhereTheLatestWins() {
        try (var scene = new StatusScene("bridge.status.direction=kustomer-to-ccai")) {
            var agent = inCallWithLunchWaiting(scene);
            scene.bridge.ccai.agents().chooseNext(agent, "Break");
            backFromCall(scene, agent);
            scene.settled(agent, "Lunch", "Break");
            assertThat(scene.ccaiWrites(agent)).isEmpty();
        }
    }

    private static String inCallWithLunchWaiting(StatusScene scene) {
        var agent = scene.agent();
        scene.bridge.ccai.agents().startsCall(agent);
        scene.settled(agent, "Available", "In-call");
        scene.inKustomer(agent, "Lunch");
        await().atMost(LONG).until(() -> "Meal".equals(scene.parked(agent)));
        return agent;
    }

    private static void backFromCall(StatusScene scene, String agent) {
        scene.bridge.ccai.agents().endsCall(agent);
        scene.bridge.ccai.agents().finishesWrapUp(agent);
    }

    @Test
    void aStatusThatFlipsIsQuarantinedWithOneAlertAndTheNewestTruthIsSetOnceItIsCalm() {
        try (var scene = new StatusScene("bridge.status.flips=4", "bridge.status.calm-after=4s")) {
            var agent = scene.agent();
            for (int flip = 0; flip < 8; flip++) {
                var name = flip % 2 == 0 ? "Lunch" : "Available";
                scene.inKustomer(agent, name);
                scene.told(agent, name, "tab");
                await().atMost(LONG).until(() -> scene.knows(agent, "kustomer", scene.status(name)));
            }
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(quarantines(scene)).endsWith(" 1.0"));
            var agents = scene.bridge.get("/api/v1/agents?state=quarantined");
            assertThat(agents.toString()).contains(agent);
            assertThat(scene.ccaiWrites(agent)).hasSizeLessThanOrEqualTo(6);

            scene.inKustomer(agent, "Lunch");
            scene.settled(agent, "Lunch", "Meal");
            assertThat(quarantines(scene)).endsWith(" 1.0");
        }
    }

    private static String quarantines(StatusScene scene) {
        return scene.bridge
                .metrics()
                .lines()
                .filter(line -> line.startsWith("status_quarantines"))
                .findFirst()
                .orElse("nothing was counted");
    }

    @Test
    void theWayBackOutlastsAnOutageOfKustomer() {
        try (var scene = new StatusScene()) {
            var agent = scene.agent();
            scene.bridge.kustomer.faults().outage(Duration.ofMinutes(5), Fault.status(503));
            scene.inCcai(agent, "Meeting");
            await().atMost(LONG).until(() -> scene.bridge.number("select count(*) from agent where attempts > 0") > 0);
            scene.bridge.kustomer.faults().endOutage();
            scene.settled(agent, "Training", "Meeting");
        }
    }

    @Test
    void switchedOffNothingIsReadOrWrittenAndTheDoorStillTakesWhatItIsTold() {
        try (var scene = new StatusScene("bridge.status.inheritance=off")) {
            var agent = scene.newAgent();
            scene.inKustomer(agent, "Lunch");
            assertThat(scene.told(agent, "Lunch", "tab")).isEqualTo(202);
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            assertThat(scene.bridge.kustomer.ledger().entries())
                    .noneMatch(one -> one.path().startsWith("/v1/routing/work-sessions"));
            assertThat(scene.bridge.ccai.requestsByPath()).doesNotContainKey("/apps/api/v1/agent_statuses");
            assertThat(scene.ccaiWrites(agent)).isEmpty();
            assertThat(scene.bridge.number("select count(*) from agent_sighting where source = 'app'"))
                    .isEqualTo(1);
        }
    }
}
