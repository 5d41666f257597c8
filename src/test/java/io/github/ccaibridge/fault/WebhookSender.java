package io.github.ccaibridge.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kustomer's side of the webhook door: sends ever new events, never one again, and keeps the ids of those that were taken. */
final class WebhookSender implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cut = new AtomicInteger();
    private final URI door;
    private final String secret;

    WebhookSender(URI door, String secret) {
        this.door = door;
        this.secret = secret;
    }

    void begin() {
        for (int n = 0; n < 2; n++) {
            threads.scheduleWithFixedDelay(this::send, 0, 10, TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        var id = UUID.randomUUID().toString();
        var event = Doors.harmless(id);
        var request = Doors.body(HttpRequest.newBuilder(door).timeout(Duration.ofSeconds(10)), event)
                .header("X-Kustomer-Webhook-Signature", Doors.signature(secret, event));
        try {
            if (http.send(request.build(), BodyHandlers.discarding()).statusCode() == 202) {
                taken.add(id);
            }
        } catch (ConnectException nobodyThere) {
            return;
        } catch (IOException killed) {
            cut.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The ids of the events that were answered 202. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** How many requests were under way when the bridge died. */
    int cut() {
        return cut.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
