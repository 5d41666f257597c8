package io.github.ccaibridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides what may tell who a person is: every value of an event but those known to be harmless, since vendors add keys. */
final class Masking {
    private static final JsonNode HIDDEN = TextNode.valueOf("•••");
    private static final Set<String> HARMLESS = Set.of(
            "callid",
            "chatid",
            "id",
            "parentid",
            "eventid",
            "timestamp",
            "count",
            "type",
            "state",
            "status",
            "substatus",
            "direction",
            "sessiontype",
            "sessiontypev2",
            "calltype",
            "chattype",
            "language",
            "lang",
            "queuepathids",
            "queuepathnames",
            "queueuuid",
            "menutype",
            "materializedpath",
            "itemscount",
            "voicemailreason",
            "failreason",
            "finishreason",
            "deflection",
            "disconnectedby",
            "recordingpermission",
            "answertype",
            "rating",
            "missing");

    /** What may be a number or an e-mail is one, whatever its key. */
    private static final Pattern PERSONAL = Pattern.compile(".*@.*|\\+\\d[\\d ()./-]{6,}");

    private static final Pattern QUOTED = Pattern.compile("[^\\s\"'<>(]+@[^\\s\"'<>)]+|\\+\\d[\\d ()./-]{6,}\\d");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.Z+-]*");

    private Masking() {}

    /** A number of which only the end is shown; null stays null. */
    static String number(String number) {
        return number == null ? null : HIDDEN.asText() + number.substring(Math.max(0, number.length() - 2));
    }

    /** A sentence of ours that may quote a vendor, without what looks like an e-mail or a number. */
    static String sentence(String text) {
        return text == null ? null : QUOTED.matcher(text).replaceAll(HIDDEN.asText());
    }

    static JsonNode of(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(of(field.getKey(), field.getValue())));
        } else if (tree instanceof ArrayNode array) {
            for (int n = 0; n < array.size(); n++) {
                array.set(n, array.get(n).isContainerNode() ? of(array.get(n)) : HIDDEN);
            }
        }
        return tree;
    }

    private static JsonNode of(String key, JsonNode value) {
        if (value.isContainerNode()) {
            return of(value);
        }
        var name = key.replace("_", "").toLowerCase(Locale.ROOT);
        var moment = key.endsWith("_at") || key.endsWith("At");
        var harmless = (HARMLESS.contains(name)
                        && !PERSONAL.matcher(value.asText()).matches())
                || (moment
                        && (value.isNumber() || MOMENT.matcher(value.asText()).matches()))
                || name.endsWith("duration");
        return harmless || value.isNull() || value.isBoolean() ? value : HIDDEN;
    }
}
