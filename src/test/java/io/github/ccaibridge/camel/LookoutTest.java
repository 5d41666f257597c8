package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The looks for work follow each other as the answers say. */
class LookoutTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Lookout lookout = new Lookout();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong told = new AtomicLong();

    @AfterEach
    void end() {
        camel.stop();
    }

    private void startLooking(long wait) throws Exception {
        told.set(wait);
        camel.getRegistry().bind("lookout", lookout);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("scheduler:look?scheduler=#lookout").routeId("look").process(one -> look());
            }
        });
        camel.start();
    }

    private void look() {
        looks.incrementAndGet();
        if (told.get() < 0) {
            throw new IllegalStateException("the database is away");
        }
        var lanes = Map.<String, Object>of("what", "lanes");
        assertThat(lookout.note(List.of(lanes, Map.of("what", "ahead", "wait", told.get()))))
                .containsExactly(lanes);
    }

    @Test
    void manyLooksFollowWhereMuchIsDueSoon() throws Exception {
        startLooking(1);
        await().atMost(LONG).until(() -> looks.get() > 100);
    }

    @Test
    void noAnswerMakesALookWaitForLongerThanTwoSeconds() throws Exception {
        startLooking(3_600_000);
        await().atMost(LONG).until(() -> looks.get() > 2);
    }

    @Test
    void aLookThatFailsIsFollowedByAnother() throws Exception {
        startLooking(-1);
        await().atMost(LONG).until(() -> looks.get() > 2);
    }

    /** Else a database that is away would be asked without a pause. */
    @Test
    void aLookThatFailsIsFollowedByAnotherAtTheLatestMomentOnly() throws Exception {
        startLooking(1);
        await().atMost(LONG).until(() -> looks.get() > 2);
        told.set(-1);
        var failed = looks.get() + 1;
        await().atMost(LONG).until(() -> looks.get() > failed);
        var begin = System.nanoTime();
        await().atMost(LONG).until(() -> looks.get() > failed + 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void whoStopsTheRouteStopsTheLooksAndMayStartThemAgain() throws Exception {
        startLooking(1);
        await().atMost(LONG).until(() -> looks.get() > 2);
        camel.getRouteController().stopRoute("look");
        var stopped = looks.get();
        await().during(Duration.ofMillis(500)).atMost(LONG).until(() -> looks.get() == stopped);
        camel.getRouteController().startRoute("look");
        await().atMost(LONG).until(() -> looks.get() > stopped + 2);
        camel.getRouteController().suspendRoute("look");
        var suspended = looks.get();
        await().during(Duration.ofMillis(500)).atMost(LONG).until(() -> looks.get() == suspended);
        camel.getRouteController().resumeRoute("look");
        var resumed = looks.get();
        await().atMost(LONG).until(() -> looks.get() > resumed + 2);
        assertThat(lookout.isSchedulerStarted()).isTrue();
    }
}
