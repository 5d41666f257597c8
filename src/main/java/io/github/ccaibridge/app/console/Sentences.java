package io.github.ccaibridge.app.console;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/** The sentences of the management API, known by their English words, so that the console can say them in another language. */
final class Sentences {
    static final String BUNDLE = "console/words/sentences";

    /** A text that is longer is none of our sentences. */
    private static final int LONGEST = 4000;

    /** So many marks are in none of our sentences, even where they list names. */
    private static final int MOST = 40;

    private static final String MARKS = ".;,";

    /** What is more certain comes first. */
    private static final List<Template> ALL = templates();

    /** Gives the sentence of the language by its key. */
    private final UnaryOperator<String> language;

    Sentences(UnaryOperator<String> language) {
        this.language = language;
    }

    private static List<Template> templates() {
        var english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
        return english.keySet().stream()
                .map(key -> Template.of(key, english.getString(key)))
                .sorted(Comparator.comparingInt(Template::certain).reversed().thenComparing(Template::key))
                .toList();
    }

    /** A text of one or more sentences or parts of them; what is not known stays as it is. */
    String said(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        var said = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            at = sayOne(text, at, said);
        }
        return said.toString();
    }

    /** The shortest that is known from here on, with or without the mark behind it; tells where the next one begins. */
    private int sayOne(String text, int from, StringBuilder said) {
        var end = from;
        for (var tried = 0; tried < MOST && end < text.length(); tried++) {
            end = end(text, end);
            for (var known = end; known >= end - 1 && known > from; known--) {
                var found = known == end || isMark(text, known) ? one(text.substring(from, known)) : null;
                if (found != null) {
                    return leave(text, known, end, said.append(found));
                }
            }
        }
        return leave(text, from, end(text, from), said);
    }

    private static int leave(String text, int from, int end, StringBuilder said) {
        var next = Math.min(end + 1, text.length());
        said.append(text, from, next);
        return next;
    }

    private static boolean isMark(String text, int at) {
        return MARKS.indexOf(text.charAt(at)) >= 0;
    }

    /** Behind the next mark that a blank follows, else the end. */
    private static int end(String text, int from) {
        for (var at = from + 1; at < text.length() - 1; at++) {
            if (text.charAt(at) == ' ' && isMark(text, at - 1)) {
                return at;
            }
        }
        return text.length();
    }

    private String one(String text) {
        for (var template : ALL) {
            var values = template.read(text);
            if (values != null) {
                return Template.fill(language.apply(template.key()), values, this::said);
            }
        }
        return null;
    }
}
