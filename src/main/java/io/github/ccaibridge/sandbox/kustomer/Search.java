package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A part of the vendor's search, over an index that lags behind the records (2.5, 13.10). */
final class Search {
    private static final Map<String, Kind> CONTEXTS = Map.of(
            "customer", Kind.CUSTOMER,
            "conversation", Kind.CONVERSATION,
            "message", Kind.MESSAGE,
            "note", Kind.NOTE);

    private final World world;

    Search(World world) {
        this.world = world;
    }

    Answer find(Request request) {
        world.rates.narrow("search", world.switches().number(Switch.SEARCHES_PER_MINUTE), world.switches());
        JsonNode query = request.object();
        Kind kind = CONTEXTS.get(query.path("queryContext").asText(""));
        if (kind == null) {
            throw Refusal.bad("queryContext is required.", "queryContext");
        }
        long at = world.times.now() - world.switches().number(Switch.SEARCH_LAG_MILLIS);
        List<Thing> found = new ArrayList<>();
        for (Thing thing : world.all(kind)) {
            if (thing.seenBySearch(at).isPresent() && matches(thing, query, at)) {
                found.add(thing);
            }
        }
        sort(found, query.path("sort"), at);
        int page = Pages.whole(request.query(), "page", 1, 100, true);
        int size = Pages.whole(request.query(), "pageSize", 100, 500, true);
        return Pages.cut(found.stream().map(thing -> asSeen(thing, at)).toList(), request, page, size);
    }

    private static Thing asSeen(Thing thing, long at) {
        Thing seen = new Thing(
                thing.kind, thing.id, thing.seenBySearch(at).orElseThrow().deepCopy());
        seen.relationships.setAll(thing.relationships);
        return seen;
    }

    private boolean matches(Thing thing, JsonNode query, long at) {
        JsonNode or = query.path("or");
        return every(query.path("and"), each -> criterion(thing, each, at))
                && (or.isEmpty() || !every(or, each -> !criterion(thing, each, at)))
                && (query.path("not").isEmpty() || !criterion(thing, query.path("not"), at));
    }

    private boolean criterion(Thing thing, JsonNode criterion, long at) {
        return criterion.properties().stream()
                .allMatch(named -> named.getValue().properties().stream()
                        .allMatch(test -> values(thing, named.getKey(), at).stream()
                                .anyMatch(value -> holds(test.getKey(), value, test.getValue()))));
    }

    private List<JsonNode> values(Thing thing, String name, long at) {
        String object = name.substring(0, Math.max(0, name.indexOf('_')));
        String attribute = name.substring(object.length() + 1);
        List<Thing> asked = related(thing, CONTEXTS.get(object));
        List<JsonNode> values = new ArrayList<>();
        for (Thing each : asked) {
            JsonNode seen = each.seenBySearch(at).orElse(NullNode.getInstance());
            JsonNode value = value(each, seen, attribute);
            if (value.isArray()) {
                value.forEach(values::add);
            } else {
                values.add(value);
            }
        }
        return values.isEmpty() ? List.of(NullNode.getInstance()) : values;
    }

    private static JsonNode value(Thing thing, JsonNode seen, String attribute) {
        return switch (attribute) {
            case "id" -> Json.array().add(thing.id);
            case "phone" -> Json.strings(seen.path("phones").findValuesAsText("phone"));
            case "email" -> Json.strings(seen.path("emails").findValuesAsText("email"));
            case "customer_id" -> Json.array().add(thing.related("customer"));
            default ->
                attribute.startsWith("custom_")
                        ? seen.path("custom").path(attribute.substring("custom_".length()))
                        : seen.path(camel(attribute));
        };
    }

    private List<Thing> related(Thing thing, Kind asked) {
        if (asked == null) {
            throw Refusal.bad("Unknown search attribute.", "and");
        }
        if (asked == thing.kind) {
            return List.of(thing);
        }
        String up = thing.related(asked.type);
        return up.isEmpty() ? world.children(thing.id, asked) : List.of(world.get(asked, up));
    }

    private static boolean holds(String operator, JsonNode value, JsonNode wanted) {
        boolean unset = value.isNull() || value.isMissingNode();
        String text = value.asText().toLowerCase(Locale.ROOT);
        String asked = wanted.asText().toLowerCase(Locale.ROOT);
        int order = value.isNumber() && wanted.isNumber()
                ? Double.compare(value.doubleValue(), wanted.doubleValue())
                : text.compareTo(asked);
        return switch (operator) {
            case "not_set" -> unset;
            case "is_set" -> !unset;
            case "equals" -> !unset && order == 0;
            case "contains" -> !unset && text.contains(asked);
            case "in" -> !unset && !every(wanted, each -> !each.asText().equalsIgnoreCase(text));
            case "gt" -> !unset && order > 0;
            case "gte" -> !unset && order >= 0;
            case "lt" -> !unset && order < 0;
            case "lte" -> !unset && order <= 0;
            default -> throw Refusal.bad("Unknown operator " + operator + ".", "and");
        };
    }

    private void sort(List<Thing> found, JsonNode sort, long at) {
        sort.path(0).properties().forEach(by -> {
            java.util.Comparator<Thing> order = java.util.Comparator.comparing(
                    t -> values(t, by.getKey(), at).get(0).asText());
            found.sort(by.getValue().asText().equals("desc") ? order.reversed() : order);
        });
    }

    private static boolean every(JsonNode array, Predicate<JsonNode> holds) {
        return StreamSupport.stream(array.spliterator(), false).allMatch(holds);
    }

    private static String camel(String snake) {
        StringBuilder camel = new StringBuilder();
        for (String word : snake.split("_", -1)) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
