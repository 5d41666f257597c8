package io.github.ccaibridge.camel;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.agentstatus.ListedStatus;
import io.github.ccaibridge.agentstatus.MappingFinding;
import io.github.ccaibridge.agentstatus.MappingReview;
import io.github.ccaibridge.agentstatus.StatusPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mapping of statuses between JSON and the rows of PostgreSQL, judged by the vendors' lists (S2, S3, S8). */
public final class StatusMappings {
    private final ObjectMapper json = new ObjectMapper();
    private final boolean bothWays;

    public StatusMappings(boolean bothWays) {
        this.bothWays = bothWays;
    }

    /** What the management API shows of the row of status-mapping.sql. */
    public String shown(Map<String, Object> row) throws JsonProcessingException {
        var stored = StoredStatuses.of(row);
        var answer = json.createObjectNode();
        var kustomer = answer.putArray("kustomerStatuses");
        stored.lists().held().forEach(one -> kustomer.add(put(one).put("type", one.type())));
        var ccai = answer.putArray("ccaiStatuses");
        stored.lists().settable().forEach(one -> ccai.add(asVendor(put(one))));
        answer.set("mapping", json.valueToTree(stored.mapping()));
        var back = answer.putArray("representatives");
        stored.representatives()
                .forEach(one -> back.addObject()
                        .put("ccaiStatus", one.ccaiStatus())
                        .put("kustomerStatusId", one.kustomerStatusId()));
        var warnings = answer.putArray("warnings");
        stored.troubles().forEach(warnings::add);
        sentences(stored.findings(bothWays)).forEach(warnings::add);
        return json.writeValueAsString(answer.put("version", stored.version()));
    }

    /** The same may be said of a row and of its representative. */
    private static Stream<String> sentences(List<MappingFinding> findings) {
        return findings.stream().map(MappingFinding::sentence).distinct();
    }

    private ObjectNode put(ListedStatus one) {
        var status = json.createObjectNode().put("id", one.id()).put("name", one.name());
        return one.formerName() == null ? status : status.put("formerName", one.formerName());
    }

    /** CCAI Platform's ids are numbers (C 10.6). */
    private static ObjectNode asVendor(ObjectNode one) {
        var id = one.path("id").asText();
        return id.matches("\\d{1,15}") ? one.put("id", Long.parseLong(id)) : one;
    }

    /** The user of Kustomer who gives a mapping in the app's page, as the page tells it. */
    public String givenBy(JsonNode body) {
        var email = body == null ? "" : body.path("email").asText("");
        return "Kustomer: " + (email.isBlank() || email.length() > 200 ? "unknown" : email);
    }

    /** The mapping that a body gives; what is none is refused. */
    public Map<String, Object> given(JsonNode body) {
        var given = GivenMapping.of(body);
        var rows = new HashMap<String, Object>();
        rows.put("mapping", given.mapping());
        rows.put("representatives", given.representatives());
        rows.put("version", given.version());
        return rows;
    }

    /**
     * Holds what is given against the row of status-mapping.sql: {@code refusal}, a problem with its {@code status}, or
     * {@code mapping}, {@code representatives} and the {@code version} they follow, for the replacing statement.
     */
    @SuppressWarnings("unchecked")
    public Map<String, Object> judged(Map<String, Object> given, Map<String, Object> row)
            throws JsonProcessingException {
        var stored = StoredStatuses.of(row);
        if (!stored.listed()) {
            return MappingRefusal.unlisted(stored.troubles());
        }
        var mapping = (List<StatusPair>) given.get("mapping");
        var representatives = (List<StatusPair>) given.get("representatives");
        var errors = MappingReview.of(stored.lists(), mapping, representatives, bothWays).stream()
                .filter(MappingFinding::error)
                .toList();
        if (!errors.isEmpty()) {
            return MappingRefusal.of(errors);
        }
        return Map.of(
                "mapping", json.writeValueAsString(mapping),
                "representatives", json.writeValueAsString(representatives),
                "version", given.get("version") == null ? stored.version() : given.get("version"));
    }

    /** What the nightly look makes of that row: all {@code findings} as one text, and the {@code numbers} to show. */
    public Map<String, Object> drift(Map<String, Object> row) throws JsonProcessingException {
        var stored = StoredStatuses.of(row);
        var findings = stored.findings(bothWays);
        var errors = findings.stream().filter(MappingFinding::error).count();
        var text =
                Stream.concat(stored.troubles().stream(), sentences(findings)).collect(joining(" "));
        return Map.of(
                "findings",
                text,
                "numbers",
                List.of(
                        number("error", errors),
                        number(
                                "warning",
                                findings.size() - errors + stored.troubles().size())));
    }

    private static Map<String, Object> number(String severity, long count) {
        return Map.of("metric", "status.mapping.findings", "label", "severity", "value", severity, "number", count);
    }
}
