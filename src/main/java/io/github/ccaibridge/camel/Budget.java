package io.github.ccaibridge.camel;

import io.github.ccaibridge.kustomer.KustomerTrouble;
import io.github.ccaibridge.ticket.Asker;
import java.util.List;
import java.util.Map;
import org.apache.camel.ServiceStatus;

/** What Kustomer's last answers said of the organisation's rate limit, and whether a request may still be sent (K 1.7). */
public final class Budget {
    /** Requests a minute of the whole organisation, and when the minute ends; a limit of 0 means that none is known. */
    private record Told(long limit, long endsEpochSecond) {}

    /** What late data may use of our share, so that tickets and assignments still find some. */
    private static final double LATE = 0.8;
    /** What agents' statuses may use: they come after tickets and assignments and before late data. */
    private static final double STATUS = 0.9;

    private final double share;
    private volatile Told told = new Told(0, 0);

    public Budget(double share) {
        this.share = share;
    }

    /** Notes the headers of an answer; an answer without them changes nothing. */
    public void note(String limit, String reset) {
        if (number(limit) > 0) {
            told = new Told(number(limit), number(reset));
        }
    }

    /** What take-token.sql asks: the limit, when the minute ends, and which share of it this request may use. */
    public Map<String, Object> told(Asker one) {
        var request = one.getRequest();
        return request.ofStatus() ? toldStatus() : ask(request.urgent() ? share : share * LATE);
    }

    /** The same for an agent's status. */
    public Map<String, Object> toldStatus() {
        return ask(share * STATUS);
    }

    /** The same for a request that no session waits for. */
    public Map<String, Object> toldLate() {
        return ask(share * LATE);
    }

    private Map<String, Object> ask(double part) {
        var now = told;
        return Map.of("limit", now.limit(), "ends", (double) now.endsEpochSecond(), "share", part);
    }

    /** Lets a request go when take-token.sql granted one; else the lane waits until the minute is over. */
    public void requireToken(List<Map<String, Object>> rows) {
        if (!rows.isEmpty() && !Boolean.TRUE.equals(rows.get(0).get("granted"))) {
            throw KustomerTrouble.budgetSpent(((Number) rows.get(0).get("wait")).doubleValue());
        }
    }

    /** Lets a request go as long as the bridge, whose status Camel tells, is not asked to end. */
    public void requireRunning(ServiceStatus status) {
        if (status == ServiceStatus.Stopping) {
            throw KustomerTrouble.stopping();
        }
    }

    private static long number(String text) {
        return text != null && text.matches("\\d{1,11}") ? Long.parseLong(text) : 0;
    }
}
