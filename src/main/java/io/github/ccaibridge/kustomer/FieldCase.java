package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.field.OwnField;
import io.github.ccaibridge.ticket.Asking;
import io.github.ccaibridge.ticket.KustomerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one kind of record: what Kustomer has and what the bridge writes. It is the body. */
public final class FieldCase extends Asking {
    private final String resource;
    private final List<String> created = new ArrayList<>();
    private Map<String, Object> there = Map.of();

    FieldCase(String resource) {
        this.resource = resource;
        next(KustomerRequest.get("read-fields", path(), null));
    }

    private String path() {
        return "/v1/metadata/" + resource;
    }

    /** Whether a field of ours is not there. */
    public boolean incomplete() {
        return !missing().isEmpty();
    }

    private List<OwnField> missing() {
        return OwnField.of(resource).stream()
                .filter(field -> !there.containsKey(field.name()))
                .toList();
    }

    /** Takes what was read or written; a kind of record without any declared field has none to read (K 7.2). */
    FieldCase take() {
        there = answer().absent() ? Map.of() : properties(answer().data());
        return this;
    }

    private static Map<String, Object> properties(Object data) {
        var attributes = Json.attributes(data);
        return Json.map(attributes.isEmpty() ? Json.map(data).get("properties") : attributes.get("properties"));
    }

    /** A PUT sets all there is, so what others declared is sent along as it was read (D3). */
    FieldCase complete() {
        var all = new LinkedHashMap<>(there);
        for (var field : missing()) {
            all.put(field.name(), Map.of("displayName", field.displayName()));
            created.add(field.name());
        }
        next(new KustomerRequest("write-fields", "PUT", path(), null, Map.of("properties", all), false));
        return this;
    }

    String resource() {
        return resource;
    }

    List<String> created() {
        return created;
    }

    /** How one of our fields stands: {@code present}, {@code missing} or {@code differs}, with what is expected and what is there. */
    Map<String, Object> standing(OwnField field) {
        var actual = Json.map(there.get(field.name()));
        var line = new LinkedHashMap<String, Object>();
        line.put("resource", resource);
        line.put("field", field.name());
        line.put("displayName", field.displayName());
        line.put(
                "state", !there.containsKey(field.name()) ? "missing" : differs(field, actual) ? "differs" : "present");
        line.put("expected", Map.of("type", field.type()));
        line.put("actual", there.containsKey(field.name()) ? actual : null);
        return line;
    }

    private static boolean differs(OwnField field, Map<String, Object> actual) {
        var type = Json.text(actual, "type");
        return (type != null && !type.equalsIgnoreCase(field.type()))
                || Boolean.TRUE.equals(actual.get("deleted"))
                || Boolean.FALSE.equals(actual.get("enabled"));
    }
}
