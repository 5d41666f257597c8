package io.github.ccaibridge.sandbox.hour;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Kustomer itself holds of the things that come late, each file counted once. */
public record LateTotals(long recordings, long transcripts, long pictures, long ratings, long voicemailStates) {
    private static final String NOTE_OF_VOICEMAIL = ":voicemail";

    public static LateTotals of(KustomerStandIn kustomer) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        kustomer.attachments().forEach(file -> records.put(file.path("id").asText(), file.path("attributes")));
        List<JsonNode> messages = kustomer.messages();
        List<JsonNode> notes = kustomer.notes();
        Set<String> attached = Stream.of(messages, notes)
                .flatMap(List::stream)
                .flatMap(from -> stream(from.at("/attributes/attachments")))
                .map(file -> file.path("_id").asText())
                .collect(Collectors.toSet());
        List<String> types = attached.stream()
                .map(records::get)
                .map(file -> file.path("contentType").asText())
                .toList();
        return new LateTotals(
                starting(types, "audio/"),
                starting(types, "text/"),
                starting(types, "image/") + starting(types, "video/"),
                messages.stream()
                        .filter(message -> message.at("/attributes/custom/ccaiCsatRatingNum")
                                .isNumber())
                        .count(),
                notes.stream()
                        .filter(note ->
                                note.at("/attributes/externalId").asText().endsWith(NOTE_OF_VOICEMAIL))
                        .count());
    }

    /** One sentence for the end of the summary. */
    public String sentence() {
        return "Kustomer holds " + recordings + " recordings, " + transcripts + " transcripts, " + pictures
                + " photos and videos, " + ratings + " ratings and " + voicemailStates + " voicemail states.";
    }

    private static long starting(List<String> types, String with) {
        return types.stream().filter(type -> type.startsWith(with)).count();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
