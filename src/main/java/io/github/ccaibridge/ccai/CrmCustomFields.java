package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.field.MappedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads CCAI Platform's own mapping of custom data, {@code crm_custom_fields} of the Apps API (C 6.3). */
public final class CrmCustomFields {
    /**
     * The documents name the endpoint and leave its answer open, so every member is looked for under all these names, in this order;
     * what a real tenant answers belongs here.
     */
    private static final Map<String, List<String>> SPELLINGS = Map.of(
            "list", List.of("crmcustomfields", "customfields"),
            "key", List.of("key", "name", "fieldkey"),
            "field", List.of("crmfield", "field"),
            "resource", List.of("object", "resource", "crmobject"),
            "signed", List.of("secured", "signed"));

    /** The platform's words for a CRM's objects, and Kustomer's resources behind them. */
    private static final Map<String, String> RESOURCES = Map.of(
            "account", "customer",
            "contact", "customer",
            "customer", "customer",
            "record", "conversation",
            "ticket", "conversation",
            "case", "conversation",
            "conversation", "conversation",
            "message", "message");

    private static final String WITHOUT_OBJECT = "conversation";
    private static final Set<String> YES = Set.of("true", "1");
    private final ObjectMapper json = new ObjectMapper();

    /** The rows of an answer, unchecked; a row without a key or a field has null there. */
    public List<MappedField> rows(int status, String body) {
        if (status != 200) {
            throw new NoAnswer("CCAI Platform answered " + status + " to the question for its custom fields; check"
                    + " CCAI_URL, CCAI_SUBDOMAIN and CCAI_API_TOKEN.");
        }
        var rows = new ArrayList<MappedField>();
        list(body).forEach(one -> rows.add(row(one)));
        return rows;
    }

    private JsonNode list(String body) {
        try {
            var tree = json.readTree(body);
            var list = tree.isArray() ? tree : member(tree, "list");
            if (list != null && list.isArray()) {
                return list;
            }
        } catch (JsonProcessingException noJson) {
            // A page of a proxy, perhaps with personal data in it: only that it is none of ours is told.
        }
        throw new NoAnswer("CCAI Platform's answer holds no list of custom fields that the bridge can read; enter the"
                + " mapping by hand.");
    }

    private static MappedField row(JsonNode one) {
        var object = text(one, "resource");
        var word = object == null ? WITHOUT_OBJECT : object.toLowerCase(Locale.ROOT);
        return new MappedField(
                text(one, "key"),
                YES.contains(String.valueOf(text(one, "signed")).toLowerCase(Locale.ROOT)),
                RESOURCES.getOrDefault(word, word),
                text(one, "field"));
    }

    private static JsonNode member(JsonNode one, String name) {
        return SPELLINGS.get(name).stream()
                .map(spelling -> Keys.get(one, spelling))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String text(JsonNode one, String name) {
        return SPELLINGS.get(name).stream()
                .map(spelling -> Keys.text(one, spelling))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
