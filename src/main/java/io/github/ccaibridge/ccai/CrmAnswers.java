package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the custom-CRM door answers: never 404 for an empty find, never success without an id for a creation (C 1.6). */
public final class CrmAnswers {
    private final ObjectMapper json = new ObjectMapper();

    /** Until when, in milliseconds of the clock, a creation waits: CCAI Platform may not wait for more than two seconds (C 1.6). */
    public long patience() {
        return System.currentTimeMillis() + 1800;
    }

    /** Whether the id that a creation wants may still come, by a row of crm-progress.sql. */
    public boolean isPending(List<Map<String, Object>> rows, String operation, long until) {
        return !rows.isEmpty()
                && id(rows, operation) == null
                && !is(rows, "parked")
                && !is(rows, "postponed")
                && !left(rows, operation)
                && System.currentTimeMillis() < until;
    }

    private static boolean left(List<Map<String, Object>> rows, String operation) {
        return operation.equals(CrmCalls.CREATE_RECORD)
                && "LEAVE".equals(rows.get(0).get("action"));
    }

    private static boolean is(List<Map<String, Object>> rows, String column) {
        return Boolean.TRUE.equals(rows.get(0).get(column));
    }

    private static Object id(List<Map<String, Object>> rows, String operation) {
        return rows.get(0).get(operation.equals(CrmCalls.CREATE_ACCOUNT) ? "account" : "record");
    }

    /** The answer to a creation, as {@code status} and {@code text}: 201 the first time, 200 when it was asked before. */
    public Map<String, Object> created(List<Map<String, Object>> rows, String operation, long stored)
            throws JsonProcessingException {
        var id = rows.isEmpty() ? null : id(rows, operation);
        if (id != null) {
            return answer(stored > 0 ? 201 : 200, Map.of("data", Map.of("id", id)));
        }
        if (!rows.isEmpty() && is(rows, "parked")) {
            return problem(
                    422,
                    "Kustomer does not take it",
                    rows.get(0).get("reason")
                            + ". It is parked: mend the cause and retry it, then send the same request again.");
        }
        return problem(
                503,
                "Not yet",
                "It is stored, and Kustomer has not given the id yet. Send the same request again in a moment.");
    }

    /** The answer to a call that wants no id of its own. */
    public Map<String, Object> done(String operation, String id) throws JsonProcessingException {
        return switch (operation) {
            case CrmCalls.COMMENT -> answer(201, Map.of());
            case CrmCalls.ATTACHMENT -> answer(202, Map.of());
            case "wrap-up" -> answer(200, Map.of());
            default -> answer(200, Map.of("data", Map.of("id", id)));
        };
    }

    /** The answer to a find. */
    public Map<String, Object> found(String id) throws JsonProcessingException {
        var list = id == null ? List.of() : List.of(Map.of("id", id));
        var text = new LinkedHashMap<String, Object>();
        text.put("total", list.size());
        text.put("list", list);
        return answer(200, text);
    }

    private Map<String, Object> answer(int status, Object body) throws JsonProcessingException {
        return Map.of("status", status, "text", json.writeValueAsString(body), "type", "application/json");
    }

    private Map<String, Object> problem(int status, String title, String detail) throws JsonProcessingException {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        return Map.of("status", status, "text", json.writeValueAsString(body), "type", "application/problem+json");
    }
}
