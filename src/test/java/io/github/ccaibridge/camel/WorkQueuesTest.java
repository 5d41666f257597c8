package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.event.CamelContextStoppingEvent;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Idle workers sleep, and neither work nor the end of the bridge waits for them. */
class WorkQueuesTest {
    private static final int WORKERS = 8;
    private static final int PIECES = 2000;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final WorkQueues queues = new WorkQueues();

    @AfterEach
    void end() throws Exception {
        workers.shutdownNow();
        camel.close();
    }

    /** A way in which a route hands work over. */
    interface HandOver {
        void of(BlockingQueue<Exchange> queue, Exchange work) throws InterruptedException;
    }

    static Stream<Arguments> handOvers() {
        return Stream.of(
                handOver("where there is room", BlockingQueue::add),
                handOver("where there is room, else not", BlockingQueue::offer),
                handOver("where there is room soon", (queue, work) -> queue.offer(work, 1, TimeUnit.MINUTES)),
                handOver("as soon as there is room", BlockingQueue::put));
    }

    private static Arguments handOver(String name, HandOver way) {
        return Arguments.of(name, way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handOvers")
    void everyPieceOfWorkFindsASleepingWorker(String name, HandOver way) throws Exception {
        var queue = queues.create();
        var done = new CountDownLatch(PIECES);
        for (var n = 0; n < WORKERS; n++) {
            workers.submit(() -> {
                while (queue.poll(1, TimeUnit.HOURS) != null) {
                    done.countDown();
                }
                return null;
            });
        }
        for (var n = 0; n < PIECES; n++) {
            way.of(queue, new DefaultExchange(camel));
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoFindsNothingInTimeGoesWithNothing() throws Exception {
        assertThat(queues.create().poll(1, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aFullQueueTakesNoMore() {
        var queue = queues.create(1);
        assertThat(queue.offer(new DefaultExchange(camel))).isTrue();
        assertThat(queue.offer(new DefaultExchange(camel))).isFalse();
    }

    @Test
    void aSleepingWorkerIsWokenForTheEndOfTheBridge() throws Exception {
        var queue = queues.create();
        var sleeper = new FutureTask<>(() -> queue.poll(1, TimeUnit.HOURS));
        var thread = new Thread(sleeper);
        thread.setDaemon(true);
        thread.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        queues.notify(new CamelContextStoppingEvent(camel));
        assertThat(sleeper.get(20, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void theEndOfTheBridgeWaitsForNoSleepingWorkerAndForAllThatIsQueued() throws Exception {
        var done = new AtomicInteger();
        camel.addRoutes(idleRoutes(done));
        camel.getComponent("seda", SedaComponent.class).setDefaultQueueFactory(queues);
        camel.getManagementStrategy().addEventNotifier(queues);
        camel.start();
        var template = camel.createProducerTemplate();
        for (var n = 0; n < 50; n++) {
            template.sendBody("seda:work", n);
        }
        Future<?> stopped = workers.submit(camel::stop);
        await().atMost(Duration.ofSeconds(30)).until(stopped::isDone);
        assertThat(done).hasValue(50);
    }

    /** Workers that would sleep for an hour. */
    private static RouteBuilder idleRoutes(AtomicInteger done) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:work?pollTimeout=3600000&concurrentConsumers=4").process(one -> done.incrementAndGet());
                from("seda:idle?pollTimeout=3600000").to("log:idle");
            }
        };
    }
}
