package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads session metadata files, the closing snapshots of calls and chats (C 4.1). */
public final class MetadataFiles {
    /** What the inbox calls this source. */
    public static final String SOURCE = "metadata-file";

    private static final int LONGEST = 300;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(1 << 20)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Numbers numbers;
    private final Payments payments = new Payments();

    public MetadataFiles(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The inbox row of a file; null when it is no JSON, or not yet, or says of no session. */
    public String rows(Map<String, Object> named, String text) throws Exception {
        var file = object(text);
        if (file == null) {
            return null;
        }
        payments.strip(file);
        var id = Stream.of("id", "sessionid", "callid", "chatid")
                .map(key -> Keys.text(file, key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse((String) named.get("id"));
        return id == null || id.isEmpty() || id.length() > LONGEST
                ? null
                : JSON.writeValueAsString(List.of(row(kind(file, named), id, file)));
    }

    private Map<String, Object> row(String kind, String id, JsonNode file) throws Exception {
        var payload = JSON.writeValueAsString(file);
        var person = PartyFold.laneOf(asEvent(file), numbers);
        var known = person != null && person.length() <= LONGEST;
        var row = new LinkedHashMap<String, Object>();
        row.put("event_id", SOURCE + ":" + kind + ":" + id + ":" + SessionEvents.hash(payload));
        row.put("source", SOURCE);
        row.put("kind", kind);
        row.put("session_id", id);
        row.put("lane", known ? person : kind + ":" + id);
        row.put("contact", known);
        row.put(
                "occurred_at",
                SessionEvents.plausible(Keys.time(file, "updatedat")).toString());
        row.put("payload", payload);
        return row;
    }

    private static ObjectNode object(String text) {
        try {
            var tree = text == null || text.isBlank() ? null : JSON.readTree(text);
            return tree instanceof ObjectNode file ? file : null;
        } catch (JsonProcessingException halfWritten) {
            return null;
        }
    }

    /** The name of the file does not say it, its type does (C 3.7, 4.2). */
    private static String kind(JsonNode file, Map<String, Object> named) {
        var type = Stream.of("sessiontype", "sessiontypev2", "type", "calltype", "chattype")
                .map(key -> Keys.text(file, key))
                .filter(Objects::nonNull)
                .findFirst();
        if (type.isPresent()) {
            return Channels.isChat(type.get()) ? "chat" : "call";
        }
        var told = (String) named.get("kind");
        return Keys.text(file, "chatid") != null || Keys.text(file, "chattype") != null || "chat".equals(told)
                ? "chat"
                : "call";
    }

    /** The person of a snapshot in the shape in which an event names one. */
    private static ObjectNode asEvent(JsonNode file) {
        var item = JSON.createObjectNode();
        var participants = item.putArray("participants");
        var given = Keys.get(file, "participants");
        if (given != null) {
            for (var one : given) {
                var type = String.valueOf(Keys.text(one, "type")).toLowerCase(Locale.ROOT);
                if ((type.equals("end_user") || type.equals("external")) && Keys.text(one, "dn") != null) {
                    participants.addObject().put("type", "external").put("dn", Keys.text(one, "dn"));
                }
            }
        }
        var endUser = Keys.get(file, "enduser");
        if (endUser != null && Keys.text(endUser, "identifier") != null) {
            item.set("end_user", endUser);
            if (participants.isEmpty()) {
                participants.addObject().put("type", "external");
            }
        }
        return item;
    }
}
