package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The vendor's naming rule for custom attributes: a camel-case name whose suffix is its type (7.1). */
final class CustomAttributes {
    private static final List<String> SUFFIXES = List.of("Str", "Txt", "Num", "Bool", "At", "Url", "Id", "Tree");
    private static final Check ANY = new Check(v -> true, "");
    private static final Map<String, Check> CHECKS = Map.of(
            "Str", Check.text(1024),
            "Num", Check.number(),
            "Bool", Check.flag(),
            "At", Check.date(),
            "Url", Check.address(),
            "Id", Check.text(1024),
            "Tree", Check.text(1024));

    private CustomAttributes() {}

    static void check(JsonNode custom, Kind kind, World world) {
        if (custom.isNull()) {
            return;
        }
        if (!custom.isObject()) {
            throw Refusal.bad("custom must be an object.", "custom");
        }
        custom.fields().forEachRemaining(given -> check(given.getKey(), given.getValue(), kind, world));
    }

    static String suffix(String name) {
        return name.matches("[a-z][A-Za-z0-9]*")
                ? SUFFIXES.stream()
                        .filter(suffix -> name.endsWith(suffix) && name.length() > suffix.length())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static void check(String name, JsonNode value, Kind kind, World world) {
        String field = "custom." + name;
        String suffix = suffix(name);
        if (suffix.isEmpty()) {
            throw Refusal.bad("Custom attribute " + name + " has no known suffix.", field);
        }
        boolean declared = world.declared(kind.type).has(name);
        if (!declared && (suffix.equals("Id") || world.switches().on(Switch.REJECT_UNDECLARED_CUSTOM))) {
            throw Refusal.bad("Custom attribute " + name + " is not defined.", field);
        }
        Check rule = suffix.equals("Txt")
                ? Check.text((int) world.switches().number(Switch.TXT_LIMIT))
                : CHECKS.getOrDefault(suffix, ANY);
        if (!value.isNull() && !rule.holds().test(value)) {
            throw Refusal.bad(field + " " + rule.otherwise() + ".", field);
        }
    }
}
