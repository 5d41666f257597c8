package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.ticket.Asking;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The question for Kustomer's routing statuses, page by page, and what was answered so far. */
public final class StatusQuestion extends Asking {
    private static final String PATH = "/v1/routing/statuses";
    private final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();

    StatusQuestion() {
        goOn("page=1&pageSize=100");
    }

    void goOn(String query) {
        next(query == null ? null : KustomerRequest.get("read-statuses", PATH, query));
    }

    Map<String, Map<String, Object>> rows() {
        return rows;
    }
}
