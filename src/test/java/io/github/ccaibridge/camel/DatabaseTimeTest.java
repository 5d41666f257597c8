package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.SharedTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DatabaseTime time = new DatabaseTime(meters);

    @AfterEach
    void setRight() {
        SharedTime.setAhead(Duration.ZERO);
    }

    private static long secondsAhead() {
        return Math.round(Duration.between(SharedTime.now(), Instant.now()).toMillis() / 1000.0);
    }

    @Test
    void aClockThatIsMinutesAheadIsSetRightByPostgresqls() {
        time.told(time.asked(), Instant.now().minusSeconds(300).toString());
        assertThat(secondsAhead()).isEqualTo(300);
        assertThat(meters.get("clock.ahead.seconds").gauge().value()).isBetween(299.0, 301.0);
    }

    @Test
    void soIsOneThatIsBehindUntilItIsRightAgain() {
        time.told(time.asked(), Instant.now().plusSeconds(300).toString());
        assertThat(secondsAhead()).isEqualTo(-300);
        time.told(time.asked(), Instant.now().toString());
        assertThat(secondsAhead()).isZero();
    }

    @Test
    void aSecondIsLeftAsItIsAndAnAnswerThatTookLongTellsNothing() {
        time.told(time.asked(), Instant.now().minusMillis(1000).toString());
        assertThat(secondsAhead()).isZero();
        time.told(
                Instant.now().minusSeconds(10), Instant.now().minusSeconds(300).toString());
        assertThat(secondsAhead()).isZero();
    }
}
