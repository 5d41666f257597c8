package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hand-written program is an honest yardstick: it takes the same events, asks Kustomer the same and writes down as much. */
class YardstickTest {
    private static final int CALLS = 4;

    @Test
    void itAsksKustomerTheSameAsTheBridge() {
        try (var course = new Course()) {
            var bridge = course.bridge("beside-yardstick", TestDatabase.newDatabase());
            var yardstick = course.yardstick();
            // Who the agent is in Kustomer is asked once, by each in its own time.
            course.round(List.of(bridge.awaitReady()), 1);
            course.round(List.of(yardstick.awaitReady()), 1);
            var before = yardstick.number("select used from budget");
            var ours = course.round(List.of(bridge), CALLS);
            var theirs = course.round(List.of(yardstick), CALLS);
            assertThat(theirs.requests()).isEqualTo(ours.requests());
            assertThat(yardstick.number("select count(*) from inbox"))
                    .isEqualTo(bridge.number("select count(*) from inbox"));
            assertThat(yardstick.number("select used from budget") - before)
                    .as("every request is counted before it is sent")
                    .isEqualTo(
                            theirs.requests().values().stream().mapToInt(n -> n).sum());
        }
    }
}
