package io.github.ccaibridge.sandbox.hour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.sandbox.kustomer.RoutingDesk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An administrator sets the hour's mapping of statuses through the bridge's management API. */
final class StatusMappingSet {
    private static final Map<String, String> MAPPING = Map.of(
            "Available", "Available",
            "Unavailable", "Unavailable",
            "Lunch", "Meal",
            "Coaching", "Meeting",
            "Training", "Meeting");
    private static final List<String> REPRESENTATIVES = List.of("Available", "Unavailable", "Lunch", "Coaching");

    private StatusMappingSet() {}

    /** True where the bridge has taken the mapping. */
    static boolean in(URI bridge, String user, String password, RoutingDesk kustomer) throws InterruptedException {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(bridge.resolve("/api/v1/settings/status-mapping"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body(kustomer)))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String body(RoutingDesk kustomer) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        var mapping = body.putArray("mapping");
        MAPPING.forEach((ours, theirs) -> mapping.addObject()
                .put("kustomerStatusId", kustomer.statusId(ours))
                .put("ccaiStatus", theirs));
        var representatives = body.putArray("representatives");
        REPRESENTATIVES.forEach(name -> representatives
                .addObject()
                .put("ccaiStatus", MAPPING.get(name))
                .put("kustomerStatusId", kustomer.statusId(name)));
        return body.toString();
    }
}
