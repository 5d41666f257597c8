package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Keys that CCAI Platform's documents do not spell (C 4.1): each is a comma-separated list of guesses, of which the first that is there counts. */
public record Spellings(String ratingComment, String smartActions) {
    public static Spellings defaults() {
        return new Spellings(
                "rating_comment,csat_comment,feedback_comment,feedback", "smart_actions,smart_action_results");
    }

    String ratingComment(JsonNode object) {
        return keys(ratingComment)
                .map(key -> Keys.text(object, key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    JsonNode smartActions(JsonNode object) {
        return keys(smartActions)
                .map(key -> Keys.get(object, key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> keys(String list) {
        return Stream.of(list.split(","))
                .map(key -> key.strip().replace("_", "").toLowerCase(Locale.ROOT));
    }
}
