package io.github.ccaibridge.fault;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Replicas behind one name, as a Service of Kubernetes shows them: what one does not answer is asked of the next. */
final class Replicas {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<BridgeProcess> behind = new CopyOnWriteArrayList<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger askedAgain = new AtomicInteger();

    void add(BridgeProcess replica) {
        behind.add(replica);
    }

    void remove(BridgeProcess replica) {
        behind.remove(replica);
    }

    /** The status of the first replica that answers below 500; 0 where none does, which is noted. */
    int send(String path, UnaryOperator<HttpRequest.Builder> request) {
        var replicas = List.copyOf(behind);
        var first = asked.getAndIncrement();
        var said = path;
        for (int n = 0; n < replicas.size(); n++) {
            var one = replicas.get(Math.floorMod(first + n, replicas.size()));
            try {
                var builder = HttpRequest.newBuilder(one.address(path)).timeout(Duration.ofSeconds(15));
                var status = http.send(request.apply(builder).build(), BodyHandlers.discarding())
                        .statusCode();
                if (status < 500) {
                    return status;
                }
                said += " " + status;
            } catch (IOException gone) {
                said += " " + gone.getClass().getSimpleName();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return 0;
            }
            askedAgain.incrementAndGet();
        }
        unanswered.add(said);
        return 0;
    }

    /** The requests that no replica took. */
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    @Override
    public String toString() {
        return asked + " requests, " + askedAgain + " asked of another replica, " + unanswered.size() + " unanswered";
    }
}
