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
    private final TokenReserve reserve = new TokenReserve(System::nanoTime);
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

    /**
     * What take-token.sql asks: the limit, when the minute ends, which share of it this request may use, and how many requests
     * it counts; none where one that was counted ahead is left.
     */
    public Map<String, Object> told(Asker one) {
        var request = one.request();
        var part = request.ofStatus() ? share * STATUS : request.urgent() ? share : share * LATE;
        return ask(part, reserve.takeOrAsk(told.limit() * part));
    }

    /** The same for a request that no session waits for, which is counted by itself. */
    public Map<String, Object> toldLate() {
        return ask(share * LATE, 1);
    }

    private Map<String, Object> ask(double part, long wanted) {
        var now = told;
        return Map.of("limit", now.limit(), "ends", (double) now.endsEpochSecond(), "share", part, "wanted", wanted);
    }

    /** Lets a request go when take-token.sql granted one; else the lane waits until the minute is over. */
    public void requireToken(List<Map<String, Object>> rows) {
        for (var row : rows) {
            var granted = number(row, "granted").longValue();
            var wait = number(row, "wait").doubleValue();
            reserve.fill(granted, number(row, "last").longValue(), wait);
            if (granted == 0) {
                throw KustomerTrouble.budgetSpent(wait);
            }
        }
    }

    private static Number number(Map<String, Object> row, String name) {
        return (Number) row.get(name);
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
