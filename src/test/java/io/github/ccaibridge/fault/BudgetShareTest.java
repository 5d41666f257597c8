package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.kustomer.LedgerEntry;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bridge takes its share of the organisation's requests a minute and no more, from the first minute on. */
class BudgetShareTest {
    private static final int LIMIT = 400;
    private static final double SHARE = 0.5;

    @Test
    void noAnnouncedMinuteSeesMoreThanTheShareAndNothingFailsForIt() {
        try (var scene = new Scene("bridge.kustomer.budget-share=" + SHARE)) {
            scene.set(Switch.REQUESTS_PER_MINUTE, LIMIT);
            var calls = scene.newCalls(42);
            calls.parallelStream().forEach(call -> scene.tell(call, Scene.phoneOf(call)));
            await().atMost(Duration.ofMinutes(3)).until(() -> scene.unfinished() == 0);

            var ledger = scene.kustomer().ledger().entries();
            assertThat(ledger).hasSizeGreaterThan((int) (LIMIT * SHARE)).noneMatch(one -> one.status() == 429);
            FaultCount.of("the share of the rate limit is used up")
                    .with(minutes(ledger), "requests in each minute")
                    .print();
            assertThat(minutes(ledger)).as("requests in each minute").allMatch(used -> used <= LIMIT * SHARE);
            assertThat(scene.bridge.number("select count(*) from lane where parked_at is not null or attempts > 0"))
                    .isZero();
            calls.forEach(scene::assertLandedOnce);
        }
    }

    /** A minute begins with the first request after the one before. */
    static List<Integer> minutes(List<LedgerEntry> ledger) {
        var minutes = new ArrayList<Integer>();
        var ends = Instant.MIN;
        for (var entry : ledger) {
            if (!entry.at().isBefore(ends)) {
                ends = entry.at().plusSeconds(60);
                minutes.add(0);
            }
            minutes.set(minutes.size() - 1, minutes.get(minutes.size() - 1) + 1);
        }
        return minutes;
    }
}
