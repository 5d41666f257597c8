package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.agentstatus.ListedStatus;
import io.github.ccaibridge.agentstatus.MappingFinding;
import io.github.ccaibridge.agentstatus.MappingReview;
import io.github.ccaibridge.agentstatus.StatusLists;
import io.github.ccaibridge.agentstatus.StatusPair;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The row of status-mapping.sql: both lists, how reading them fared, and the mapping that is kept. */
record StoredStatuses(
        long version,
        StatusLists lists,
        List<StatusPair> mapping,
        List<StatusPair> representatives,
        List<String> troubles) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> VENDORS = Map.of("kustomer", "Kustomer", "ccai", "CCAI Platform");

    /** A status as that statement tells it. */
    record Row(
            String side,
            String id,
            String name,
            String type,
            boolean enabled,
            boolean settable,
            String formerName,
            boolean gone) {
        ListedStatus status() {
            return new ListedStatus(id, name, type, enabled, settable, formerName, gone);
        }
    }

    static StoredStatuses of(Map<String, Object> row) throws JsonProcessingException {
        var rows = JSON.readValue((String) row.get("lists"), new TypeReference<List<Row>>() {});
        var troubles = new ArrayList<String>();
        for (var read : JSON.readTree((String) row.get("reads"))) {
            if (!read.path("trouble").isNull() || read.path("readAt").isNull()) {
                troubles.add(trouble(read));
            }
        }
        return new StoredStatuses(
                ((Number) row.get("version")).longValue(),
                new StatusLists(of("kustomer", rows), of("ccai", rows)),
                pairs((String) row.get("mapping")),
                pairs((String) row.get("representatives")),
                troubles);
    }

    private static List<ListedStatus> of(String side, List<Row> rows) {
        return rows.stream()
                .filter(row -> row.side().equals(side))
                .map(Row::status)
                .toList();
    }

    private static List<StatusPair> pairs(String text) throws JsonProcessingException {
        return JSON.readValue(text, new TypeReference<List<StatusPair>>() {});
    }

    private static String trouble(JsonNode read) {
        var vendor = VENDORS.get(read.path("side").asText());
        var why = read.path("trouble").isNull()
                ? "."
                : " since " + minute(read.path("failingSince")) + ": "
                        + read.path("trouble").asText() + ".";
        return read.path("readAt").isNull()
                ? vendor + "'s list of statuses could not be read yet" + why
                : vendor + "'s list of statuses cannot be read" + why + " What is shown was read "
                        + minute(read.path("readAt")) + ".";
    }

    private static String minute(JsonNode time) {
        return OffsetDateTime.parse(time.asText())
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** Whether both lists have been read at least once, so that a mapping can be held against them. */
    boolean listed() {
        return !lists.kustomer().isEmpty() && !lists.ccai().isEmpty();
    }

    List<MappingFinding> findings(boolean bothWays) {
        return MappingReview.of(lists, mapping, representatives, bothWays);
    }
}
