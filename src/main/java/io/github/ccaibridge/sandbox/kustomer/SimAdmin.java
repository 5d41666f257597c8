package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The hand behind the scenes under /__sim: reset, look, move the clock, set a status, plan a fault (13.12). */
final class SimAdmin implements HttpHandler {
    private final KustomerStandIn standIn;

    SimAdmin(KustomerStandIn standIn) {
        this.standIn = standIn;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Reply reply;
        try {
            byte[] raw = exchange.getRequestBody().readAllBytes();
            JsonNode body = raw.length == 0 ? Json.object() : Json.parse(raw);
            String path = exchange.getRequestURI().getPath().substring("/__sim/".length());
            JsonNode shown = answer(exchange.getRequestMethod() + " " + path, body);
            reply = Reply.json(shown.isNull() ? 204 : 200, shown, Map.of());
        } catch (Refusal refusal) {
            reply = Reply.json(refusal.status, Envelope.error(refusal, false), Map.of());
        } catch (IOException | IndexOutOfBoundsException e) {
            reply = Reply.json(400, Envelope.error(Refusal.bad("Not understood.", ""), false), Map.of());
        }
        reply.send(exchange, null);
    }

    private JsonNode answer(String asked, JsonNode body) {
        switch (asked) {
            case "GET ledger" -> {
                return ledger();
            }
            case "GET state" -> {
                return state();
            }
            case "POST reset" -> standIn.reset();
            case "POST clock" ->
                standIn.advance(Duration.ofMillis(body.path("advanceMillis").asLong()));
            case "POST agent-status" ->
                standIn.setAgentStatus(
                        body.path("user").asText(),
                        body.path("team").asText(""),
                        body.path("status").asText());
            case "DELETE faults" -> standIn.faults().clear();
            case "POST faults" -> plan(body);
            default -> throw Refusal.missing("Command");
        }
        return NullNode.getInstance();
    }

    private void plan(JsonNode body) {
        FaultPlan plan = standIn.faults()
                .on(body.path("method").asText("*"), body.path("path").asText("*"))
                .times(body.path("times").asInt(1));
        Duration wait = Duration.ofMillis(body.path("millis").asLong());
        switch (body.path("kind").asText("status")) {
            case "resetBefore" -> plan.resetBefore();
            case "resetAfter" -> plan.resetAfter();
            case "halfRead" -> plan.halfRead();
            case "latency" -> plan.latency(wait);
            case "html" -> plan.html(body.path("status").asInt(502));
            case "tooMany" -> plan.tooManyRequests(wait);
            case "status" -> plan.status(body.path("status").asInt(503));
            default -> throw Refusal.bad("Unknown kind.", "kind");
        }
    }

    private ArrayNode ledger() {
        ArrayNode shown = Json.array();
        for (LedgerEntry entry : standIn.ledger().entries()) {
            ObjectNode each = shown.addObject().put("number", entry.number());
            each.put("at", entry.at().toString()).put("method", entry.method()).put("path", entry.path());
            each.put("query", entry.query()).put("status", entry.status()).put("executed", entry.executed());
            each.put("objectType", entry.objectType()).put("objectId", entry.objectId());
            each.set("body", entry.body());
        }
        return shown;
    }

    private ObjectNode state() {
        ObjectNode state = Json.object();
        state.putArray("customers").addAll(standIn.customers());
        state.putArray("conversations").addAll(standIn.conversations());
        state.putArray("messages").addAll(standIn.messages());
        state.putArray("notes").addAll(standIn.notes());
        state.putArray("attachments").addAll(standIn.attachments());
        return state;
    }
}
