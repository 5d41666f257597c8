package io.github.ccaibridge.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** What Kustomer holds of a session in the end, as text that is equal for equal sessions: without ids, times and numbers of their own. */
final class Ending {
    /** What tells two equal records apart: ids, times, and how often one was changed. */
    private static final List<String> OF_THE_RECORD = List.of(
            "createdAt",
            "updatedAt",
            "modifiedAt",
            "sentAt",
            "lastMessageAt",
            "lastMessageIn",
            "firstMessageIn",
            "lastActivityAt",
            "lastConversation",
            "open",
            "importedAt",
            "rev");

    private Ending() {}

    /** Ticket and message. */
    static String ofMessage(Scene scene, long call) {
        var id = String.valueOf(call);
        return plain(
                call,
                Map.of(
                        "ticket", scene.bridge.ticketOf("call", id),
                        "message", scene.bridge.messageOf("call", id)));
    }

    /** Ticket, message, notes and customer, with the files that they refer to. */
    static String of(Scene scene, String kind, long id) {
        var records = new TreeMap<String, JsonNode>();
        var ticket = scene.bridge.ticketOf(kind, String.valueOf(id));
        records.put(
                "customer", scene.kustomer().customerByPhone(Scene.phoneOf(id)).orElseThrow());
        records.put("ticket", ticket);
        scene.kustomer().messagesOf(ticket.path("id").asText()).forEach(one -> put(records, "message ", one));
        scene.kustomer().notesOf(ticket.path("id").asText()).forEach(one -> put(records, "note ", one));
        return plain(id, records);
    }

    /** A record that is there twice shows. */
    private static void put(Map<String, JsonNode> records, String what, JsonNode record) {
        var key = what + record.at("/attributes/externalId").asText();
        records.put(records.containsKey(key) ? key + " again" : key, record);
    }

    private static String plain(long id, Map<String, JsonNode> records) {
        var text = new StringBuilder();
        new TreeMap<>(records)
                .forEach((name, record) ->
                        text.append(name).append(' ').append(plain(record)).append('\n'));
        return untitled(text.toString()).replace(Scene.phoneOf(id), "<phone>").replace(String.valueOf(id), "<id>");
    }

    /**
     * A title is written once, with the menu if that is known by then; afterwards it belongs to the agents. So does whom a message
     * is assigned to, which is told with it while the agent's e-mail is known; the ticket's agent is compared.
     */
    private static String untitled(String text) {
        return text.replaceAll("((?:name|subject|preview)=\"Inbound \\w+): Support/Orders", "$1")
                .replaceAll("(?m)^(message ccai:[^\\n]*?)assignedUsers=\\[[^\\]]*\\], ", "$1");
    }

    private static String plain(JsonNode record) {
        var attributes = ((ObjectNode) record.path("attributes")).deepCopy().without(OF_THE_RECORD);
        var sorted = new TreeMap<String, Object>();
        attributes.properties().forEach(field -> sorted.put(field.getKey(), sorted(field.getValue())));
        sorted.computeIfPresent("attachments", (name, told) -> files(attributes.path(name)));
        return sorted.toString();
    }

    private static List<String> files(JsonNode attachments) {
        return StreamSupport.stream(attachments.spliterator(), false)
                .map(file -> file.path("name").asText() + " "
                        + file.path("contentLength").asText())
                .toList();
    }

    private static Object sorted(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        var sorted = new TreeMap<String, JsonNode>();
        value.properties().forEach(field -> sorted.put("\"" + field.getKey() + "\"", field.getValue()));
        return sorted.toString().replace("\"=", "\":");
    }
}
