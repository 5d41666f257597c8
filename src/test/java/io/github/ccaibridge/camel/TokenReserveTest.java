package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a process counts ahead of Kustomer's budget, and when it asks again. */
class TokenReserveTest {
    private static final double BUDGET = 500;

    private volatile long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();
    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private final TokenReserve reserve = new TokenReserve(() -> now);

    @Test
    void asManyRequestsAsWereGrantedGoByOneQuestion() {
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(5);
        reserve.fill(5, 5, 60);
        assertThat(untilItAsks()).isEqualTo(4);
        reserve.fill(5, 12, 60);
        assertThat(untilItAsks()).isEqualTo(4);
    }

    @Test
    void aProcessCountsNoMoreThanAHundredthAheadAndEightAtMost() {
        assertThat(new TokenReserve(() -> now).takeOrAsk(0))
                .as("no limit is known")
                .isEqualTo(1);
        assertThat(new TokenReserve(() -> now).takeOrAsk(199)).isEqualTo(1);
        assertThat(new TokenReserve(() -> now).takeOrAsk(300)).isEqualTo(3);
        assertThat(new TokenReserve(() -> now).takeOrAsk(1_000_000)).isEqualTo(8);
    }

    @Test
    void whoComesWhileAnotherAsksTakesOfItsAnswer() throws Exception {
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(5);
        var others = Stream.generate(this::another).limit(6).toList();
        others.forEach(TokenReserveTest::awaitWaiting);
        reserve.fill(5, 5, 60);
        await().atMost(Duration.ofSeconds(30)).until(() -> doneBy(others) == 5);
        assertThat(asked)
                .as("four take what is left, the fifth asks for the sixth")
                .containsExactlyInAnyOrder(0L, 0L, 0L, 0L, 5L);
        reserve.fill(5, 10, 60);
        await().atMost(Duration.ofSeconds(30)).until(() -> doneBy(others) == 6);
        assertThat(asked).endsWith(0L);
    }

    @Test
    void whoWaitedForAnAnswerOfNothingAsksItself() throws Exception {
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(5);
        var other = another();
        awaitWaiting(other);
        reserve.fill(0, 500, 20);
        other.join();
        assertThat(asked).containsExactly(5L);
    }

    @Test
    void nobodyWaitsForTheNextWhoAsksInVainToo() {
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(5);
        var others = Stream.generate(this::another).limit(3).toList();
        others.forEach(TokenReserveTest::awaitWaiting);
        pass(1.1);
        await().atMost(Duration.ofSeconds(30)).until(() -> doneBy(others) == 3);
        assertThat(asked).containsExactly(5L, 5L, 5L);
    }

    private Thread another() {
        var thread = new Thread(() -> asked.add(reserve.takeOrAsk(BUDGET)));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        await().atMost(Duration.ofSeconds(30)).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    private static long doneBy(List<Thread> threads) {
        return threads.stream().filter(thread -> !thread.isAlive()).count();
    }

    @Test
    void aQuestionWithoutAnAnswerKeepsNobodyFromAskingForLong() {
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(5);
        pass(1.1);
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(5);
    }

    @Test
    void theNumbersOfAMinuteAreVoidBeforeItEnds() {
        reserve.takeOrAsk(BUDGET);
        reserve.fill(5, 5, 10);
        pass(8.9);
        assertThat(reserve.takeOrAsk(BUDGET)).isZero();
        pass(0.2);
        assertThat(reserve.takeOrAsk(BUDGET)).as("one by one until it ends").isEqualTo(1);
        reserve.fill(1, 6, 0.9);
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(1);
        pass(1);
        assertThat(reserve.takeOrAsk(BUDGET)).isEqualTo(5);
    }

    @Test
    void aNumberAboveTheShareOfWhoAsksIsNotGivenToIt() {
        reserve.takeOrAsk(BUDGET);
        reserve.fill(5, 403, 60);
        assertThat(untilItAsks(400)).as("399 was used at once, 400 fits").isEqualTo(1);
        assertThat(reserve.takeOrAsk(BUDGET)).as("401 fits the whole share").isZero();
    }

    private int untilItAsks() {
        return untilItAsks(BUDGET);
    }

    private int untilItAsks(double budget) {
        var gone = 0;
        while (reserve.takeOrAsk(budget) == 0) {
            gone++;
        }
        return gone;
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
    }
}
