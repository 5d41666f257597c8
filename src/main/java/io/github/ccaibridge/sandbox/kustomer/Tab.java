package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** One browser tab of an agent: it shows what was picked in it, which may be behind the truth, and tells it (10.5). */
public final class Tab {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final AgentDesktop agent;
    private final RoutingDesk desk;
    private final String instanceId;
    private final URI door;
    private final String appToken;
    private volatile String shown;

    Tab(AgentDesktop agent, RoutingDesk desk, String instanceId, URI door, String appToken) {
        this.agent = agent;
        this.desk = desk;
        this.instanceId = instanceId;
        this.door = door;
        this.appToken = appToken;
        this.shown = agent.status();
    }

    /** Picks a status in this tab without a word to the bridge; other tabs go on showing what they showed. */
    public Tab picks(String status) {
        agent.picks(status);
        shown = status;
        return this;
    }

    public int picksAndTells(String status) {
        return picks(status).tells();
    }

    /** Tells the bridge what this tab shows, as of now, and gives the answer's status. */
    public int tells() {
        return tells(shown, Instant.now());
    }

    /** Tells the bridge any status of any moment. */
    public int tells(String status, Instant at) {
        ObjectNode body = Json.object().put("email", agent.email()).put("kustomerUserId", agent.userId());
        body.put("statusId", desk.statusId(status)).put("statusName", status).put("teamId", agent.teamId());
        body.put("at", at.toString()).put("instanceId", instanceId);
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + appToken)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
