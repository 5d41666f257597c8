package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom an erasure is about, in every spelling by which the bridge may have stored the person, and its receipt. */
public final class Erasures {
    /** The person's sessions were worked on all the while, so nothing was erased. */
    public static final class StillAtWork extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        StillAtWork() {
            super("the person's sessions are at work; ask again in a moment");
        }
    }

    private static final int TRIES = 180;
    private static final String SUBJECTS = "phone, email or customerId";
    private static final String EMAIL = "[^\\s@\"\\\\]{1,64}@[^\\s@\"\\\\]{1,190}";
    private static final String CUSTOMER = "[A-Za-z0-9_-]{3,80}";
    private static final String SEPARATORS = "[ ()./+-]*";
    private final ObjectMapper json = new ObjectMapper();
    private final Numbers numbers;

    public Erasures(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * From the body: {@code subject} and {@code value}, the {@code keys} of lanes and numbers as JSON, the {@code customer},
     * the {@code needle} that finds the person in texts, and what stands there {@code instead} afterwards.
     */
    public Map<String, Object> asked(String body) throws JsonProcessingException {
        var tree = json.readTree(body == null || body.isBlank() ? "{}" : body);
        var names = new LinkedHashSet<String>();
        tree.fieldNames().forEachRemaining(names::add);
        if (names.size() != 1 || !Set.of("phone", "email", "customerId").containsAll(names)) {
            throw new WrongShape("The body must be an object with exactly one of " + SUBJECTS + ".");
        }
        var subject = names.iterator().next();
        return switch (subject) {
            case "phone" -> phone(text(tree, subject));
            case "email" -> email(text(tree, subject));
            default -> customer(text(tree, subject));
        };
    }

    private static String text(JsonNode tree, String name) {
        var value = tree.path(name);
        return value.isTextual() ? value.asText().strip() : "";
    }

    private Map<String, Object> phone(String typed) throws JsonProcessingException {
        var normal = numbers.normal(typed);
        if (normal == null) {
            throw new WrongShape(
                    "phone must be a phone number with its country code such as +1 202 555 0143; set bridge.contacts.default-country to take national ones.");
        }
        var spellings = new LinkedHashSet<>(List.of(normal.substring(1)));
        numbers.national(normal).ifPresent(spellings::add);
        var keys = new LinkedHashSet<>(spellings);
        keys.add(normal);
        var digits = spellings.stream()
                .map(spelling -> String.join(SEPARATORS, spelling.split("")))
                .collect(Collectors.joining("|"));
        return asked("phone", normal, keys, null, "(?<![0-9])(" + digits + ")(?![0-9])", "0");
    }

    private Map<String, Object> email(String typed) throws JsonProcessingException {
        if (!typed.matches(EMAIL)) {
            throw new WrongShape("email must be an e-mail address such as dana@example.com.");
        }
        var plain = typed.toLowerCase(Locale.ROOT);
        var needle = "(?<![a-z0-9._%+-])" + quoted(plain) + "(?![a-z0-9-])";
        return asked("email", plain, Set.of(), null, needle, "erased");
    }

    private Map<String, Object> customer(String id) throws JsonProcessingException {
        if (!id.matches(CUSTOMER)) {
            throw new WrongShape("customerId must be the id of a customer in Kustomer, of letters and digits.");
        }
        return asked("customerId", id, Set.of(), id, "(?<![a-z0-9])" + quoted(id) + "(?![a-z0-9])", "erased");
    }

    private Map<String, Object> asked(
            String subject, String value, Set<String> keys, String customer, String needle, String instead)
            throws JsonProcessingException {
        var asked = new LinkedHashMap<String, Object>();
        asked.put("subject", subject);
        asked.put("value", value);
        asked.put("keys", json.writeValueAsString(keys));
        asked.put("customer", customer);
        asked.put("needle", needle);
        asked.put("instead", instead);
        return asked;
    }

    /** What is found before anything is looked for: no session, and events of all times are to be read. */
    public Map<String, Object> everywhere() {
        return Map.of("keys", "[]", "since", "-infinity");
    }

    /** No receipt. */
    public List<Object> none() {
        return List.of();
    }

    /** Whether another try is worth it; a worker that stands still loses its lease within a minute. */
    public boolean goesOn(List<?> receipts, Integer tries) {
        return receipts.isEmpty() && (tries == null || tries < TRIES);
    }

    private static String quoted(String text) {
        return text.replaceAll("([^A-Za-z0-9_])", "\\\\$1");
    }

    /** An e-mail of an agent stands in the sessions of many callers. */
    public void requireNoAgent(List<?> agents) {
        if (!agents.isEmpty()) {
            throw new WrongShape(
                    "email is that of an agent, who is no caller; erase the callers by phone or customerId.");
        }
    }

    /** What the last try of {@code erase-person.sql} gave: a receipt, or nothing while the sessions are at work. */
    public void requireErased(List<?> receipts) {
        if (receipts.isEmpty()) {
            throw new StillAtWork();
        }
    }

    /** A row of finish-erasure.sql as the receipt that the management API shows. */
    public String receipt(List<Map<String, Object>> rows) throws JsonProcessingException {
        return json.writeValueAsString(shown(rows).get(0));
    }

    /** The rows of erasures.sql as the management API shows them. */
    public String receipts(List<Map<String, Object>> rows) throws JsonProcessingException {
        return json.writeValueAsString(shown(rows));
    }

    private ArrayNode shown(List<Map<String, Object>> rows) throws JsonProcessingException {
        var shown = json.createArrayNode();
        for (var row : rows) {
            var one = shown.addObject();
            List.of("id", "at", "by", "subject", "digest").forEach(name -> one.put(name, (String) row.get(name)));
            one.set("removed", json.readTree((String) row.get("removed")));
        }
        return shown;
    }
}
