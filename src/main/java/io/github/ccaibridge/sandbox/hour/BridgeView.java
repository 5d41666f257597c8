package io.github.ccaibridge.sandbox.hour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Asks the bridge's management API what became of a session. */
final class BridgeView {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI bridge;
    private final String authorization;

    BridgeView(URI bridge, String user, String password) {
        this.bridge = bridge;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Missing where the bridge does not know the session or does not answer. */
    JsonNode explain(ScriptedSession session) throws InterruptedException {
        URI address = bridge.resolve("/api/v1/sessions/" + session.kind() + "/" + session.id());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? MAPPER.readTree(response.body()) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
