package io.github.ccaibridge.app.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with gaps, such as {@code {0} cannot be reached.}; a gap {@code {said 0}} holds words that are put into the language as well. */
record Template(String key, List<String> literals, List<String> gaps) {
    private static final Pattern GAP = Pattern.compile("\\{(said )?(\\d)}");

    static Template of(String key, String sentence) {
        var literals = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        var matcher = GAP.matcher(sentence);
        var at = 0;
        for (; matcher.find(); at = matcher.end()) {
            literals.add(sentence.substring(at, matcher.start()));
            gaps.add(matcher.group(2));
        }
        literals.add(sentence.substring(at));
        return new Template(key, List.copyOf(literals), List.copyOf(gaps));
    }

    /** How much of the sentence is certain. */
    int certain() {
        return literals.stream().mapToInt(String::length).sum();
    }

    /** What stands in each gap of a text; null where the text is another sentence. */
    Map<String, String> read(String text) {
        var values = new HashMap<String, String>();
        var at = literals.get(0).length();
        if (!text.startsWith(literals.get(0))) {
            return null;
        }
        for (int n = 0; n < gaps.size(); n++) {
            var next = next(text, literals.get(n + 1), at + 1, n == gaps.size() - 1);
            if (next <= at) {
                return null;
            }
            values.put(gaps.get(n), text.substring(at, next));
            at = next + literals.get(n + 1).length();
        }
        return at == text.length() ? values : null;
    }

    /** Where a literal is found; the last one ends the text. */
    private static int next(String text, String literal, int from, boolean last) {
        if (!last) {
            return text.indexOf(literal, from);
        }
        return text.endsWith(literal) ? text.length() - literal.length() : -1;
    }

    /** A sentence of another language with its gaps filled; every value goes in as it is, whatever braces it holds. */
    static String fill(String sentence, Map<String, String> values, UnaryOperator<String> said) {
        return GAP.matcher(sentence).replaceAll(gap -> {
            var value = values.getOrDefault(gap.group(2), gap.group());
            return Matcher.quoteReplacement(gap.group(1) == null ? value : said.apply(value));
        });
    }
}
