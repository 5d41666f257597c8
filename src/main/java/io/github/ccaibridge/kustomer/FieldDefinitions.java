package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.field.OwnField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and completes the declared fields of Kustomer's records (K 7.2). */
public final class FieldDefinitions {
    private final ObjectMapper json = new ObjectMapper();

    /** The kinds of records that have fields of ours, each with the request that reads what it has. */
    public List<FieldCase> kinds() {
        return OwnField.all().stream()
                .map(OwnField::resource)
                .distinct()
                .map(FieldCase::new)
                .toList();
    }

    public FieldCase read(FieldCase one) {
        return one.take();
    }

    public FieldCase complete(FieldCase one) {
        return one.complete();
    }

    /** How every field stands, what is missing in all, and what was just created, as JSON. */
    public String text(List<FieldCase> kinds) throws JsonProcessingException {
        var fields = kinds.stream()
                .flatMap(kind -> OwnField.of(kind.resource()).stream().map(kind::standing))
                .toList();
        var text = new LinkedHashMap<String, Object>();
        text.put("fields", fields);
        text.put(
                "missing",
                fields.stream()
                        .filter(field -> "missing".equals(field.get("state")))
                        .count());
        text.put("created", created(kinds));
        return json.writeValueAsString(text);
    }

    /** What note-created-fields.sql keeps: whether anything was created, and the missing fields before and after as JSON. */
    public Map<String, Object> change(List<FieldCase> kinds) throws JsonProcessingException {
        var created = created(kinds);
        return Map.of(
                "changed",
                !created.isEmpty(),
                "before",
                json.writeValueAsString(Map.of("missing", created)),
                "after",
                json.writeValueAsString(Map.of("created", created)));
    }

    private static List<String> created(List<FieldCase> kinds) {
        return kinds.stream()
                .flatMap(kind -> kind.created().stream().map(name -> kind.resource() + "." + name))
                .toList();
    }
}
