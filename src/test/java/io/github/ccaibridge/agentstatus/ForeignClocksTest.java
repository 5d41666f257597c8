package io.github.ccaibridge.agentstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clocks that differ, sightings that cross, a mapping that changes while something waits. */
class ForeignClocksTest {
    private static final Instant START = Instant.parse("2026-11-25T08:00:00Z");
    private static final Standing FINE = new Standing(1, 1, "1234", "t", "Voice", true, true, 1);

    private final StatusEngine engine = new StatusEngine(new StatusPolicy(
            true, false, true, true, Duration.ofSeconds(5), 6, Duration.ofSeconds(30), Duration.ofMinutes(5)));
    private Map<String, String> meanings =
            Map.of("k-available", "Available", "k-lunch", "Meal", "k-offline", "Unavailable");
    private Standing standing = FINE;
    private AgentState state = AgentState.unknown();
    private StatusDecision decided;
    private long n;

    /** What is seen at a second of the day, as true at {@code asOf}, and changed at {@code changed} where that is told. */
    private void see(int second, Side side, String source, String value, Integer changed, int asOf) {
        var session = side == Side.KUSTOMER && value != null ? "ws" : null;
        decide(
                second,
                List.of(new Sighting(
                        ++n,
                        side,
                        source,
                        value,
                        changed == null ? null : START.plusSeconds(changed),
                        START.plusSeconds(asOf),
                        session,
                        session == null ? null : "t",
                        null,
                        null)));
    }

    private void decide(int second, List<Sighting> sightings) {
        var mapping = new StatusMapping(
                meanings, Map.of("Available", "k-available", "Meal", "k-lunch"), Map.of(), "k-offline");
        decided = engine.decide(state, sightings, mapping, standing, START.plusSeconds(second));
        state = decided.state();
    }

    private void atWork() {
        see(1, Side.CCAI, "agent-statuses", "Available", null, 1);
        see(2, Side.KUSTOMER, "work-sessions", "k-available", null, 2);
    }

    private void writes(Side side, String value) {
        assertThat(decided.write()).isEqualTo(side);
        assertThat(decided.value()).isEqualTo(value);
    }

    @Test
    void aTabWhoseClockIsFastDoesNotHideWhatKustomersListShowsNext() {
        atWork();
        see(10, Side.KUSTOMER, "app", "k-lunch", 50, 50);
        writes(Side.CCAI, "Meal");
        see(11, Side.CCAI, "answer", "Meal", null, 11);
        see(20, Side.KUSTOMER, "work-sessions", "k-available", null, 20);
        writes(Side.CCAI, "Available");
    }

    @Test
    void aChoiceBesideAFastClockDoesNotHideWhatIsChosenNextInKustomer() {
        atWork();
        see(10, Side.CCAI, "agents", "Break", 300, 10);
        see(20, Side.KUSTOMER, "app", "k-lunch", 20, 20);
        writes(Side.CCAI, "Meal");
    }

    @Test
    void aChangeBesideASlowClockIsNotOlderThanWhatWasSeenBeforeIt() {
        atWork();
        see(10, Side.CCAI, "agent-statuses", "Break", null, 10);
        see(15, Side.KUSTOMER, "work-sessions", "k-available", 2, 15);
        see(20, Side.KUSTOMER, "app", "k-lunch", 8, 20);
        writes(Side.CCAI, "Meal");
    }

    @Test
    void signedOutIsOneStatusWhetherATabOrTheListTellsIt() {
        atWork();
        see(10, Side.KUSTOMER, "app", "k-offline", 10, 10);
        writes(Side.CCAI, "Unavailable");
        see(11, Side.CCAI, "answer", "Unavailable", null, 11);
        see(14, Side.CCAI, "agent-statuses", "Available", 14, 14);
        see(16, Side.KUSTOMER, "work-sessions", null, null, 16);
        assertThat(decided.write()).isNull();
        assertThat(state.next()).isNull();
    }

    @Test
    void whatKustomerShowsTooLateGivesWayToTheLaterChoiceOnBothSides() {
        atWork();
        see(5, Side.CCAI, "agent-statuses", "Break", null, 5);
        see(20, Side.CCAI, "agent-statuses", "Available", null, 20);
        see(30, Side.KUSTOMER, "work-sessions", "k-lunch", 15, 30);
        writes(Side.KUSTOMER, "k-available");
    }

    @Test
    void anOlderSightingDoesNotSettleWhatWasDoubted() {
        atWork();
        see(10, Side.KUSTOMER, "app", "k-lunch", 10, 10);
        see(11, Side.CCAI, "answer", "Meal", null, 11);
        see(14, Side.CCAI, "agent-statuses", "Available", null, 14);
        assertThat(decided.write()).isNull();
        see(15, Side.CCAI, "agents", "Meal", 11, 12);
        decide(20, List.of());
        writes(Side.KUSTOMER, "k-available");
    }

    @Test
    void whatIsChangedBackBeforeTheAnswerToAWriteArrivesCountsAsAChange() {
        atWork();
        see(10, Side.CCAI, "agent-statuses", "Meal", null, 10);
        writes(Side.KUSTOMER, "k-lunch");
        see(13, Side.KUSTOMER, "app", "k-available", 12, 12);
        see(14, Side.KUSTOMER, "answer", "k-lunch", null, 11);
        assertThat(decided.write()).isNull();
        decide(18, List.of());
        writes(Side.CCAI, "Available");
    }

    @Test
    void whatWaitsMeansWhatTheMappingSaysInTheEnd() {
        atWork();
        see(10, Side.CCAI, "agent-statuses", "In-call", null, 10);
        see(11, Side.KUSTOMER, "app", "k-lunch", 11, 11);
        assertThat(state.next().value()).isEqualTo("Meal");
        meanings = Map.of("k-available", "Available", "k-lunch", "Break");
        see(20, Side.CCAI, "agent-statuses", "Available", null, 20);
        writes(Side.CCAI, "Break");
    }

    @Test
    void aPreconditionThatIsNotMetForHoursIsLookedAtEveryQuarterOfAnHour() {
        atWork();
        standing = new Standing(1, 0, null, "t", "Voice", true, true, 1);
        see(10, Side.KUSTOMER, "app", "k-lunch", 10, 10);
        assertThat(decided.lookAgain()).isEqualTo(START.plusSeconds(70));
        decide(7200, List.of());
        assertThat(decided.lookAgain()).isEqualTo(START.plusSeconds(8100));
    }
}
