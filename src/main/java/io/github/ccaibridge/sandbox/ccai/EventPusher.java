package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sends scripted events to the bridge's door as the platform would: Basic, several senders, retries, small sins. */
public final class EventPusher {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI eventsDoor;
    private final String authorization;
    private final PushSwitches switches;
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    public EventPusher(URI eventsDoor, String user, String password, PushSwitches switches) {
        this.eventsDoor = eventsDoor;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.switches = switches;
    }

    /** Sends everything and returns when the last body was taken or given up. */
    public PushCounts push(List<ScriptedEvent> scripted) {
        return push(scripted, event -> {});
    }

    /** As {@link #push(List)}; the listener hears of each event just before it leaves, duplicates included. */
    public PushCounts push(List<ScriptedEvent> scripted, Consumer<ScriptedEvent> beforeEach) {
        List<ExecutorService> lanes = lanes();
        long begin = System.nanoTime();
        try {
            for (PushPlan.Post post : PushPlan.of(scripted, switches)) {
                TimeUnit.NANOSECONDS.sleep(post.due().toNanos() - (System.nanoTime() - begin));
                post.events().forEach(beforeEach);
                // One lane per session keeps its order, unless a batch or a switch breaks it.
                int lane = Math.floorMod(post.events().get(0).key().hashCode(), lanes.size());
                lanes.get(lane).execute(() -> deliver(post.events()));
            }
            lanes.forEach(ExecutorService::shutdown);
            for (ExecutorService lane : lanes) {
                if (!lane.awaitTermination(10, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("The events door never answered");
                }
            }
        } catch (InterruptedException e) {
            lanes.forEach(ExecutorService::shutdownNow);
            Thread.currentThread().interrupt();
        }
        return counts();
    }

    /** How long a real time takes in what is played. */
    public Duration compressed(Duration real) {
        return PushPlan.compressed(real, switches.timeFactor());
    }

    /** Sends one body once, whatever it is. */
    public PushAnswer pushOne(JsonNode body) {
        return pushOne(Json.write(body));
    }

    /** Sends one text once, JSON or not. */
    public PushAnswer pushOne(String body) {
        posts.incrementAndGet();
        try {
            return post(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PushAnswer(0, "");
        }
    }

    public PushCounts counts() {
        return new PushCounts(posts.get(), events.get(), accepted.get(), refused.get(), retries.get());
    }

    private void deliver(List<ScriptedEvent> batch) {
        String body = Json.write(ScriptedSession.envelopeOf(batch));
        events.addAndGet(batch.size());
        try {
            for (int attempt = 1; attempt <= switches.attempts(); attempt++) {
                if (attempt > 1) {
                    retries.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(switches.backOff().toMillis() << (attempt - 2));
                }
                posts.incrementAndGet();
                if (isTaken(body)) {
                    accepted.incrementAndGet();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refused.incrementAndGet();
    }

    private boolean isTaken(String body) throws InterruptedException {
        try {
            return post(body).isAccepted();
        } catch (IOException e) {
            return false;
        }
    }

    private PushAnswer post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(eventsDoor)
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        return new PushAnswer(response.statusCode(), response.body());
    }

    private List<ExecutorService> lanes() {
        List<ExecutorService> lanes = new ArrayList<>();
        for (int i = 0; i < Math.max(1, switches.senders()); i++) {
            lanes.add(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "ccai-event-sender");
                thread.setDaemon(true);
                return thread;
            }));
        }
        return lanes;
    }
}
