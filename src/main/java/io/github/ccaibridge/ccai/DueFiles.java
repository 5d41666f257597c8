package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.Media;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files that a session is said to have, as note-due-files.sql reads them. */
public final class DueFiles {
    private DueFiles() {}

    /** Each file with its content type and the moment {@code since} which it is due. */
    public static List<Map<String, Object>> of(List<Media> media, Instant since) {
        return media.stream().map(one -> row(one, since)).toList();
    }

    /** What a call or chat object tells, without the other facts of its session. */
    static List<Map<String, Object>> of(String kind, String id, JsonNode object) {
        var ended = Keys.time(object, "endsat");
        return of(MediaOfObject.of(kind, id, object), Objects.requireNonNullElseGet(ended, Instant::now));
    }

    private static Map<String, Object> row(Media one, Instant since) {
        var row = new LinkedHashMap<String, Object>();
        row.put("type", one.type());
        row.put("part", one.part());
        row.put("name", one.name());
        row.put("url", one.url());
        row.put("content_type", ArtifactNames.contentTypeOf(one.name()));
        row.put("since", since.toString());
        return row;
    }
}
