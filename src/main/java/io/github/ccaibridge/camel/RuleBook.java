package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.TicketPolicy;
import io.github.ccaibridge.ticket.TicketRules;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules in their order, in words, with how often each has decided. */
public final class RuleBook {
    private final ObjectMapper json = new ObjectMapper();
    private final TicketRules rules;

    public RuleBook(TicketPolicy policy) {
        rules = new TicketRules(policy);
    }

    /** The rows of rule-counts.sql beside the rules: {@code lastDay}, {@code lastWeek}, {@code kept}; a rule that never decided has zeros. */
    public String text(List<Map<String, Object>> counts) throws JsonProcessingException {
        var by = counts.stream().collect(Collectors.toMap(row -> (String) row.get("rule"), row -> row));
        var answer = json.createArrayNode();
        for (var words : rules.inWords()) {
            var row = by.getOrDefault(words.get(0), Map.of());
            var rule = answer.addObject().put("rule", words.get(0)).put("sentence", words.get(1));
            var facts = rule.putArray("facts");
            words.subList(2, words.size()).forEach(facts::add);
            rule.put("lastDay", number(row, "day"))
                    .put("lastWeek", number(row, "week"))
                    .put("kept", number(row, "kept"));
        }
        return json.writeValueAsString(answer);
    }

    private static long number(Map<String, Object> row, String name) {
        return row.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
