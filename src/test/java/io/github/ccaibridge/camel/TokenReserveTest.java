package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a process counts ahead of Kustomer's budget, and when it asks again. */
class TokenReserveTest {
    private static final double BUDGET = 500;

    private long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();
    private final TokenReserve reserve = new TokenReserve(() -> now);

    @Test
    void asManyRequestsAsWereGrantedGoByOneQuestion() {
        assertThat(reserve.wanted(BUDGET)).isEqualTo(5);
        reserve.fill(5, 5, 60);
        assertThat(untilItAsks()).isEqualTo(4);
        reserve.fill(5, 12, 60);
        assertThat(untilItAsks()).isEqualTo(4);
    }

    @Test
    void aProcessCountsNoMoreThanAHundredthAheadAndEightAtMost() {
        assertThat(new TokenReserve(() -> now).wanted(0))
                .as("no limit is known")
                .isEqualTo(1);
        assertThat(new TokenReserve(() -> now).wanted(199)).isEqualTo(1);
        assertThat(new TokenReserve(() -> now).wanted(300)).isEqualTo(3);
        assertThat(new TokenReserve(() -> now).wanted(1_000_000)).isEqualTo(8);
    }

    @Test
    void whoComesWhileAnotherFillsItAsksForItselfOnly() {
        assertThat(reserve.wanted(BUDGET)).isEqualTo(5);
        assertThat(reserve.wanted(BUDGET)).isEqualTo(1);
        reserve.fill(1, 6, 60);
        assertThat(reserve.wanted(BUDGET)).as("nothing came with a single one").isEqualTo(1);
    }

    @Test
    void aQuestionWithoutAnAnswerKeepsNobodyFromAskingForLong() {
        assertThat(reserve.wanted(BUDGET)).isEqualTo(5);
        pass(1.1);
        assertThat(reserve.wanted(BUDGET)).isEqualTo(5);
    }

    @Test
    void theNumbersOfAMinuteAreVoidBeforeItEnds() {
        reserve.wanted(BUDGET);
        reserve.fill(5, 5, 10);
        pass(8.9);
        assertThat(reserve.wanted(BUDGET)).isZero();
        pass(0.2);
        assertThat(reserve.wanted(BUDGET)).isEqualTo(5);
    }

    @Test
    void aNumberAboveTheShareOfWhoAsksIsNotGivenToIt() {
        reserve.wanted(BUDGET);
        reserve.fill(5, 403, 60);
        assertThat(untilItAsks(400)).as("399 was used at once, 400 fits").isEqualTo(1);
        assertThat(reserve.wanted(BUDGET)).as("401 fits the whole share").isZero();
    }

    private int untilItAsks() {
        return untilItAsks(BUDGET);
    }

    private int untilItAsks(double budget) {
        var gone = 0;
        while (reserve.wanted(budget) == 0) {
            gone++;
        }
        return gone;
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
    }
}
