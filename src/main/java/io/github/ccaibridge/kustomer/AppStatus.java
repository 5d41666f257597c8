package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.SharedTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What our app in an agent's browser tells of a status that was chosen there (K 10.5). */
public final class AppStatus {
    /** A body of the wrong shape; the message names the field and the fix. */
    public static final class WrongShape extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongShape(String message) {
            super(message);
        }
    }

    private static final int LONGEST = 300;
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration BEHIND = Duration.ofMinutes(10);

    private final ObjectMapper json = new ObjectMapper();

    /** The one sighting as JSON for store-app-status.sql, {@code sightings}, and whether the browser's clock is {@code off}. */
    public Map<String, Object> read(JsonNode body) throws JsonProcessingException, NoSuchAlgorithmException {
        if (body == null || !body.isObject()) {
            throw new WrongShape("The body must be a JSON object with email, statusId, at and instanceId.");
        }
        var email = required(body, "email").toLowerCase(Locale.ROOT);
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw new WrongShape("email is no e-mail address; send the one of the agent's Kustomer user.");
        }
        var status = required(body, "statusId");
        var told = at(body);
        var now = SharedTime.now();
        var off = told != null && (told.isAfter(now.plus(AHEAD)) || told.isBefore(now.minus(BEHIND)));
        var at = told == null || off ? now : told;
        var row = new LinkedHashMap<String, Object>();
        row.put("email", email);
        row.put("side", "kustomer");
        row.put("source", "app");
        row.put("value", status);
        row.put("changed_at", at.toString());
        row.put("as_of", at.toString());
        row.put("team", text(body, "teamId"));
        row.put("instance", text(body, "instanceId"));
        row.put("sighting_id", "app:" + sameness(row, told == null ? now : told));
        return Map.of("sightings", json.writeValueAsString(List.of(row)), "off", off);
    }

    private static String sameness(Map<String, Object> row, Instant at) throws NoSuchAlgorithmException {
        var text = String.join(
                "\n",
                String.valueOf(row.get("email")),
                String.valueOf(row.get("value")),
                String.valueOf(row.get("team")),
                String.valueOf(row.get("instance")),
                at.toString());
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String required(JsonNode body, String field) {
        var text = text(body, field);
        if (text == null) {
            throw new WrongShape(field + " is missing; send it as text.");
        }
        return text;
    }

    private static String text(JsonNode body, String field) {
        var value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        var text = value.isTextual() ? value.asText().strip() : null;
        if (text == null || text.length() > LONGEST || !text.matches("\\P{Cntrl}*")) {
            throw new WrongShape(field + " must be text of at most " + LONGEST + " characters.");
        }
        return text.isEmpty() ? null : text;
    }

    /** ISO 8601 or epoch milliseconds, as browsers give either. */
    private static Instant at(JsonNode body) {
        var value = body.path("at");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Instant.ofEpochMilli(value.asLong());
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException noTime) {
            throw new WrongShape("at must be a time such as 2026-11-20T08:55:00Z, or milliseconds since 1970.");
        }
    }
}
