package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.SharedTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says to a session that one of its files has come into the store. */
public final class ArtifactEvents {
    /** What the inbox calls this source. */
    public static final String SOURCE = "artifact";

    private final ObjectMapper json = new ObjectMapper();

    /** The inbox row of a stored artifact, by the columns of its own row. */
    public String rows(Map<String, Object> stored) throws JsonProcessingException {
        var session = stored.get("kind") + ":" + stored.get("id");
        var payload = new LinkedHashMap<String, Object>();
        payload.put("type", stored.get("type"));
        payload.put("part", stored.get("part"));
        payload.put("name", stored.get("name"));
        payload.put("contentType", stored.get("content_type"));
        payload.put("bytes", stored.get("bytes"));
        payload.put("sha256", stored.get("sha256"));
        var row = new LinkedHashMap<String, Object>();
        row.put(
                "event_id",
                String.join(
                        ":",
                        SOURCE,
                        session,
                        String.valueOf(stored.get("type")),
                        String.valueOf(stored.get("part")),
                        String.valueOf(stored.get("sha256"))));
        row.put("source", SOURCE);
        row.put("kind", stored.get("kind"));
        row.put("session_id", stored.get("id"));
        row.put("lane", session);
        row.put("contact", false);
        row.put("occurred_at", SharedTime.now().toString());
        row.put("payload", json.writeValueAsString(payload));
        return json.writeValueAsString(List.of(row));
    }
}
