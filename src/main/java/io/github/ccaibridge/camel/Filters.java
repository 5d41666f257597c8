package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a management request filters by; a value that makes no sense is named with the fix. */
public final class Filters {
    private static final Set<String> STATES = Set.of("open", "waiting", "complete", "parked");
    private static final Set<String> WAYS = Set.of("due", "fetching", "stored", "uploading", "uploaded");
    private static final Set<String> AGENTS = Set.of("unmet", "parked", "quarantined", "settled");
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ()./-]{4,25}");
    private final ObjectMapper json = new ObjectMapper();
    private final Numbers numbers;

    public Filters(Numbers numbers) {
        this.numbers = numbers;
    }

    /** {@code id}, {@code number}, {@code from}, {@code to}, {@code state}, {@code rule}, {@code customer} and {@code page} of a list of sessions. */
    public Map<String, Object> sessions(Map<String, Object> headers) {
        var filter = taken(headers, "id", "state", "rule", "customer");
        filter.put("number", number(text(headers, "number")));
        if (filter.get("rule") != null && !filter.get("rule").toString().matches("none|[A-Z]\\d{1,2}")) {
            throw new WrongShape("rule must be the id of a rule such as U1, or none; GET /api/v1/rules lists them.");
        }
        if (filter.get("state") != null && !STATES.contains(filter.get("state"))) {
            throw new WrongShape("state must be one of open, waiting, complete or parked.");
        }
        filter.put("from", time(headers, "from"));
        filter.put("to", time(headers, "to"));
        filter.put("page", page(text(headers, "page")));
        return filter;
    }

    /** {@code state} and {@code page} of a list of recordings that Kustomer does not have yet. */
    public Map<String, Object> recordings(Map<String, Object> headers) {
        var filter = taken(headers, "state");
        if (filter.get("state") != null && !WAYS.contains(filter.get("state"))) {
            throw new WrongShape("state must be one of due, fetching, stored, uploading or uploaded.");
        }
        filter.put("page", page(text(headers, "page")));
        return filter;
    }

    /** {@code state}, {@code email} and {@code page} of a list of agents. */
    public Map<String, Object> agents(Map<String, Object> headers) {
        var filter = taken(headers, "state", "email");
        if (filter.get("state") != null && !AGENTS.contains(filter.get("state"))) {
            throw new WrongShape("state must be one of unmet, parked, quarantined or settled.");
        }
        filter.put("page", page(text(headers, "page")));
        return filter;
    }

    /** {@code page} of a list. */
    public Map<String, Object> pages(Map<String, Object> headers) {
        return new HashMap<>(Map.of("page", page(text(headers, "page"))));
    }

    /** One parked lane; the body may answer a review item with the customer to take (C5). */
    public Map<String, Object> one(String id, String body) throws JsonProcessingException {
        var filter = taken(Map.of("id", id), "id", "reason", "before");
        var tree = body == null || body.isBlank() ? json.createObjectNode() : json.readTree(body);
        filter.put("customer", tree.path("customer").asText(null));
        filter.put("preview", "false");
        return filter;
    }

    /** The parked lanes whose reason contains {@code reason} and that were parked before {@code before}. */
    public Map<String, Object> some(Map<String, Object> headers) {
        var filter = taken(headers, "reason");
        filter.put("id", null);
        filter.put("customer", null);
        filter.put("before", time(headers, "before"));
        filter.put("preview", "true".equals(text(headers, "preview")) ? "true" : "false");
        return filter;
    }

    private static Map<String, Object> taken(Map<String, Object> from, String... names) {
        var filter = new HashMap<String, Object>();
        List.of(names).forEach(name -> filter.put(name, text(from, name)));
        return filter;
    }

    private static String text(Map<String, Object> headers, String name) {
        var value = headers.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** A pattern for the number's digits read from their end, which is the same in every spelling; null for none. */
    private String number(String text) {
        if (text == null) {
            return null;
        }
        var normal = numbers.normal(text);
        var digits = (normal == null ? text : normal).replaceAll("\\D", "").replaceFirst("^0+", "");
        if (!NUMBER.matcher(text).matches() || digits.length() < 4) {
            throw new WrongShape(
                    "number must be a phone number such as +1 202 555 0143; its end from four digits on will do.");
        }
        return new StringBuilder(digits).reverse() + "%";
    }

    private static String time(Map<String, Object> headers, String name) {
        var text = text(headers, name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toString();
        } catch (DateTimeException notATime) {
            throw new WrongShape(name + " must be a time such as 2026-11-24T09:00:00Z.");
        }
    }

    private static int page(String text) {
        if (text != null && !text.matches("\\d{1,6}")) {
            throw new WrongShape("page must be a number from 0 on.");
        }
        return text == null ? 0 : Integer.parseInt(text);
    }
}
