package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers outbound events, signed, with the vendor's retries, and gives up by disabling the webhook (9.1). */
final class Courier implements AutoCloseable {
    private static final int[] MINUTES = {1, 1, 2, 5, 10, 15, 30};

    private final World world;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(Courier::daemon);
    private final Map<String, CompletableFuture<Void>> tails = new HashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Random random = new Random(1);

    @SuppressWarnings("ArrayRecordComponent")
    private record Parcel(Thing hook, String event, String eventId, byte[] body) {}

    Courier(World world) {
        this.world = world;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kustomer-webhooks");
        thread.setDaemon(true);
        return thread;
    }

    /** Called under the world's lock, so events queue in the order of the changes. */
    void send(Thing hook, String event, String eventId, byte[] body) {
        if (random.nextInt(100) < world.switches().number(Switch.WEBHOOK_LOST_PERCENT)) {
            return;
        }
        Parcel parcel = new Parcel(hook, event, eventId, body);
        boolean twice = random.nextInt(100) < world.switches().number(Switch.WEBHOOK_DUPLICATE_PERCENT);
        for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
            int spread = (int) world.switches().number(Switch.WEBHOOK_SHUFFLE_MILLIS);
            long delay = world.switches().number(Switch.WEBHOOK_DELAY_MILLIS);
            if (spread + delay > 0) {
                schedule(parcel, 0, delay + (spread > 0 ? random.nextInt(spread) : 0));
            } else {
                CompletableFuture<Void> none = CompletableFuture.completedFuture(null);
                CompletableFuture<Void> tail = tails.getOrDefault(hook.id, none);
                tails.put(hook.id, tail.thenComposeAsync(done -> attempt(parcel, 0), later));
            }
        }
    }

    List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    private void schedule(Parcel parcel, int attempt, long millis) {
        Runnable again = () -> {
            var unused = attempt(parcel, attempt);
        };
        var unused = later.schedule(again, millis, TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Void> attempt(Parcel parcel, int attempt) {
        return client.sendAsync(request(parcel), HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> {
                    settle(parcel, attempt, failure == null ? response.statusCode() : 0);
                    return null;
                });
    }

    private HttpRequest request(Parcel parcel) {
        JsonNode hook = parcel.hook.attributes;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(hook.path("url").asText()))
                .timeout(Duration.ofMillis(world.switches().number(Switch.WEBHOOK_TIMEOUT_MILLIS)))
                .header("Content-Type", "application/json")
                .header("X-Kustomer-Webhook-Event", parcel.event)
                .header(
                        "X-Kustomer-Webhook-Signature",
                        sign(parcel.body, hook.path("token").asText()));
        hook.path("headers")
                .forEach(each -> request.header(
                        each.path("name").asText(), each.path("value").asText()));
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(parcel.body)).build();
    }

    private void settle(Parcel parcel, int attempt, int status) {
        synchronized (deliveries) {
            deliveries.add(new Delivery(parcel.hook.id, parcel.eventId, parcel.event, attempt + 1, status));
            deliveries.notifyAll();
        }
        if (status >= 200 && status < 300) {
            return;
        }
        if (attempt < MINUTES.length) {
            long minute = world.switches().number(Switch.WEBHOOK_MINUTE_MILLIS);
            schedule(parcel, attempt + 1, MINUTES[attempt] * minute);
            return;
        }
        synchronized (world) {
            parcel.hook.attributes.put("enabled", false);
        }
    }

    static String sign(byte[] body, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
