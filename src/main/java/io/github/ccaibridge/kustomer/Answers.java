package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.Asker;
import io.github.ccaibridge.ticket.KustomerAnswer;
import java.util.List;
import java.util.Map;

/** Reads Kustomer's answers (K 1.4, 1.5); what cannot be gone on with is a {@link KustomerTrouble}. */
public final class Answers {
    private final ObjectMapper json = new ObjectMapper();

    public Asker read(Asker one, int status, String body, String reset, String retryAfter) {
        var line = one.noteSent(status);
        var asked = one.request().name();
        switch (Meaning.of(status)) {
            case THROTTLED -> throw KustomerTrouble.throttled(reset, retryAfter);
            case TRANSPORT ->
                throw new KustomerTrouble(
                        KustomerTrouble.Kind.TRANSPORT, "Kustomer answered " + status + " to " + asked);
            case NOT_LET_IN ->
                throw new KustomerTrouble(
                        KustomerTrouble.Kind.TRANSPORT,
                        "Kustomer does not let our key do " + asked + " (" + status + ": " + reason(body)
                                + "); check KUSTOMER_API_KEY and its roles");
            case REFUSED ->
                throw new KustomerTrouble(
                        KustomerTrouble.Kind.REFUSED,
                        "Kustomer refused " + asked + " with " + status + ": " + reason(body));
            case ABSENT, CONFLICT -> one.heard(new KustomerAnswer(status, null, null));
            case DONE -> done(one, status, tree(body), line);
        }
        return one;
    }

    private static void done(Asker one, int status, Map<String, Object> tree, Map<String, Object> line) {
        if (!tree.containsKey("data") && (status != 204 || one.request().creates())) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.TRANSPORT,
                    "Kustomer answered " + status + " to " + one.request().name() + " with no record in it");
        }
        var data = tree.get("data");
        if (data instanceof Map) {
            line.put("object_id", Json.text(Json.map(data), "id"));
        }
        one.heard(new KustomerAnswer(status, data, Json.text(Json.map(tree.get("links")), "next"), tree.get("meta")));
    }

    /** What is no JSON object, an HTML page of a gateway for instance, is an empty one. */
    private Map<String, Object> tree(String body) {
        try {
            return Json.map(body == null || body.isBlank() ? Map.of() : json.readValue(body, Object.class));
        } catch (JsonProcessingException noJson) {
            return Map.of();
        }
    }

    /** Both error bodies of K 1.5 and the older one; only the code or title, since a message may name a person's number. */
    private String reason(String body) {
        var tree = tree(body);
        var first = Json.list(tree.get("errors")).stream()
                .findFirst()
                .map(Json::map)
                .orElse(tree);
        return List.of("code", "title", "errorCode").stream()
                .filter(first::containsKey)
                .findFirst()
                .map(key -> Json.text(first, key) + field(first))
                .orElse("no reason given");
    }

    private static String field(Map<String, Object> error) {
        var field = Json.text(Json.map(error.get("meta")), "field");
        var pointer = Json.text(Json.map(error.get("source")), "pointer");
        return field != null ? " at " + field : pointer != null ? " at " + pointer : "";
    }
}
