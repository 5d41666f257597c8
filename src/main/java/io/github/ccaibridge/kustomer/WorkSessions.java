package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Agents' statuses in Kustomer, as their live work sessions tell them (K 8.3, 12.4). */
public final class WorkSessions {
    private static final String PATH = "/v1/routing/work-sessions";

    private final ObjectMapper json = new ObjectMapper();
    private final int pageSize;

    public WorkSessions(Assumptions assumptions) {
        pageSize = assumptions.pageSize();
    }

    public Reading begin() {
        return new Reading(KustomerRequest.get("read-work-sessions", PATH, "active=true&page=1&pageSize=" + pageSize));
    }

    public Reading goOn(Reading reading) {
        return reading.goOn();
    }

    /** The live sessions on the page at hand by their user, as JSON for changed-work-sessions.sql. */
    public String rows(Reading reading) throws JsonProcessingException {
        var rows = new LinkedHashMap<String, Map<String, Object>>();
        for (var session : reading.records()) {
            var user = related(session, "user");
            if (user != null && isLive(Json.attributes(session))) {
                reading.met.add(user);
                rows.merge(user, row(session, user, reading.asked()), WorkSessions::later);
            }
        }
        return json.writeValueAsString(rows.values());
    }

    /** Whose sessions the pages so far showed, as JSON for count-missing.sql. */
    public String present(Reading reading) throws JsonProcessingException {
        return json.writeValueAsString(reading.met);
    }

    /**
     * What makes a change is the status, since when it lasts, the team and the session; the revision is not in it, since it also
     * counts the work that comes and goes.
     */
    private static Map<String, Object> row(Object session, String user, Instant asked) {
        var attributes = Json.attributes(session);
        var id = Json.text(Json.map(session), "id");
        var status = related(session, "status");
        var team = related(session, "team");
        var since = since(attributes, status);
        var row = new LinkedHashMap<String, Object>();
        row.put("who", user);
        row.put("value", status);
        row.put(
                "version",
                String.join(
                        " ",
                        String.valueOf(status),
                        String.valueOf(team),
                        id,
                        since.map(Instant::toString).orElse("-")));
        row.put(
                "changed_at",
                since.or(() -> Json.time(attributes, "updatedAt"))
                        .map(Instant::toString)
                        .orElse(null));
        row.put("as_of", asked.toString());
        row.put("work_session", id);
        row.put("team", team);
        return row;
    }

    /** K 8.3 names {@code statusAt} and does not explain it; it is taken for the moment at which the status was chosen last. */
    private static Optional<Instant> since(Map<String, Object> attributes, String status) {
        var times = Json.map(attributes.get("totalTimeByStatus"));
        return status == null ? Optional.empty() : Json.time(Json.map(times.get(status)), "statusAt");
    }

    /** A user has one live session; of two that overlap for a moment the one that was changed later counts. */
    private static Map<String, Object> later(Map<String, Object> one, Map<String, Object> other) {
        return String.valueOf(other.get("changed_at")).compareTo(String.valueOf(one.get("changed_at"))) < 0
                ? one
                : other;
    }

    private static boolean isLive(Map<String, Object> attributes) {
        return !Boolean.FALSE.equals(attributes.get("active")) && attributes.get("signedOutAt") == null;
    }

    static String related(Object record, String name) {
        var relation = Json.map(Json.map(Json.map(record).get("relationships")).get(name));
        return Json.text(Json.map(relation.get("data")), "id");
    }
}
