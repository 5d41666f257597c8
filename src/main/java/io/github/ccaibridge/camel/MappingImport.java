package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.ccai.CrmCustomFields;
import io.github.ccaibridge.ccai.NoAnswer;
import io.github.ccaibridge.field.MappedField;
import io.github.ccaibridge.field.MappingOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds what CCAI Platform's own mapping holds to ours and tells what it added and what it cannot take. */
public final class MappingImport {
    private final ObjectMapper json = new ObjectMapper();
    private final CrmCustomFields platform = new CrmCustomFields();
    private final CustomDataMapping mapping;

    public MappingImport(CustomDataMapping mapping) {
        this.mapping = mapping;
    }

    /** The {@code rows} of both for the replacing statement and the {@code answer}; or the {@code trouble} that hinders it. */
    public Map<String, Object> of(List<Map<String, Object>> current, int status, String body)
            throws JsonProcessingException {
        try {
            var ours = mapping.fields(current);
            var offer = MappingOffer.of(ours, platform.rows(status, body));
            var all = new ArrayList<>(ours);
            all.addAll(offer.added());
            return Map.of("rows", mapping.rowsText(all), "answer", answer(offer));
        } catch (NoAnswer unreadable) {
            return Map.of("trouble", unreadable.getMessage());
        }
    }

    private String answer(MappingOffer offer) throws JsonProcessingException {
        var answer = json.createObjectNode();
        var added = answer.putArray("added");
        offer.added().forEach(row -> put(added.addObject(), row));
        var refused = answer.putArray("refused");
        offer.refused()
                .forEach(one -> put(refused.addObject().put("entry", one.entry()), one.row())
                        .put("reason", one.reason()));
        return json.writeValueAsString(answer.put("unchanged", offer.unchanged()));
    }

    private static ObjectNode put(ObjectNode object, MappedField row) {
        return object.put("key", row.key())
                .put("signed", row.signed())
                .put("resource", row.resource())
                .put("field", row.field());
    }
}
