package io.github.ccaibridge.sandbox.hour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came after a session's end, in words, from the bridge's explanation; empty where it says nothing of it. */
final class LateWords {
    private LateWords() {}

    static String of(JsonNode answer) {
        List<String> words = new ArrayList<>(files(answer.path("artifacts")));
        JsonNode late = answer.path("late");
        JsonNode rating = late.path("rating");
        String score = rating.isObject() ? rating.path("score").asText("") : rating.asText("");
        if (!score.isEmpty() && !score.equals("null")) {
            words.add("rated " + score);
        }
        counted(late.path("smartActions"), "SmartAction", words);
        counted(late.path("dispositions"), "disposition", words);
        if (late.path("voicemail").isTextual()) {
            words.add("voicemail " + late.path("voicemail").asText().replaceFirst("^voicemail_", ""));
        }
        return words.isEmpty() ? "" : "; " + String.join(", ", words);
    }

    private static List<String> files(JsonNode artifacts) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        artifacts.forEach(file -> counted.merge(kindAndState(file), 1, Integer::sum));
        return counted.entrySet().stream()
                .map(each -> each.getValue() == 1
                        ? each.getKey().replace("%s", "")
                        : each.getValue() + " " + each.getKey().replace("%s", "s"))
                .collect(Collectors.toList());
    }

    private static String kindAndState(JsonNode file) {
        String state = file.path("state").asText("");
        String until = file.path("until").asText("");
        boolean isAwaited = state.equals("due") && !until.isEmpty() && !until.equals("null");
        return file.path("type").asText("file") + "%s " + state + (isAwaited ? " until " + until : "");
    }

    private static void counted(JsonNode given, String what, List<String> words) {
        int count = given.isContainerNode() ? given.size() : given.asInt(0);
        if (count > 0) {
            words.add(count + " " + what + (count == 1 ? "" : "s"));
        }
    }
}
