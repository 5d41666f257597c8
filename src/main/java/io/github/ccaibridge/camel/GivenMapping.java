package io.github.ccaibridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.agentstatus.StatusPair;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import java.util.ArrayList;
import java.util.List;

/** A mapping of statuses as somebody gives it; what is no mapping at all is refused with the place and the fix. */
record GivenMapping(List<StatusPair> mapping, List<StatusPair> representatives, Long version) {
    private static final int LONGEST = 255;
    private static final int MOST = 2000;

    static GivenMapping of(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new WrongShape("The body must be an object with mapping and representatives, as GET answers it.");
        }
        var version = body.path("version");
        if (!version.isMissingNode() && !version.isNull() && !version.canConvertToLong()) {
            throw new WrongShape("version must be the number that GET answered, or be left out.");
        }
        return new GivenMapping(
                pairs(body, "mapping", true),
                pairs(body, "representatives", false),
                version.isNumber() ? version.longValue() : null);
    }

    private static List<StatusPair> pairs(JsonNode body, String member, boolean needed) {
        var list = body.path(member);
        if (!list.isArray() && (needed || !(list.isMissingNode() || list.isNull()))) {
            throw new WrongShape(member + " must be an array of objects with kustomerStatusId and ccaiStatus.");
        }
        if (list.size() > MOST) {
            throw new WrongShape(member + " must not have more than " + MOST + " rows.");
        }
        var pairs = new ArrayList<StatusPair>();
        for (int n = 0; n < list.size(); n++) {
            var where = member + "[" + n + "].";
            pairs.add(new StatusPair(
                    text(list.get(n), "kustomerStatusId", where, "the id of a status of Kustomer"),
                    text(list.get(n), "ccaiStatus", where, "the name of a status of CCAI Platform")));
        }
        return pairs;
    }

    private static String text(JsonNode row, String name, String where, String meaning) {
        var value = row.path(name);
        var fits =
                value.isTextual() && !value.asText().isBlank() && value.asText().length() <= LONGEST;
        if (!fits || value.asText().codePoints().anyMatch(GivenMapping::isNoCharacter)) {
            throw new WrongShape(where + name + " must be " + meaning
                    + ", text of 1 to 255 characters; leave the whole row out to map nothing.");
        }
        return value.asText();
    }

    private static boolean isNoCharacter(int one) {
        return Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE;
    }
}
