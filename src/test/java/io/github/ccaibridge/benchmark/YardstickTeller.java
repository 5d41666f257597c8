package io.github.ccaibridge.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hand-written plan of an answered call, step by step, with an intent on disk before each creation. */
final class YardstickTeller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final YardstickStore store;
    private final String kustomer;
    private final String key;

    YardstickTeller(YardstickStore store, String kustomer, String key) {
        this.store = store;
        this.kustomer = kustomer;
        this.key = key;
    }

    void tell(YardstickStore.Lane lane, YardstickStore.Session session)
            throws IOException, InterruptedException, SQLException {
        var told = new Telling(lane, session, (ObjectNode) JSON.readTree(session.progress()));
        var call = YardstickCall.of(session.events());
        if (call.answered()) {
            told.customer(call);
            told.ticket(call);
        }
        store.settle(lane, session, told.asked, told.progress.toString());
    }

    private final class Telling {
        final YardstickStore.Lane lane;
        final YardstickStore.Session session;
        final ObjectNode progress;
        final List<String> asked = new ArrayList<>();

        Telling(YardstickStore.Lane lane, YardstickStore.Session session, ObjectNode progress) {
            this.lane = lane;
            this.session = session;
            this.progress = progress;
        }

        void customer(YardstickCall call) throws IOException, InterruptedException, SQLException {
            if (progress.has("customer")) {
                return;
            }
            var digits = call.number().substring(1);
            ask("GET", "/v1/customers/phone=%2B" + digits, null);
            ask("GET", "/v1/customers/phone=" + digits, null);
            var body =
                    JSON.createObjectNode().put("name", call.number()).put("externalId", "ccai:phone:" + call.number());
            body.putArray("phones").addObject().put("type", "mobile").put("phone", call.number());
            body.putObject("custom").put("ccaiAssignedAgentEmailStr", call.agent());
            create("customer", "/v1/customers", body);
        }

        void ticket(YardstickCall call) throws IOException, InterruptedException, SQLException {
            if (progress.has("ticket")) {
                return;
            }
            var body = JSON.createObjectNode()
                    .put("name", "Inbound call: " + call.menu())
                    .put("status", "open")
                    .put("direction", "in")
                    .put("externalId", "ccai:call:" + session.id());
            body.putObject("custom")
                    .put("ccaiMenuPathStr", call.menu())
                    .put("ccaiCallerIdStr", call.number())
                    .put("ccaiSessionIdStr", session.id());
            body.putArray("assignedUsers").add(user(call.agent()));
            create("ticket", "/v1/customers/" + progress.path("customer").asText() + "/conversations", body);
        }

        private String user(String email) throws IOException, InterruptedException, SQLException {
            if (!users.containsKey(email)) {
                users.put(
                        email,
                        ask(
                                        "GET",
                                        "/v1/users?page=1&pageSize=100&userType=user&email="
                                                + email.replace("@", "%40"),
                                        null)
                                .at("/data/0/id")
                                .asText());
            }
            return users.get(email);
        }

        private void create(String what, String path, JsonNode body)
                throws IOException, InterruptedException, SQLException {
            progress.put("intent", what);
            store.intend(lane, session.id(), asked, progress.toString());
            asked.clear();
            progress.put(what, ask("POST", path, body).at("/data/id").asText());
            progress.remove("intent");
        }

        private JsonNode ask(String method, String path, JsonNode body)
                throws IOException, InterruptedException, SQLException {
            store.spend();
            var request = HttpRequest.newBuilder(URI.create(kustomer + path))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
            var answer = http.send(request.build(), BodyHandlers.ofString());
            asked.add(method + "-" + answer.statusCode());
            return JSON.readTree(answer.body());
        }
    }
}
