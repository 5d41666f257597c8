package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mapping of statuses as a form: a row a status, with what is chosen for it. */
record MappingForm(List<Row> there, List<Row> back, List<String> warnings, String version) {
    /** One status, the name of its field, what is chosen, and what may be. */
    record Row(String name, String field, String chosen, List<Option> options) {}

    /** One choice of a drop-down. */
    record Option(String value, String label) {}

    static MappingForm of(Answer answer, Map<String, String> chosen) {
        answer.required();
        var json = answer.json();
        var ccai = new ArrayList<Option>();
        json.path("ccaiStatuses")
                .forEach(one -> ccai.add(option(one.path("name").asText(), one)));
        var kustomer = new ArrayList<Option>();
        json.path("kustomerStatuses")
                .forEach(one -> kustomer.add(option(one.path("id").asText(), one)));
        var there = kustomer.stream()
                .map(one -> row(
                        "to:",
                        one,
                        chosen,
                        find(json.path("mapping"), "kustomerStatusId", one.value(), "ccaiStatus"),
                        ccai))
                .toList();
        var back = ccai.stream()
                .map(one -> row(
                        "back:",
                        one,
                        chosen,
                        find(json.path("representatives"), "ccaiStatus", one.value(), "kustomerStatusId"),
                        kustomer))
                .toList();
        var warnings = new ArrayList<String>();
        json.path("warnings").forEach(one -> warnings.add(one.asText()));
        return new MappingForm(there, back, warnings, json.path("version").asText());
    }

    private static Row row(String prefix, Option one, Map<String, String> chosen, String stored, List<Option> options) {
        var field = prefix + one.value();
        return new Row(one.label(), field, chosen.getOrDefault(field, stored), options);
    }

    private static Option option(String value, JsonNode status) {
        return new Option(value, status.path("name").asText());
    }

    private static String find(JsonNode rows, String key, String value, String wanted) {
        for (var row : rows) {
            if (row.path(key).asText().equals(value)) {
                return row.path(wanted).asText();
            }
        }
        return "";
    }
}
