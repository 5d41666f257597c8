package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.SessionCase.KustomerAnswer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads Kustomer's answers by the table of status codes (K 1.5); what cannot be gone on with is a {@link KustomerTrouble}. */
public final class Answers {
    private final ObjectMapper json = new ObjectMapper();

    public SessionCase read(SessionCase one, int status, String body, String reset, String retryAfter) {
        note(one, status);
        if (status == 429) {
            throw KustomerTrouble.throttled(reset, retryAfter);
        }
        if (status >= 500 || status == 408) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.TRANSPORT,
                    "Kustomer answered " + status + " to " + one.getRequest().name());
        }
        var tree = parse(one, status, body);
        if (status == 404 || status == 409) {
            one.answered(new KustomerAnswer(status, null));
            return one;
        }
        if (status >= 300) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.REFUSED,
                    "Kustomer refused " + one.getRequest().name() + " with " + status + ": " + message(tree));
        }
        if (!tree.containsKey("data")) {
            throw new KustomerTrouble(KustomerTrouble.Kind.TRANSPORT, "Kustomer answered " + status + " without data");
        }
        var id = Json.text(Json.map(tree.get("data")), "id");
        if (id != null) {
            one.requests().get(one.requests().size() - 1).put("object_id", id);
        }
        one.answered(new KustomerAnswer(status, tree.get("data")));
        return one;
    }

    private static void note(SessionCase one, int status) {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("operation", one.getRequest().name());
        asked.put("status", status);
        one.requests().add(asked);
    }

    private Map<String, Object> parse(SessionCase one, int status, String body) {
        try {
            return Json.map(body == null || body.isBlank() ? Map.of() : json.readValue(body, Object.class));
        } catch (JsonProcessingException noJson) {
            if (status >= 300) {
                return Map.of();
            }
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.TRANSPORT,
                    "Kustomer answered " + one.getRequest().name() + " with something that is no JSON");
        }
    }

    private static String message(Map<String, Object> tree) {
        var first = Json.list(tree.get("errors")).stream()
                .findFirst()
                .map(Json::map)
                .orElse(tree);
        for (var key : new String[] {"code", "title", "errorCode"}) {
            if (first.get(key) != null) {
                return String.valueOf(first.get(key));
            }
        }
        return "no reason given";
    }
}
