package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Takes out of a metadata file what a payment must not leave behind, a card's number for instance, before anything is kept (C 8). */
final class Payments {
    private static final Set<String> OF_AN_ACTION = Set.of("type", "status", "error", "errormessage", "createdat");

    private final Set<String> kept = new HashSet<>(OF_AN_ACTION);

    Payments() {
        kept.addAll(SmartActions.OF_A_PAYMENT);
    }

    /** The file without card data: a payment keeps its outcome, and no other text of a SmartAction names a card. */
    void strip(ObjectNode file) {
        for (var member : file.properties()) {
            var key = key(member.getKey());
            if (key.contains("smartaction")) {
                member.setValue(withoutCards(member.getValue()));
            }
            if (!key.equals("customdata")) {
                walk(member.getValue());
            }
        }
    }

    private void walk(JsonNode node) {
        if (node instanceof ObjectNode object && isPayment(object)) {
            object.properties().removeIf(member -> !kept.contains(key(member.getKey())));
        }
        node.forEach(this::walk);
    }

    private static boolean isPayment(ObjectNode object) {
        return String.valueOf(Keys.text(object, "type"))
                .toLowerCase(Locale.ROOT)
                .contains("payment");
    }

    private static JsonNode withoutCards(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(CardNumbers.hide(node.asText()));
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(withoutCards(member.getValue())));
        }
        if (node instanceof ArrayNode array) {
            for (var n = 0; n < array.size(); n++) {
                array.set(n, withoutCards(array.get(n)));
            }
        }
        return node;
    }

    private static String key(String spelled) {
        return spelled.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
