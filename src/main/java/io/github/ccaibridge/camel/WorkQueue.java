package io.github.ccaibridge.camel;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/** Work for idle workers, who sleep as long as their timeout says, unless work comes or the bridge stops. */
final class WorkQueue extends LinkedBlockingQueue<Exchange> {
    private static final long serialVersionUID = 1;
    /** How soon a worker looks again whether its own route stops now. */
    private static final long STOPPING_MILLIS = 20;

    private boolean stopping;

    WorkQueue(int capacity) {
        super(capacity);
    }

    /** Sends idle workers to see that they are to end; what is queued is still done. */
    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    @Override
    public boolean offer(Exchange work) {
        var taken = super.offer(work);
        wakeOne();
        return taken;
    }

    @Override
    public boolean offer(Exchange work, long timeout, TimeUnit unit) throws InterruptedException {
        var taken = super.offer(work, timeout, unit);
        wakeOne();
        return taken;
    }

    @Override
    public void put(Exchange work) throws InterruptedException {
        super.put(work);
        wakeOne();
    }

    private synchronized void wakeOne() {
        notify();
    }

    @Override
    public synchronized Exchange poll(long timeout, TimeUnit unit) throws InterruptedException {
        var wasStopping = stopping;
        var end =
                System.nanoTime() + (stopping ? TimeUnit.MILLISECONDS.toNanos(STOPPING_MILLIS) : unit.toNanos(timeout));
        var work = poll();
        while (work == null && wasStopping == stopping && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            work = poll();
        }
        return work;
    }
}
