package io.github.ccaibridge.agentstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of agents' statuses, one by one. */
class StatusRulesTest {
    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");
    private static final StatusMapping MAPPING = new StatusMapping(
            Map.of("k-available", "Available", "k-lunch", "Meal", "k-coffee", "Meal", "k-meeting", "Meeting"),
            Map.of("Available", "k-available", "Meal", "k-lunch", "Training", "k-meeting"),
            Map.of("k-lunch", "Lunch", "k-coffee", "Coffee", "k-training", "Training"),
            "k-offline");
    private static final Standing FINE = new Standing(1, 1, "1234", "t", "Voice", true, true, 1);

    private boolean bothWays;
    private boolean crmOverridesNext;
    private boolean atLogin = true;
    private Standing standing = FINE;
    private AgentState state = AgentState.unknown();
    private StatusDecision decided;
    private int second;
    private long n;

    private StatusRulesTest kustomer(String status) {
        return see(Side.KUSTOMER, "work-sessions", status, null);
    }

    private StatusRulesTest ccai(String status) {
        return see(Side.CCAI, "agent-statuses", status, null);
    }

    private StatusRulesTest answered(String refusal) {
        var write = state.pending();
        return see(
                write.side(),
                "answer",
                refusal == null ? write.value() : state.ccai().value(),
                refusal);
    }

    private StatusRulesTest see(Side side, String source, String value, String refusal) {
        second++;
        var at = START.plusSeconds(second);
        var session = side == Side.KUSTOMER && value != null && source.equals("work-sessions") ? "ws" : null;
        return decide(List.of(new Sighting(
                ++n, side, source, value, null, at, session, session == null ? null : "t", null, refusal)));
    }

    private StatusRulesTest later(Duration time) {
        second += (int) time.toSeconds();
        return decide(List.of());
    }

