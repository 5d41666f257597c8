package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the minute ends in which requests are counted: no sooner than Kustomer says, whose minute begins with what reaches it first. */
class BudgetMinuteTest {
    private static final Instant START = Instant.parse("2025-11-26T09:00:00Z");

    private Statements sql;

    @BeforeEach
    void start() throws Exception {
        sql = new Statements();
        sql.execute("update kustomer_budget set ends = now()");
        sql.says("variable.budget[share]", "0.5");
        told(0, 0);
    }

    @AfterEach
    void end() throws Exception {
        sql.close();
    }

    @Test
    void aMinuteOfWhichNothingIsToldLastsASecondLonger() {
        assertThat(take(1)).isEqualTo("1 of 1, 61 s left");
    }

    @ParameterizedTest
    @CsvSource({
        "60, 61, 'an earlier end is that of the first request, which came a moment after it was counted'",
        "64, 64, 'the first request was three seconds on its way'",
        "66, 66, 'the first request was five seconds on its way'",
        "67, 61, 'a clock is wrong'",
        "900, 61, 'a clock is very wrong'"
    })
    void theMinuteEndsNoSoonerThanKustomerSays(int told, int ends, String why) {
        take(1);
        told(400, told);
        assertThat(take(8)).as(why).isEqualTo("8 of 9, " + ends + " s left");
    }

    @Test
    void whatALateFirstRequestLeavesIsNotTheNextMinutes() {
        take(1);
        told(400, 64);
        take(8);
        sql.later(Duration.ofSeconds(62));
        assertThat(take(8)).isEqualTo("8 of 17, 2 s left");
        sql.later(Duration.ofSeconds(2));
        assertThat(take(8)).isEqualTo("8 of 8, 61 s left");
    }

    @Test
    void nothingIsGrantedBeyondTheShare() {
        told(20, 61);
        assertThat(take(8)).isEqualTo("8 of 8, 61 s left");
        assertThat(take(8)).isEqualTo("2 of 10, 61 s left");
        assertThat(take(8)).isEqualTo("0 of 10, 61 s left");
    }

    private void told(int limit, int endsAfter) {
        sql.says("variable.budget[limit]", String.valueOf(limit));
        sql.says("variable.budget[ends]", String.valueOf(endsAfter == 0 ? 0 : START.getEpochSecond() + endsAfter));
    }

    private String take(int wanted) {
        sql.says("variable.budget[wanted]", String.valueOf(wanted));
        var row = sql.run("take-token").get(0);
        return "%s of %s, %s s left"
                .formatted(row.get("granted"), row.get("last"), ((Number) row.get("wait")).intValue());
    }
}
