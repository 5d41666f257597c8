package io.github.ccaibridge.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which alert a recording is worth that is not in Kustomer, and how much time is left. */
class DeadlineTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private final Deadline deadline = new Deadline(WEEK, "24h, 72h,6d");

    @ParameterizedTest(name = "after {0}, stored {1}: {2}, {3} hours left, grave {4}")
    @CsvSource({
        "PT0S,     false, none, 168, false",
        "PT23H59M, false, none, 144, false",
        "PT24H,    false, 24h,  144, false",
        "PT71H59M, true,  24h,  96,  false",
        "PT72H,    true,  72h,  96,  false",
        "PT143H,   false, 72h,  25,  false",
        "PT144H,   false, 6d,   24,  true",
        "PT167H59M,false, 6d,   0,   true",
        "PT168H,   false, lost, 0,   true",
        "PT168H,   true,  6d,   0,   true",
        "PT9999H,  true,  6d,   0,   true",
    })
    void theAgeTellsTheAlertAndTheHoursLeft(Duration age, boolean stored, String alert, long left, boolean grave) {
        assertThat(deadline.alert(age, stored)).isEqualTo(alert);
        assertThat(deadline.hoursLeft(age)).isEqualTo(left);
        assertThat(deadline.grave(alert)).isEqualTo(grave);
    }

    @ParameterizedTest
    @ValueSource(strings = {"72h,24h", "24h,24h", "24h,7d", "8d", "0h", "", "24h,,72h", "a day", "24"})
    void agesThatDoNotGrowOrPassTheDeadlineAreRefused(String ages) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deadline(WEEK, ages))
                .withMessageContaining("24h,72h,6d");
    }

    @Test
    void aCompressedWeekHasTheSameAlerts() {
        var seconds = new Deadline(Duration.ofSeconds(7), "1s,3s,6s");
        assertThat(seconds.alert(Duration.ofSeconds(4), false)).isEqualTo("3s");
    }
}
