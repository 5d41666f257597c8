package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One kept record: its attributes, its relations and the versions search may still be showing. */
final class Thing {
    final Kind kind;
    final String id;
    final ObjectNode attributes;
    final ObjectNode relationships = Json.object();
    final ObjectNode links = Json.object();
    private final Deque<Version> versions = new ArrayDeque<>();

    private record Version(long at, ObjectNode attributes) {}

    Thing(Kind kind, String id, ObjectNode attributes) {
        this.kind = kind;
        this.id = id;
        this.attributes = attributes;
        links.put("self", self());
    }

    String self() {
        return kind.path + "/" + id;
    }

    String text(String name) {
        return attributes.path(name).asText("");
    }

    long rev() {
        return attributes.path("rev").asLong();
    }

    void relate(String name, Kind other, String otherId) {
        ObjectNode relation = relationships.putObject(name);
        relation.putObject("data").put("type", other.type).put("id", otherId);
        relation.putObject("links").put("self", other.path + "/" + otherId);
    }

    void relateList(String name) {
        relationships.putObject(name).putObject("links").put("self", self() + "/" + name);
    }

    String related(String name) {
        return relationships.path(name).path("data").path("id").asText("");
    }

    void remember(long at, long lag) {
        versions.addLast(new Version(at, attributes.deepCopy()));
        while (versions.size() > 1 && second().at <= at - lag) {
            versions.removeFirst();
        }
    }

    Optional<JsonNode> seenBySearch(long at) {
        Version found = null;
        for (Version version : versions) {
            if (version.at <= at) {
                found = version;
            }
        }
        return Optional.ofNullable(found).map(Version::attributes);
    }

    private Version second() {
        var walk = versions.iterator();
        walk.next();
        return walk.next();
    }
}
