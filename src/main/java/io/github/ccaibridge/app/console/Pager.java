package io.github.ccaibridge.app.console;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to the pages before and after one of a list; null where there is none. */
record Pager(String previous, String next) {
    /** How many lines the management API puts on a page. */
    private static final int FULL = 100;

    static Pager of(String path, Map<String, String> asked, Answer answer) {
        var text = asked.getOrDefault("page", "");
        var page = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        return new Pager(
                page == 0 ? null : address(path, asked, page - 1),
                answer.isRefused() || answer.json().size() < FULL ? null : address(path, asked, page + 1));
    }

    private static String address(String path, Map<String, String> asked, int page) {
        var address = UriComponentsBuilder.fromPath(path);
        asked.forEach((name, value) -> {
            if (!value.isBlank() && !name.equals("page") && !name.equals("lang")) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.queryParam("page", page).encode().buildAndExpand(asked).toUriString();
    }
}
