package io.github.ccaibridge.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page of the rules that an administrator reads, {@code docs/rules.md}, as tests read it. */
final class RulesPage {
    static final Path FILE = Path.of("docs/rules.md");
    static final String NONE = "–";
    private static final String BEGIN = "<!-- the rules: begin -->\n";
    private static final String END = "<!-- the rules: end -->\n";

    private RulesPage() {}

    /** One row of a table, by the names of its columns, and the heading it stands under. */
    record Row(String heading, String text, Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, NONE);
        }

        boolean has(String column) {
            return !get(column).equals(NONE);
        }

        /** The parts of a cell; none where it says none. */
        List<String> list(String column, String separator) {
            return has(column) ? List.of(get(column).split(separator, -1)) : List.of();
        }

        @Override
        public String toString() {
            return heading + ": " + text;
        }
    }

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String generated() {
        return text().substring(text().indexOf(BEGIN) + BEGIN.length(), text().indexOf(END));
    }

    static void write(String generated) throws IOException {
        var text = text();
        Files.writeString(
                FILE, text.substring(0, text.indexOf(BEGIN)) + BEGIN + generated + text.substring(text.indexOf(END)));
    }

    /** Every row of the tables under this heading of the second level, and under those below it. */
    static List<Row> rows(String chapter) {
        var rows = new ArrayList<Row>();
        var heading = "";
        var inside = false;
        List<String> columns = null;
        for (var line : text().lines().toList()) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
                inside = line.startsWith("## ") ? heading.equals(chapter) : inside;
            }
            if (!line.startsWith("|")) {
                columns = null;
            } else if (columns == null) {
                columns = cells(line);
            } else if (inside && !line.startsWith("|---")) {
                rows.add(row(heading, line, columns));
            }
        }
        return rows;
    }

    private static Row row(String heading, String line, List<String> columns) {
        var cells = cells(line);
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("another number of cells than columns: " + line);
        }
        var byName = new LinkedHashMap<String, String>();
        IntStream.range(0, cells.size()).forEach(n -> byName.put(columns.get(n), cells.get(n)));
        return new Row(heading, line.substring(2, line.length() - 2), byName);
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
    }
}
