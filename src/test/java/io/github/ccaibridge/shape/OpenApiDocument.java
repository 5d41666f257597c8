package io.github.ccaibridge.shape;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The description of the doors as it is served. */
final class OpenApiDocument {
    private final JsonNode tree;

    OpenApiDocument() {
        try (var text = OpenApiDocument.class.getResourceAsStream("/openapi/openapi.json")) {
            tree = new ObjectMapper().readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode tree() {
        return tree;
    }

    /** One call: where, how, and what the document says of it. */
    record Operation(String path, String method, JsonNode said) {
        String name() {
            return method + " " + path;
        }

        Stream<Map.Entry<String, JsonNode>> answers() {
            return said.path("responses").properties().stream();
        }

        Stream<String> schemes() {
            return StreamSupport.stream(said.path("security").spliterator(), false)
                    .flatMap(one -> one.properties().stream())
                    .map(Map.Entry::getKey);
        }

        boolean isGuarded() {
            return !said.path("security").isEmpty();
        }
    }

    Stream<Operation> operations() {
        return tree.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(one ->
                                new Operation(path.getKey(), one.getKey().toUpperCase(Locale.ROOT), one.getValue())));
    }

    Stream<String> references() {
        return tree.findValuesAsText("$ref").stream();
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? target(node.path("$ref").asText()) : node;
    }

    JsonNode target(String reference) {
        return tree.at(JsonPointer.compile(reference.substring(1)));
    }

    /** Every object that gives examples beside a schema: a body, an answer or a parameter. */
    Stream<JsonNode> withExamples() {
        return tree.findParents("schema").stream().filter(one -> one.has("example") || one.has("examples"));
    }
}
