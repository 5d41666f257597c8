package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A door claims for idle workers only: those that have nothing in hand, and for whom nothing is queued. */
class IdleWorkersTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final IdleWorkers idle = new IdleWorkers();
    private final CountDownLatch done = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:work-lane?concurrentConsumers=2")
                        .routeId("work-lane")
                        .process(one -> done.await());
            }
        });
        idle.setCamelContext(camel);
        camel.start();
    }

    @AfterEach
    void end() throws Exception {
        done.countDown();
        camel.close();
    }

    @Test
    void everyWorkerWithoutWorkHasRoomForALane() {
        assertThat(room()).isEqualTo(2);
        hand(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> room() == 1);
    }

    @Test
    void whatIsQueuedIsTheirsFirst() {
        hand(5);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(camel.getInflightRepository().size("work-lane"))
                        .isEqualTo(2));
        assertThat(room()).isZero();
    }

    @Test
    void whoseWorkIsDoneIsIdleAgain() {
        hand(5);
        done.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> room() == 2);
    }

    @Test
    void nobodyIsIdleWhileAnOperatorHoldsTheWorkersBack() throws Exception {
        camel.getRouteController().stopRoute("work-lane");
        assertThat(room()).isZero();
        camel.getRouteController().startRoute("work-lane");
        assertThat(room()).isEqualTo(2);
    }

    @Test
    void eachOfferHasATokenOfItsOwn() {
        assertThat(idle.offer().get("token")).isNotEqualTo(idle.offer().get("token"));
    }

    private int room() {
        return (int) idle.offer().get("room");
    }

    private void hand(int pieces) {
        var template = camel.createProducerTemplate();
        for (var n = 0; n < pieces; n++) {
            template.sendBody("seda:work-lane?waitForTaskToComplete=Never", n);
        }
    }
}
