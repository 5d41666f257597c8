package io.github.ccaibridge.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Kustomer holds in the end, keyed by our own names and with nothing in it that two equal runs may differ in. */
record Picture(
        Map<String, List<Object>> customers,
        Map<String, List<Object>> conversations,
        Map<String, List<Object>> messages,
        Map<String, List<Object>> notes) {

    static Picture of(KustomerStandIn kustomer) {
        var names = new HashMap<String, String>();
        kustomer.customers().forEach(one -> names.put(id(one), customerName(one)));
        kustomer.conversations().forEach(one -> names.put(id(one), externalId(one)));
        var files = new HashMap<String, String>();
        kustomer.attachments().forEach(one -> files.put(id(one), file(kustomer, one)));
        return new Picture(
                byKey(kustomer.customers(), Picture::customerName, Picture::customer),
                byKey(kustomer.conversations(), Picture::externalId, one -> conversation(one, names)),
                byKey(kustomer.messages(), Picture::externalId, one -> message(one, names, files)),
                byKey(kustomer.notes(), Picture::externalId, one -> note(one, names, files)));
    }

    /** What differs from another picture, one line a record. */
    List<String> differences(Picture expected) {
        return Stream.of(
                        differences("customer", customers, expected.customers),
                        differences("conversation", conversations, expected.conversations),
                        differences("message", messages, expected.messages),
                        differences("note", notes, expected.notes))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> differences(
            String kind, Map<String, List<Object>> held, Map<String, List<Object>> expected) {
        return Stream.concat(held.keySet().stream(), expected.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(held.get(key), expected.get(key)))
                .map(key -> kind + " " + key + " is " + held.get(key) + " and should be " + expected.get(key));
    }

    private static Map<String, List<Object>> byKey(
            List<JsonNode> records, Function<JsonNode, String> key, Function<JsonNode, Object> shown) {
        var all = new TreeMap<String, List<Object>>();
        records.forEach(one ->
                all.computeIfAbsent(key.apply(one), k -> new ArrayList<>()).add(shown.apply(one)));
        return all;
    }

    private static Object customer(JsonNode one) {
        var attributes = one.path("attributes");
        return Map.of(
                "name", attributes.path("name"), "phones", attributes.path("phones"), "custom", fields(attributes));
    }

    private static Object conversation(JsonNode one, Map<String, String> names) {
        var attributes = one.path("attributes");
        return Map.of(
                "customer", names.get(one.at("/relationships/customer/data/id").asText()),
                "name", attributes.path("name"),
                "status", attributes.path("status"),
                "direction", attributes.path("direction"),
                "assignedUsers", attributes.path("assignedUsers"),
                "messages", attributes.path("messageCount"),
                "custom", fields(attributes));
    }

    /** A file by its name and content. */
    private static String file(KustomerStandIn kustomer, JsonNode one) {
        return one.at("/attributes/name").asText() + " "
                + kustomer.uploadedSha256(id(one)).orElse("without content");
    }

    private static List<String> attached(JsonNode attributes, Map<String, String> files) {
        var attached = new ArrayList<String>();
        attributes
                .path("attachments")
                .forEach(one -> attached.add(files.get(one.path("_id").asText())));
        return attached;
    }

    private static Object note(JsonNode one, Map<String, String> names, Map<String, String> files) {
        var attributes = one.path("attributes");
        return Map.of(
                "conversation",
                        names.get(one.at("/relationships/conversation/data/id").asText()),
                "body", attributes.path("body"),
                "attachments", attached(attributes, files));
    }

    /** The files to which no message and no note refers. */
    static long orphans(KustomerStandIn kustomer) {
        var told = Stream.concat(kustomer.messages().stream(), kustomer.notes().stream())
                .map(one -> one.at("/attributes/attachments").toString())
                .toList();
        return kustomer.attachments().stream()
                .filter(file -> told.stream().noneMatch(all -> all.contains(id(file))))
                .count();
    }

    private static Object message(JsonNode one, Map<String, String> names, Map<String, String> files) {
        var attributes = one.path("attributes");
        return Map.of(
                "conversation",
                        names.get(one.at("/relationships/conversation/data/id").asText()),
                "channel", attributes.path("channel"),
                "direction", attributes.path("direction"),
                "subject", attributes.path("subject"),
                "preview", attributes.path("preview"),
                "custom", fields(attributes),
                "attachments", attached(attributes, files));
    }

    private static Map<String, String> fields(JsonNode attributes) {
        var fields = new TreeMap<String, String>();
        attributes
                .path("custom")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    private static String id(JsonNode one) {
        return one.path("id").asText();
    }

    private static String externalId(JsonNode one) {
        return one.at("/attributes/externalId").asText();
    }

    private static String customerName(JsonNode one) {
        var phone = one.at("/attributes/phones/0/phone").asText();
        return phone.isEmpty() ? externalId(one) : phone;
    }
}
