package io.github.ccaibridge.camel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the engine's answers and what became of the writes into text for agents' rows, and rows back into who is held. */
public final class AgentWrites {
    /** The answers of a claim as JSON for keep-decisions.sql. */
    public String answersText(List<AgentAnswer> answers) {
        return StatusText.write(answers.stream().map(AgentWrites::kept).toList());
    }

    private static Map<String, Object> kept(AgentAnswer one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("email", one.email());
        row.put("wakes", one.wakes());
        row.put("rests", !one.writes());
        row.put("awaits", one.awaits());
        row.put("trouble", one.trouble());
        row.put("delay_millis", StatusFailures.backOff(one.attempts()).toMillis());
        if (one.decision() != null) {
            row.put("state", StatusText.write(one.decision().state()));
            row.put("parked", one.parked());
            row.put("quarantined", one.quarantined());
            row.put("look_again", one.decision().lookAgain());
            row.put("outcomes", outcomes(one));
        }
        return row;
    }

    /** Every sighting that was read is handled, the ones without a word as well. */
    private static List<Map<String, Object>> outcomes(AgentAnswer one) {
        var words = one.decision().outcomes().stream()
                .collect(Collectors.toMap(
                        outcome -> outcome.n(),
                        outcome -> outcome.rule() + ": " + outcome.sentence(),
                        (first, second) -> first + " " + second));
        return one.read().stream()
                .map(n -> Map.<String, Object>of("n", n, "outcome", words.getOrDefault(n, "")))
                .toList();
    }

    /** The answers of those whom the claim still holds. */
    public List<AgentAnswer> held(List<AgentAnswer> answers, List<Map<String, Object>> rows) {
        var emails = rows.stream().map(row -> row.get("email")).collect(Collectors.toSet());
        return answers.stream().filter(one -> emails.contains(one.email())).toList();
    }

    public String unmappedText(AgentAnswer one) {
        return StatusText.write(one.unmapped());
    }

    /** Whom a write speaks of as JSON for hold-agents.sql. */
    public String askedText(StatusWrite write) {
        return each(write.agents(), one -> Map.of("email", one.email(), "wakes", one.wakes()));
    }

    /** The write without the agents of whom newer things are known, or whose lease is lost. */
    public StatusWrite stillHeld(StatusWrite write, List<Map<String, Object>> rows) {
        var newest = rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.get("newest")))
                .toList();
        return write.only(held(write.agents(), newest));
    }

    /** Agents let go without trouble, as JSON for finish-agents.sql. */
    static List<Map<String, Object>> done(List<AgentAnswer> agents) {
        return rows(agents, null, 0, Duration.ZERO, false, false);
    }

    static List<Map<String, Object>> rows(
            List<AgentAnswer> agents, String trouble, int counts, Duration delay, boolean alone, boolean unsent) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : agents) {
            var row = new LinkedHashMap<String, Object>();
            row.put("email", one.email());
            row.put("wakes", one.wakes());
            row.put("look_again", one.decision().lookAgain());
            row.put("trouble", trouble);
            row.put("counts", counts);
            row.put("delay_millis", delay.toMillis());
            row.put("alone", alone);
            row.put("unsent", unsent);
            rows.add(row);
        }
        return rows;
    }

    private static String each(List<AgentAnswer> agents, Function<AgentAnswer, Map<String, Object>> row) {
        return StatusText.write(agents.stream().map(row).toList());
    }
}
