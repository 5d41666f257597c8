package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** What differs between two versions of a record, in the words of an outbound event (9.1). */
final class Changes {
    private Changes() {}

    static ObjectNode between(ObjectNode attributes, ObjectNode relationships, Thing now) {
        ObjectNode changes = Json.object();
        changes.set("attributes", differences(attributes, now.attributes));
        changes.set("relationships", differences(relationships, now.relationships));
        return changes;
    }

    private static ObjectNode differences(ObjectNode before, ObjectNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        ObjectNode changes = Json.object();
        for (String name : names) {
            JsonNode old = before.get(name);
            JsonNode young = after.get(name);
            if (old == null) {
                changes.putObject(name).put("op", "add").set("after", young);
            } else if (young == null) {
                changes.putObject(name).put("op", "remove").set("before", old);
            } else if (!old.equals(young)) {
                ObjectNode change = changes.putObject(name).put("op", "replace");
                change.set("before", old);
                change.set("after", young);
            }
        }
        return changes;
    }
}
