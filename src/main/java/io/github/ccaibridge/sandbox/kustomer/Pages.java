package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cuts a list into the page a request asks for, with meta and links (1.4). */
final class Pages {
    private static final int LARGEST = 100;

    private Pages() {}

    static Answer of(Collection<Thing> things, Request request, Switches switches) {
        int page = whole(request.query(), "page", 1, Integer.MAX_VALUE, true);
        int size = whole(request.query(), "pageSize", LARGEST, LARGEST, switches.on(Switch.REFUSE_LARGE_PAGE));
        return cut(sorted(things, request.query().getOrDefault("sort", ""), switches), request, page, size);
    }

    static Answer cut(List<Thing> things, Request request, int page, int size) {
        int total = things.size();
        int pages = (total + size - 1) / size;
        int from = (int) Math.min((long) (page - 1) * size, total);
        ObjectNode body = Envelope.all(things.subList(from, Math.min(from + size, total)));
        body.putObject("meta")
                .put("pageSize", size)
                .put("page", page)
                .put("total", total)
                .put("totalPages", pages);
        body.putObject("links")
                .put("self", link(request, page, size))
                .put("first", link(request, 1, size))
                .put("prev", page > 1 ? link(request, page - 1, size) : null)
                .put("next", page < pages ? link(request, page + 1, size) : null)
                .put("last", link(request, Math.max(pages, 1), size));
        return Answer.ok(body);
    }

    static int whole(Map<String, String> query, String name, int otherwise, int largest, boolean refuse) {
        String given = query.get(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[1-9][0-9]{0,8}") || (refuse && Integer.parseInt(given) > largest)) {
            throw Refusal.bad("Invalid " + name + ".", name);
        }
        return Math.min(Integer.parseInt(given), largest);
    }

    private static List<Thing> sorted(Collection<Thing> things, String sort, Switches switches) {
        List<Thing> list = new ArrayList<>(things);
        String field = sort.startsWith("-") ? sort.substring(1) : sort;
        boolean known = field.equals("createdAt") || field.equals("updatedAt");
        if (known && switches.on(Switch.HONOUR_SORT)) {
            Comparator<Thing> order = Comparator.comparing(thing -> thing.text(field));
            list.sort(sort.startsWith("-") ? order.reversed() : order);
        } else if (switches.on(Switch.NEWEST_FIRST)) {
            Collections.reverse(list);
        }
        return list;
    }

    private static String link(Request request, int page, int size) {
        String others = request.query().entrySet().stream()
                .filter(e -> !e.getKey().equals("page") && !e.getKey().equals("pageSize"))
                .map(e -> "&" + e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return request.rawPath() + "?page=" + page + "&pageSize=" + size + others;
    }
}
