package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.kustomer.Conversations;
import io.github.ccaibridge.kustomer.Customers;
import io.github.ccaibridge.kustomer.Messages;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.SessionCase;
import java.util.List;
import java.util.Map;

/** What a retry of parked sessions would ask of Kustomer: its next request as it would be sent, and what follows from the answer. */
public final class RetryPreview {
    private final ObjectMapper json = new ObjectMapper();
    private final Customers customers;
    private final Conversations conversations;
    private final Messages messages;

    public RetryPreview(Customers customers, Conversations conversations, Messages messages) {
        this.customers = customers;
        this.conversations = conversations;
        this.messages = messages;
    }

    /** Takes the e-mail of an agent whom the events name by id alone, where it is known. */
    public SessionCase agent(SessionCase one, List<Map<String, Object>> rows) {
        return one.ownerEmail() != null || rows.isEmpty()
                ? one
                : one.own((String) rows.get(0).get("email"), null);
    }

    /** One parked session of retry-preview.sql; a viewer is not shown the request, which holds personal data. */
    public ObjectNode item(SessionCase one, Map<String, Object> row, String role) {
        var item = json.createObjectNode();
        var shown = !"viewer".equals(role);
        var reason = (String) row.get("reason");
        item.put("id", (String) row.get("parked")).put("reason", shown ? reason : Masking.sentence(reason));
        item.put("session", one.key()).put("rule", one.rule());
        item.set("wouldSend", json.valueToTree(steps(one)));
        item.set("next", json.valueToTree(shown ? next(one) : null));
        return item;
    }

    /** All of them as the answer. */
    public String text(List<ObjectNode> items) throws JsonProcessingException {
        var answer = json.createObjectNode();
        answer.put(
                "matched", items.stream().map(item -> item.get("id")).distinct().count());
        answer.put("retried", 0);
        answer.putArray("items").addAll(items);
        return json.writeValueAsString(answer);
    }

    private Map<String, Object> next(SessionCase one) {
        var request = request(one);
        if (request == null) {
            return null;
        }
        var path = request.path() + (request.query() == null ? "" : "?" + request.query());
        return request.body() == null
                ? Map.of("method", request.method(), "path", path)
                : Map.of("method", request.method(), "path", path, "body", request.body());
    }

    private KustomerRequest request(SessionCase one) {
        if (one.left()) {
            return null;
        }
        if (one.customer() == null) {
            return customers.nextLookUp(one).request();
        }
        if (!one.decided()) {
            return conversations.list(one).request();
        }
        if (one.ticket() == null) {
            return conversations.open(one).request();
        }
        if (one.message() == null) {
            return messages.post(one).request();
        }
        var told = conversations.bringUpToDate(one).request();
        return told != null ? told : messages.bringUpToDate(one).request();
    }

    private static List<String> steps(SessionCase one) {
        if (one.left()) {
            return List.of("Nothing: the rule leaves this session alone");
        }
        var customer = "Look the customer up; create one where there is none";
        var decide = "Read the customer's tickets, decide by the rules, then join a ticket or open one";
        var open = "Open the ticket ccai:" + one.kind() + ":" + one.id() + ", after a look whether it is there";
        var message = "Post the message of the session";
        var news = "Tell what has changed since: ticket, message, notes, files";
        if (!one.decided()) {
            return one.customer() == null ? List.of(customer, decide, message, news) : List.of(decide, message, news);
        }
        if (one.ticket() == null) {
            return one.customer() == null ? List.of(customer, open, message, news) : List.of(open, message, news);
        }
        return one.message() == null ? List.of(message, news) : List.of(news);
    }
}
