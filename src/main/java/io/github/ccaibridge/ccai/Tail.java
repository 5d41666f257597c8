package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** Reads what has changed at the Manager API, page by page in the order of change, and says where to go on (C 3.1). */
public final class Tail {
    /** Rows on a page, unless the answer says another number. */
    private static final int PAGE_SIZE = 100;

    private final ObjectMapper json = new ObjectMapper();
    private final CallObjects objects = new CallObjects();

    /** A claimed row of claim-tail.sql as a request: {@code kind}, {@code claim}, {@code answered}, {@code since}, {@code page} and {@code query}. */
    public Map<String, Object> request(Map<String, Object> row) {
        var request = new HashMap<>(row);
        var since = ((Date) row.get("since")).toInstant();
        request.put("since", since);
        request.put(
                "query",
                "sort_column=updated_at&sort_direction=ASC&updated_at%5Bfrom%5D=" + since + "&per=" + PAGE_SIZE
                        + (page(row) == 1 ? "" : "&page=" + page(row)));
        return request;
    }

    /**
     * The {@code rows} of an answer as JSON for the inbox, its {@code newest} change, and {@code goingOnFrom} and
     * {@code page} of what follows; {@code goingOnFrom} is null at the end of the list. {@code answered} tells an answer there
     * from others: where the last one was the same, nothing is left of it.
     */
    public Map<String, Object> answer(Map<String, Object> request, int status, String link, String perPage, String body)
            throws Exception {
        var digest = status == 200 ? digest(request, body) : null;
        if (digest != null && digest.equals(request.get("answered"))) {
            return nothingNew(digest);
        }
        var found = objects.list(status, body);
        var newest = newest(found);
        var answer = new HashMap<String, Object>();
        answer.put("rows", rows(request, found));
        answer.put("newest", newest == null ? null : newest.toString());
        answer.put("goingOnFrom", null);
        answer.put("page", 1);
        answer.put("answered", digest);
        if (hasNext(link) || found.size() >= perPage(perPage)) {
            goOn(request, newest, answer);
        }
        return answer;
    }

    /**
     * A run goes on one second before the newest change read, since changes of one second may be cut apart by a page. Only
     * where that leads nowhere, a whole page changed in one second, the next page is asked for.
     */
    private static void goOn(Map<String, Object> request, Instant newest, Map<String, Object> answer) {
        var since = (Instant) request.get("since");
        if (newest == null || newest.isBefore(since)) {
            throw new NoAnswer("the Manager API answered without regard to updated_at");
        }
        var onward = newest.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        var moves = onward.isAfter(since);
        answer.put("goingOnFrom", (moves ? onward : since).toString());
        answer.put("page", moves ? 1 : page(request) + 1);
        answer.put("answered", null);
    }

    private static Map<String, Object> nothingNew(String digest) {
        var answer = new HashMap<String, Object>();
        answer.put("rows", "[]");
        answer.put("newest", null);
        answer.put("goingOnFrom", null);
        answer.put("page", 1);
        answer.put("answered", digest);
        return answer;
    }

    /** The query belongs to it: the same rows may be the end of one list and the beginning of another. */
    private static String digest(Map<String, Object> request, String body) throws NoSuchAlgorithmException {
        var told = (request.get("query") + "\n" + body).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(told));
    }

    private String rows(Map<String, Object> request, JsonNode found) throws Exception {
        var rows = new ArrayList<Map<String, Object>>();
        for (var object : found) {
            var id = Keys.text(object, "id");
            if (id != null) {
                rows.add(objects.row(request, id, object));
            }
        }
        return json.writeValueAsString(rows);
    }

    private static Instant newest(JsonNode found) {
        var changes = new ArrayList<Instant>();
        found.forEach(object -> changes.add(Keys.time(object, "updatedat")));
        return changes.stream().filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
    }

    private static boolean hasNext(String link) {
        return link != null && link.matches("(?s).*rel=\"?next\"?.*");
    }

    private static int perPage(String told) {
        return told != null && told.matches("[1-9]\\d{0,3}") ? Integer.parseInt(told) : PAGE_SIZE;
    }

    private static int page(Map<String, Object> row) {
        return ((Number) row.get("page")).intValue();
    }
}
