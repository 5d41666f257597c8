package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a click on a number into CCAI Platform's request for an outbound call, and its answer back (C 3.4). */
public final class ClickedCalls {
    private static final int LONGEST = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final ObjectMapper json = new ObjectMapper();
    private final Numbers numbers;

    public ClickedCalls(Numbers numbers) {
        this.numbers = numbers;
    }

    /** What the app says of a click: {@code email}, {@code typed}, {@code number} in E.164, {@code customer}, {@code conversation}. */
    public Map<String, Object> click(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new WrongShape("The body must be a JSON object with email and phone.");
        }
        var click = new HashMap<String, Object>();
        click.put("email", required(body, "email").toLowerCase(Locale.ROOT));
        var typed = required(body, "phone");
        var number = numbers.normal(typed);
        if (number == null) {
            throw new WrongShape("phone is no phone number that can be dialled; give it with its country code, such as"
                    + " +12025550143, or set bridge.contacts.default-country.");
        }
        click.put("typed", typed);
        click.put("number", number);
        click.put("customer", optional(body, "customerId"));
        click.put("conversation", optional(body, "conversationId"));
        return click;
    }

    private static String required(JsonNode body, String field) {
        var text = optional(body, field);
        if (text == null) {
            throw new WrongShape(field + " is missing: it must be a text of 1 to " + LONGEST + " characters.");
        }
        return text;
    }

    private static String optional(JsonNode body, String field) {
        var value = body.get(field);
        var text = value == null || !value.isValueNode() || value.isNull()
                ? ""
                : value.asText().strip();
        return text.isEmpty() || text.length() > LONGEST ? null : text;
    }

    public String request(Map<String, Object> click) throws JsonProcessingException {
        var request = new LinkedHashMap<String, Object>();
        request.put("call_type", "Voice Outbound (API)");
        request.put("agent_email", click.get("email"));
        request.put("end_user_number", click.get("number"));
        return json.writeValueAsString(request);
    }

    /**
     * What became of the call: {@code outcome}, {@code call_id}, {@code message}, and {@code again}, whether a further click may
     * dial at once; a status of 0 says that the request was not sent, one below 0 that nobody knows.
     */
    public Map<String, Object> answer(int status, String raw) {
        if (status < 0) {
            return outcome("unknown", null, null, false);
        }
        var told = read(raw);
        if (status >= 200 && status < 300) {
            return outcome(status == 201 ? "placed" : "to-confirm", Keys.text(told, "id"), null, false);
        }
        var passing = status == 0 || status == 429 || status >= 500 || status == 401 || status == 403;
        return outcome(passing ? "busy" : "refused", null, passing ? "HTTP " + status : message(told, raw), true);
    }

    private JsonNode read(String raw) {
        try {
            return raw == null || raw.isBlank() ? json.createObjectNode() : json.readTree(raw);
        } catch (JsonProcessingException noJson) {
            return json.createObjectNode();
        }
    }

    /** The platform's own words (C 3.1). */
    private static String message(JsonNode told, String raw) {
        var message = Keys.text(told, "message");
        var words = message != null ? message : Keys.text(told, "error");
        return words != null ? words : raw == null || raw.isBlank() ? "CCAI Platform gave no reason." : raw;
    }

    private static Map<String, Object> outcome(String word, String callId, String message, boolean again) {
        var outcome = new HashMap<String, Object>();
        outcome.put("outcome", word);
        outcome.put("call_id", callId);
        outcome.put("message", message);
        outcome.put("again", again);
        return outcome;
    }

    /** Until when, in milliseconds of the clock, a second click waits for what becomes of the first. */
    public long patience() {
        return System.currentTimeMillis() + PATIENCE.toMillis();
    }

    /** Whether a click like this one is being carried out at the moment, by a row of last-click.sql. */
    public boolean isPending(List<Map<String, Object>> rows, long until) {
        return !rows.isEmpty() && rows.get(0).get("outcome") == null && System.currentTimeMillis() < until;
    }

    /** The status that the app is answered. */
    public int status(Map<String, Object> outcome) {
        return switch (word(outcome)) {
            case "placed", "to-confirm" -> 202;
            case "refused" -> 422;
            case "busy" -> 503;
            default -> 504;
        };
    }

    /** The body that the app is answered: the call, or a problem that says what to do. */
    public String text(Map<String, Object> outcome) throws JsonProcessingException {
        var text = new LinkedHashMap<String, Object>();
        var problem = status(outcome) != 202;
        if (problem) {
            text.put("type", "about:blank");
            text.put("title", "The call was not placed");
            text.put("status", status(outcome));
            text.put("detail", detail(outcome));
        } else {
            text.put("callId", outcome.get("call_id"));
            text.put("agentMustConfirm", word(outcome).equals("to-confirm"));
        }
        return json.writeValueAsString(text);
    }

    private String detail(Map<String, Object> outcome) {
        return switch (word(outcome)) {
            case "refused" -> String.valueOf(outcome.get("message"));
            case "busy" ->
                "CCAI Platform does not take calls at the moment (" + outcome.get("message")
                        + "). Click again in a moment.";
            default ->
                "CCAI Platform did not say whether it places the call. Look at your adapter before you click again.";
        };
    }

    /** What counts and shows as the outcome: one that nobody told is unknown. */
    public String word(Map<String, Object> outcome) {
        return outcome.get("outcome") == null ? "unknown" : String.valueOf(outcome.get("outcome"));
    }
}
