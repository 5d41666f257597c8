package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import io.github.ccaibridge.field.MappedField;
import io.github.ccaibridge.field.MappingCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mapping of custom data between JSON, rows of PostgreSQL and the file it may be kept in (U9). */
public final class CustomDataMapping {
    /** A file that holds no mapping; the message names the file, the place and the fix. */
    public static final class BrokenFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenFile(String file, String fault) {
            super("bridge.custom-data.mapping-file names " + file + ": " + fault);
        }
    }

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final boolean inFile;
    private final List<MappedField> ofFile;

    public CustomDataMapping(String file) {
        inFile = file != null && !file.isBlank();
        ofFile = inFile ? read(file) : List.of();
    }

    /** Whether a file is the mapping, so that nobody else changes it. */
    public boolean isKeptInFile() {
        return inFile;
    }

    /** The file's rows as JSON text for the replacing statement. */
    public String rowsOfFile() throws JsonProcessingException {
        return rowsText(ofFile);
    }

    /** The rows of a body that replaces the mapping, as JSON text for that statement. */
    public String rows(JsonNode body) throws JsonProcessingException {
        var check = MappingCheck.of(json.convertValue(body, Object.class));
        if (!check.faults().isEmpty()) {
            throw new WrongShape(check.sentence());
        }
        return rowsText(check.rows());
    }

    /** The version that an If-Match header (RFC 9110, 13.1.1) asks for; null where any will do. */
    public Long version(String match) {
        if (match == null || match.isBlank() || match.strip().equals("*")) {
            return null;
        }
        var tag = match.strip().replaceFirst("^(W/)?\"(\\d{1,18})\"$", "$2");
        if (!tag.matches("\\d+")) {
            throw new WrongShape("If-Match must be the ETag that came with the mapping you have read.");
        }
        return Long.valueOf(tag);
    }

    /** The rows that custom-data-mapping.sql and mapping-for-session.sql select. */
    public List<MappedField> fields(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> new MappedField(
                        (String) row.get("key"), (Boolean) row.get("signed"), (String) row.get("resource"), (String)
                                row.get("field")))
                .toList();
    }

    String rowsText(List<MappedField> rows) throws JsonProcessingException {
        var text = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            text.add(Map.of(
                    "data_key", row.key(),
                    "signed", row.signed(),
                    "resource", row.resource(),
                    "field", row.field(),
                    "place", text.size()));
        }
        return json.writeValueAsString(text);
    }

    private List<MappedField> read(String file) {
        try {
            var check = MappingCheck.of(json.readValue(Files.readString(Path.of(file)), Object.class));
            if (!check.faults().isEmpty()) {
                throw new BrokenFile(file, check.sentence());
            }
            return check.rows();
        } catch (JsonProcessingException noJson) {
            var at = noJson.getLocation();
            throw new BrokenFile(
                    file,
                    "it is no JSON" + (at == null ? "" : " from line " + at.getLineNr() + " on")
                            + "; it must hold an array of objects with key, signed, resource and field.");
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BrokenFile(
                    file,
                    "it cannot be read; mend its name or its permissions, or clear"
                            + " BRIDGE_CUSTOM_DATA_MAPPING_FILE.");
        }
    }
}
