package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Faults.Api;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Agents set a status once, and the other system follows. */
class AgentStatusStoriesTest {
    private static final Duration LONG = StatusScene.LONG;
    private static StatusScene scene;

    @BeforeAll
    static void start() {
        scene = new StatusScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void aChangeInKustomerReachesCcaiPlatformOnce() {
        var agent = scene.agent();
        scene.inKustomer(agent, "Lunch");
        scene.settled(agent, "Lunch", "Meal");
        assertThat(scene.ccaiWrites(agent)).extracting(write -> write.wanted()).containsExactly("Meal");
        assertThat(scene.bridge.metrics()).contains("status_writes_total{outcome=\"done\",side=\"ccai\"");
    }

    @Test
    void whatTheAppTellsIsWrittenAtOnce() {
        var agent = scene.agent();
        scene.inKustomer(agent, "Lunch");
        assertThat(scene.told(agent, "Lunch", "tab-1")).isEqualTo(202);
        scene.settled(agent, "Lunch", "Meal");
        assertThat(scene.ccaiWrites(agent)).hasSize(1);
    }

    @Test
    void anUnmappedStatusChangesNothingAndIsToldOnce() {
        var first = scene.agent();
        var second = scene.agent();
        scene.inKustomer(first, "Gardening");
        scene.inKustomer(second, "Gardening");
        scene.settled(first, "Gardening", "Available");
        scene.settled(second, "Gardening", "Available");
        assertThat(scene.ccaiWrites(first)).isEmpty();
        assertThat(scene.outcomes(first)).contains("S3");
        assertThat(scene.bridge.number(
                        "select count(*) from status_unmapped where value = '" + scene.status("Gardening") + "'"))
                .isEqualTo(1);
    }

    @Test
    void aStatusWaitsForTheEndOfTheSessionAndItsWrapUp() {
        var agent = scene.agent();
        scene.bridge.ccai.agents().startsCall(agent);
        scene.settled(agent, "Available", "In-call");
        scene.inKustomer(agent, "Lunch");
        await().atMost(LONG).until(() -> "Meal".equals(scene.parked(agent)));
        scene.bridge.ccai.agents().endsCall(agent);
        scene.settled(agent, "Lunch", "Wrap-up");
        assertThat(scene.ccaiWrites(agent)).isEmpty();
        scene.bridge.ccai.agents().finishesWrapUp(agent);
        scene.settled(agent, "Lunch", "Meal");
        assertThat(scene.ccaiWrites(agent)).hasSize(1);
        assertThat(scene.parked(agent)).isNull();
    }

    @Test
    void aChangeOfWhoIsLoggedOutIsDropped() {
        var agent = scene.agent();
        scene.bridge.ccai.agents().logout(agent);
        scene.settled(agent, "Available", "Offline");
        scene.inKustomer(agent, "Lunch");
        scene.settled(agent, "Lunch", "Offline");
        assertThat(scene.outcomes(agent)).contains("S7");
        assertThat(scene.ccaiWrites(agent)).isEmpty();
    }

    @Test
    void atLoginKustomersStatusIsApplied() {
        var agent = scene.agent();
        scene.bridge.ccai.agents().logout(agent);
        scene.settled(agent, "Available", "Offline");
        scene.inKustomer(agent, "Lunch");
        scene.settled(agent, "Lunch", "Offline");
        scene.bridge.ccai.agents().login(agent);
        scene.settled(agent, "Lunch", "Meal");
    }

    @Test
    void aChangeInCcaiPlatformShowsInKustomerAsItsRepresentative() {
        var agent = scene.agent();
        scene.inCcai(agent, "Meeting");
        scene.settled(agent, "Training", "Meeting");
        assertThat(scene.ccaiWrites(agent)).isEmpty();
    }

    @Test
    void anotherKustomerStatusOfTheSameMeaningIsNotDisturbed() {
        var agent = scene.agent();
        scene.inKustomer(agent, "Coaching");
        scene.settled(agent, "Coaching", "Meeting");
        scene.inKustomer(agent, "Training");
        scene.settled(agent, "Training", "Meeting");
        scene.inKustomer(agent, "Coaching");
        scene.settled(agent, "Coaching", "Meeting");
        assertThat(scene.ccaiWrites(agent)).hasSize(1);
    }

    @Test
    void aTurnedAwayAgentInsideASuccessWaits() {
        var agent = scene.agent();
        scene.bridge.ccai.agents().missesCall(agent);
        scene.settled(agent, "Available", "Missed Call");
        scene.inKustomer(agent, "Lunch");
        await().atMost(LONG).until(() -> !scene.ccaiWrites(agent).isEmpty());
        await().atMost(LONG).until(() -> scene.outcomes(agent).contains("refused"));
        assertThat(scene.bridge.metrics()).contains("status_writes_total{outcome=\"refused\",side=\"ccai\"");
        assertThat(scene.parked(agent)).isEqualTo("Meal");
    }

    @Test
    void twoTabsEndInWhatTheWorkSessionSays() {
        var agent = scene.agent();
        scene.inKustomer(agent, "Lunch");
        scene.told(agent, "Lunch", "tab-1");
        scene.told(agent, "Available", "tab-2");
        scene.settled(agent, "Lunch", "Meal");
    }

    @Test
    void whoSharesAnAddressIsLeftAlone() {
        var agent = scene.agent();
        scene.bridge.run("update kustomer_user set holders = 2 where email = '" + agent + "'");
        scene.inKustomer(agent, "Lunch");
        await().atMost(LONG).until(() -> scene.outcomes(agent).contains("S12"));
        assertThat(scene.ccaiWrites(agent)).isEmpty();
    }

    @Test
    void whenCcaiPlatformIsBackTheNewestStatusIsApplied() {
        var agent = scene.agent();
        scene.bridge.ccai.faults().unavailable(Api.APPS);
        scene.inKustomer(agent, "Coaching");
        await().atMost(LONG)
                .until(() -> scene.bridge.number("select attempts from agent where email = '" + agent + "'") > 0);
        scene.inKustomer(agent, "Lunch");
        scene.bridge.ccai.faults().clear();
        scene.settled(agent, "Lunch", "Meal");
    }

    @Test
    void manyChangesOnBothSidesMakeNoLoop() {
        var agents = List.of(scene.agent(), scene.agent(), scene.agent());
        var before = scene.kustomerWrites();
        for (var agent : agents) {
            scene.inKustomer(agent, "Lunch");
            scene.settled(agent, "Lunch", "Meal");
            scene.inCcai(agent, "Available");
            scene.settled(agent, "Available", "Available");
        }
        assertThat(agents)
                .allSatisfy(agent -> assertThat(scene.ccaiWrites(agent)).hasSize(1));
        assertThat(scene.kustomerWrites() - before).isEqualTo(agents.size());
    }
}
