package io.github.ccaibridge.camel;

import io.github.ccaibridge.ticket.Situation;
import io.github.ccaibridge.ticket.TicketPolicy;
import io.github.ccaibridge.ticket.TicketRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules in their order, each with how many sessions it decided. */
public final class RuleTable {
    private final TicketRules rules;

    public RuleTable(TicketPolicy policy) {
        rules = new TicketRules(policy);
    }

    /** Takes the rows of rules.sql; what no rule spoke of comes last. */
    public List<Map<String, Object>> counted(List<Map<String, Object>> rows) {
        var table = new ArrayList<Map<String, Object>>();
        for (var words : rules.inWords()) {
            table.add(line(words, rows));
        }
        table.add(line(List.of("none", "No rule speaks of this session: it is left alone"), rows));
        return table;
    }

    private Map<String, Object> line(List<String> words, List<Map<String, Object>> rows) {
        var id = words.get(0);
        var line = new LinkedHashMap<String, Object>();
        line.put("rule", id);
        line.put("sentence", words.get(1));
        line.put(
                "situations", rules.situations(id).stream().map(Situation::name).toList());
        line.put("facts", words.subList(2, words.size()));
        var fired = rows.stream().filter(row -> id.equals(row.get("rule"))).findFirst();
        for (var span : List.of("day", "week", "ever")) {
            line.put(span, fired.map(row -> row.get(span)).orElse(0));
        }
        return line;
    }
}
