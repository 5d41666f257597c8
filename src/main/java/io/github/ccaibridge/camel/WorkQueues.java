package io.github.ccaibridge.camel;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.BlockingQueueFactory;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The queues between routes: their idle workers need not look every moment whether the bridge stops, since they are told. */
public final class WorkQueues extends EventNotifierSupport implements BlockingQueueFactory<Exchange> {
    private final List<WorkQueue> queues = new CopyOnWriteArrayList<>();

    public WorkQueues() {
        setIgnoreExchangeEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
    }

    @Override
    public BlockingQueue<Exchange> create() {
        return create(Integer.MAX_VALUE);
    }

    @Override
    public BlockingQueue<Exchange> create(int size) {
        var queue = new WorkQueue(size);
        queues.add(queue);
        return queue;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.CamelContextStoppingEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        queues.forEach(WorkQueue::stop);
    }
}
