package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reading API: sessions, agents, menus, teams and statuses (ccai-platform.md 3.3). */
final class ManagerApi {
    private static final String BASE = "/manager/api/v1/";
    private static final Pattern ONE = Pattern.compile("(\\w+)/(\\d+)");
    private static final Pattern PAGE = Pattern.compile("(^|&)page=\\d*");

    private final Records records;
    private final String subdomain;

    ManagerApi(Records records, String subdomain) {
        this.records = records;
        this.subdomain = subdomain;
    }

    Answer answer(String method, URI self, String rawQuery) {
        if (!method.equals("GET")) {
            return Answer.message(405, "Method not allowed");
        }
        String what = self.getPath().substring(BASE.length());
        if (what.equals("user_statuses")) {
            return Answer.json(200, Json.array(records.statuses.shown()));
        }
        if (what.equals("settings/organization")) {
            return Answer.json(200, Json.object().put("name", subdomain).put("subdomain", subdomain));
        }
        Matcher one = ONE.matcher(what);
        if (one.matches()) {
            return records.collection(one.group(1))
                    .map(all -> all.get(Long.parseLong(one.group(2))))
                    .map(found -> Answer.json(200, found))
                    .orElseGet(() -> Answer.message(404, "Not found"));
        }
        return records.collection(what)
                .map(all -> list(all.values(), self, rawQuery))
                .orElseGet(() -> Answer.message(404, "Not found"));
    }

    private static Answer list(Collection<ObjectNode> all, URI self, String rawQuery) {
        try {
            ListAnswer page = ListAnswer.of(all, Query.of(rawQuery));
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("total", Integer.toString(page.total()));
            headers.put("per-page", Integer.toString(page.perPage()));
            if (page.hasNext()) {
                headers.put("link", "<" + self + "?" + nextQuery(rawQuery, page.page() + 1) + ">; rel=\"next\"");
            }
            return Answer.json(200, Json.array(page.rows()), headers);
        } catch (DateTimeParseException e) {
            return Answer.message(400, "Not a time: " + e.getParsedString());
        }
    }

    private static String nextQuery(String rawQuery, int page) {
        String others = rawQuery == null ? "" : PAGE.matcher(rawQuery).replaceAll("");
        return others.isEmpty() ? "page=" + page : others + "&page=" + page;
    }
}
