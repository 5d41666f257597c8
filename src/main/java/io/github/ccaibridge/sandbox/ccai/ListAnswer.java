package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One page of a Manager API list, filtered and sorted as asked (ccai-platform.md 3.1). */
record ListAnswer(List<ObjectNode> rows, int total, int perPage, int page) {
    private static final Set<String> ABOUT_THE_LIST = Set.of("sort_column", "sort_direction", "per", "page");

    static ListAnswer of(Collection<ObjectNode> all, Query query) {
        List<ObjectNode> matching = all.stream()
                .filter(row -> query.names().stream().allMatch(name -> passes(row, name, query.all(name))))
                .sorted(order(query))
                .toList();
        int per = Math.max(1, query.number("per", 100));
        int page = Math.max(1, query.number("page", 1));
        List<ObjectNode> rows =
                matching.stream().skip((page - 1L) * per).limit(per).toList();
        return new ListAnswer(rows, matching.size(), per, page);
    }

    boolean hasNext() {
        return (long) page * perPage < total;
    }

    private static boolean passes(ObjectNode row, String name, List<String> values) {
        if (ABOUT_THE_LIST.contains(name)) {
            return true;
        }
        if (name.endsWith("[from]")) {
            return compared(row, name, values) >= 0;
        }
        if (name.endsWith("[to]")) {
            return compared(row, name, values) <= 0;
        }
        String field = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
        JsonNode held = "status_id".equals(field) ? row.at("/status/id") : row.path(field);
        // An unknown filter is ignored, as unknown keys are everywhere in this API.
        return held.isMissingNode() || values.stream().anyMatch(held.asText()::equalsIgnoreCase);
    }

    /** A row without that time is outside every window. */
    private static int compared(ObjectNode row, String name, List<String> values) {
        JsonNode held = row.path(name.substring(0, name.indexOf('[')));
        String bound = values.get(values.size() - 1);
        if (!held.isTextual()) {
            return name.endsWith("[from]") ? -1 : 1;
        }
        return instant(held.asText()).compareTo(instant(bound));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Comparator<ObjectNode> order(Query query) {
        String column = query.first("sort_column").orElse("id");
        Comparator<ObjectNode> order = Comparator.<ObjectNode, Sortable>comparing(row -> Sortable.of(row.path(column)))
                .thenComparing(row -> row.path("id").asLong());
        String direction = query.first("sort_direction").orElse("ASC");
        return direction.toLowerCase(Locale.ROOT).equals("desc") ? order.reversed() : order;
    }

    /** Numbers by size, everything else by its text: ISO times of one zone sort as text. */
    private record Sortable(double number, String text) implements Comparable<Sortable> {
        static Sortable of(JsonNode node) {
            return node.isNumber() ? new Sortable(node.asDouble(), "") : new Sortable(0, node.asText(""));
        }

        @Override
        public int compareTo(Sortable other) {
            int byNumber = Double.compare(number, other.number);
            return byNumber != 0 ? byNumber : text.compareTo(other.text);
        }
    }
}
