package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tail belongs to the database: it survives a restart, and several bridges share one. */
class TailedTogetherTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static BridgeUnderTest asleep;

    @BeforeAll
    static void start() {
        asleep = new BridgeUnderTest("bridge.tail.interval=0s");
        asleep.ccai.managerLimit().set(1, 2);
    }

    @AfterAll
    static void stop() {
        asleep.close();
    }

    @Test
    void whatChangedWhileNoBridgeRanIsReadAfterTheStart() {
        try (var bridge = asleep.second("bridge.tail.interval=500ms")) {
            asleep.ccai.putCall(TailStoriesTest.call(76001));
            awaitStored("76001");
        }
        asleep.ccai.putCall(TailStoriesTest.call(76002));
        assertThat(stored("76002")).isZero();
        var readTo = asleep.number("select extract(epoch from min(read_to)) from ccai_tail");
        try (var bridge = asleep.second("bridge.tail.interval=500ms")) {
            awaitStored("76002");
            assertThat(asleep.number("select extract(epoch from min(read_to)) from ccai_tail"))
                    .isGreaterThanOrEqualTo(readTo);
        }
    }

    @Test
    void twoBridgesShareOneTailAndOneRequestASecond() {
        var before = asleep.ccai.managerLimit().violations();
        try (var one = asleep.second("bridge.tail.interval=500ms");
                var other = asleep.second("bridge.tail.interval=500ms")) {
            for (long id = 77001; id <= 77005; id++) {
                asleep.ccai.putCall(TailStoriesTest.call(id));
                awaitStored(String.valueOf(id));
            }
        }
        assertThat(asleep.ccai.managerLimit().violations()).isEqualTo(before);
        assertThat(asleep.number("select max(failed) from ccai_tail")).isZero();
    }

    private static long stored(String id) {
        return asleep.number("select count(*) from inbox where source = 'manager-api' and session_id = '" + id + "'");
    }

    private static void awaitStored(String id) {
        await("call " + id).atMost(LONG).until(() -> stored(id) == 1);
    }
}