    private StatusRulesTest decide(List<Sighting> sightings) {
        var policy = new StatusPolicy(
                bothWays,
                crmOverridesNext,
                atLogin,
                true,
                Duration.ofSeconds(5),
                6,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
        decided = new StatusEngine(policy).decide(state, sightings, MAPPING, standing, START.plusSeconds(second));
        state = decided.state();
        return this;
    }

    private void writes(Side side, String value) {
        assertThat(decided.write()).isEqualTo(side);
        assertThat(decided.value()).isEqualTo(value);
    }

    private void writesNothing(String rule, String told) {
        assertThat(decided.write()).isNull();
        var outcome = decided.outcomes().get(decided.outcomes().size() - 1);
        assertThat(outcome.rule()).isEqualTo(rule);
        assertThat(outcome.sentence()).contains(told);
    }

    private StatusRulesTest atWork() {
        return ccai("Available").kustomer("k-available");
    }

    @Test
    void s1AChangeInKustomerReachesCcaiPlatformMapped() {
        atWork().kustomer("k-lunch").writes(Side.CCAI, "Meal");
        answered(null);
        writesNothing("S1", "took Meal");
    }

    @Test
    void s2AnotherStatusOfTheSameMeaningChangesNothing() {
        atWork().kustomer("k-lunch").answered(null).kustomer("k-coffee").writesNothing("S1", "shows it already");
    }

    @Test
    void s3AnUnmappedStatusChangesNothingAndIsReported() {
        atWork().kustomer("k-training").writesNothing("S3", "Training is not mapped");
        assertThat(decided.alert()).contains("Training is not mapped");
    }

    @Test
    void s4AChoiceInCcaiPlatformThatIsNewerCounts() {
        atWork().kustomer("k-lunch")
                .answered(null)
                .ccai("Break")
                .writesNothing("S4", "by policy Kustomer does not follow");
        later(Duration.ofHours(1));
        assertThat(decided.write()).isNull();
    }

    @Test
    void s4TheAgentsOwnNextStatusCountsWhenItIsNewer() {
        atWork().ccai("In-call").kustomer("k-lunch").writesNothing("S6", "Meal waits until In-call is over");
        ccai("Break").writesNothing("S4", "Meal, which waited, is overtaken");
    }

    @Test
    void s5ByPolicyKustomersStatusReplacesTheAgentsOwnNextOne() {
        crmOverridesNext = true;
        atWork().ccai("In-call").kustomer("k-lunch").ccai("Break").writes(Side.CCAI, "Meal");
    }

    @Test
    void s6NothingIsWrittenIntoASessionAndWhatWaitsComesAfterWrapUp() {
        atWork().ccai("In-chat").kustomer("k-lunch").writesNothing("S6", "waits");
        ccai("Wrap-up").writesNothing("S6", "waits until Wrap-up is over");
        ccai("Available").writes(Side.CCAI, "Meal");
    }

    @Test
    void s6OnlyTheNewestOfSeveralWaits() {
        atWork().ccai("In-call")
                .kustomer("k-lunch")
                .kustomer("k-meeting")
                .ccai("Available")
                .writes(Side.CCAI, "Meeting");
    }

    @Test
    void s6ARefusalWaitsAndIsTriedAgainWhenTheAgentIsFree() {
        atWork().ccai("Missed Call").kustomer("k-lunch").writes(Side.CCAI, "Meal");
        answered("Agent can't be changed from system status 'Missed Call'").writesNothing("S6", "Meal waits");
        assertThat(decided.lookAgain()).isAfter(START.plusSeconds(second));
        ccai("Available").writes(Side.CCAI, "Meal");
    }

    @Test
    void s7AChangeWhileLoggedOutIsDropped() {
        ccai("Offline").kustomer("k-lunch").writesNothing("S7", "the change is dropped");
    }

    @Test
    void s7WhatWaitsIsDroppedWhenTheAgentLogsOut() {
        atWork().ccai("In-call")
                .kustomer("k-lunch")
                .ccai("Offline")
                .writesNothing("S7", "Meal, which waited, is dropped");
    }

    @Test
    void s7WhatWasToBeShownInKustomerIsDroppedWhenTheAgentLogsOut() {
        bothWays = true;
        atWork();
        standing = new Standing(1, 1, "1234", "t", "Voice", false, true, 1);
        ccai("Meal").ccai("Offline");
        assertThat(state.back()).isNull();
    }

    @Test
    void s8AChoiceInCcaiPlatformShowsAsItsRepresentative() {
        bothWays = true;
        atWork().ccai("Meal").writes(Side.KUSTOMER, "k-lunch");
        assertThat(decided.workSession()).isEqualTo("ws");
        answered(null);
        kustomer("k-lunch").writesNothing("S1", "Nothing has changed");
    }

    @Test
    void s8AStatusThatMeansItAlreadyStays() {
        bothWays = true;
        atWork().kustomer("k-coffee")
                .answered(null)
                .ccai("Break")
                .writesNothing("S8", "No Kustomer status stands for it");
        ccai("Meal").writesNothing("S8", "means that already");
    }

    @Test
    void s8WithoutARepresentativeNothingIsShown() {
        bothWays = true;
        atWork().ccai("Unavailable").writesNothing("S8", "No Kustomer status stands for it");
    }

    @Test
    void s8WithoutAWorkSessionThereIsNothingToSet() {
        bothWays = true;
        atWork().kustomer(null).ccai("Meal").writesNothing("S8", "no live work session");
    }

    @Test
    void s8AWorkSessionThatHasEndedIsNotWrittenToAgain() {
        bothWays = true;
        atWork().ccai("Meal").writes(Side.KUSTOMER, "k-lunch");
        answered("work session has ended").writesNothing("S8", "not tried again");
        ccai("Available").ccai("Meal");
        assertThat(decided.write()).isNull();
        kustomer("k-meeting").answered(null).ccai("Available").writes(Side.KUSTOMER, "k-available");
    }

    @Test
    void s9AnEchoOfOurOwnWriteIsNoChange() {
        bothWays = true;
        atWork().kustomer("k-meeting").writes(Side.CCAI, "Meeting");
        ccai("Meeting").writesNothing("S9", "own write");
    }

    @Test
    void s9AnEchoInKustomerOfOurOwnWriteIsNoChangeEvenWhenItMeansSomethingElse() {
        bothWays = true;
        atWork().ccai("Training").writes(Side.KUSTOMER, "k-meeting");
        kustomer("k-meeting").writesNothing("S9", "own write");
        assertThat(state.next()).isNull();
    }

    @Test
    void s8AChoiceMadeWhileAnEarlierOneIsBeingShownIsShownAfterIt() {
        bothWays = true;
        atWork().ccai("Meal").writes(Side.KUSTOMER, "k-lunch");
        ccai("Available");
        kustomer("k-lunch").writes(Side.KUSTOMER, "k-available");
    }

    @Test
    void s9AListThatIsBehindATabIsNoChangeUnlessItStays() {
        atWork();
        see(Side.KUSTOMER, "app", "k-lunch", null).writes(Side.CCAI, "Meal");
        answered(null);
        kustomer("k-available").writesNothing("S9", "what was there before");
        later(Duration.ofSeconds(6)).writes(Side.CCAI, "Available");
    }

    @Test
    void s9AnAnswerThatIsAMomentTooOldIsNoChangeUnlessItStays() {
        bothWays = true;
        atWork().kustomer("k-lunch").answered(null).ccai("Available").writesNothing("S9", "what was there before");
        later(Duration.ofSeconds(6)).writes(Side.KUSTOMER, "k-available");
    }

    @Test
    void s9TooManyChangesQuarantineTheAgentWithOneAlert() {
        atWork();
        for (int flip = 0; flip < 4; flip++) {
            kustomer("k-lunch").kustomer("k-available");
        }
        assertThat(state.quarantinedAt()).isNotNull();
        kustomer("k-lunch");
        assertThat(decided.write()).isNull();
        assertThat(decided.alert()).isNull();
        later(Duration.ofMinutes(6)).writes(Side.CCAI, "Meal");
    }

    @Test
    void s10AtLoginKustomersStatusIsApplied() {
        atWork().ccai("Offline").kustomer("k-lunch").ccai("Available").writes(Side.CCAI, "Meal");
    }

    @Test
    void s10KustomersStatusIsAppliedAlsoWhenACallComesBeforeTheLoginIsSeen() {
        atWork().ccai("Offline").kustomer("k-lunch").ccai("In-call");
        assertThat(decided.write()).isNull();
        ccai("Available").writes(Side.CCAI, "Meal");
    }

    @Test
    void s10ALoginInTheStatusOfAWriteWithoutAnAnswerIsStillALogin() {
        atWork().kustomer("k-lunch").writes(Side.CCAI, "Meal");
        kustomer("k-meeting").ccai("Offline").ccai("Meal").writes(Side.CCAI, "Meeting");
    }

    @Test
    void s10ALoginSeenOnlyAfterItsFirstCallIsAChoiceUnlessKustomerWasSetMeanwhile() {
        atLogin = false;
        bothWays = true;
        ccai("Available").kustomer("k-lunch").ccai("Offline");
        ccai("In-call").ccai("Available").writes(Side.KUSTOMER, "k-available");
        answered(null);
        ccai("Offline").ccai("In-call").kustomer("k-meeting");
        ccai("Available").writes(Side.CCAI, "Meeting");
    }

    @Test
    void s10WhereThatIsSwitchedOffALoginIsAChoiceInCcaiPlatform() {
        atLogin = false;
        bothWays = true;
        ccai("Available")
                .kustomer("k-available")
                .ccai("Offline")
                .kustomer("k-lunch")
                .ccai("Available")
                .writes(Side.KUSTOMER, "k-available");
    }

    @Test
    void s11WithSeveralTabsOnlyKustomersOwnListCounts() {
        atWork();
        standing = new Standing(1, 1, "1234", "t", "Voice", true, true, 2);
        see(Side.KUSTOMER, "app", "k-lunch", null).writesNothing("S11", "Several tabs");
        kustomer("k-meeting").writes(Side.CCAI, "Meeting");
    }

    @Test
    void s12WhatAPreconditionHoldsBackIsAppliedOnceItIsMet() {
        atWork();
        standing = new Standing(2, 1, "1234", "t", "Voice", true, true, 1);
        kustomer("k-lunch").writesNothing("S12", "waits for one user and one agent");
        standing = FINE;
        later(Duration.ofMinutes(1)).writes(Side.CCAI, "Meal");
    }

    @Test
    void s12TheWayBackWaitsForTeamRoutingAndOurExternalQueue() {
        bothWays = true;
        atWork();
        standing = new Standing(1, 1, "1234", "t", "Voice", false, true, 1);
        ccai("Meal").writesNothing("S12", "team routing");
        standing = new Standing(1, 1, "1234", "t", "Voice", true, false, 1);
        later(Duration.ofMinutes(1));
        assertThat(state.back().why()).contains("external queue");
        standing = FINE;
        later(Duration.ofMinutes(1)).writes(Side.KUSTOMER, "k-lunch");
    }

    @Test
    void aWriteWithoutAnAnswerIsDecidedAnewFromWhatIsSeen() {
        atWork().kustomer("k-lunch").writes(Side.CCAI, "Meal");
        later(Duration.ofSeconds(5));
        assertThat(decided.write()).isNull();
        later(Duration.ofSeconds(8)).writes(Side.CCAI, "Meal");
    }
}
