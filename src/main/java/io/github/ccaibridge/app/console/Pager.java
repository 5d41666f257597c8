package io.github.ccaibridge.app.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to the next and the previous page of a list that keeps its filter. */
record Pager(String path, Map<String, String> filter) {
    /** A full page has a next one, as far as anybody knows. */
    public String next(int rows) {
        return rows < 100 ? null : at(number() + 1);
    }

    public String previous() {
        return number() == 0 ? null : at(number() - 1);
    }

    private int number() {
        var page = filter.getOrDefault("page", "0");
        return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
    }

    private String at(int page) {
        var asked = new LinkedHashMap<>(filter);
        asked.remove("lang");
        asked.put("page", Integer.toString(page));
        var address = UriComponentsBuilder.fromPath(path);
        asked.forEach((name, value) -> {
            if (!value.isBlank()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(asked).toUriString();
    }
}
