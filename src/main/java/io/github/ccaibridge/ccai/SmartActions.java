package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.SmartAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the customer did with the app: results, files and failures as the metadata file lists them (C 4.1, 8). */
final class SmartActions {
    /** What a payment may say; whatever else stands beside it, a card's number for instance, is not taken over (C 8). */
    static final List<String> OF_A_PAYMENT = List.of(
            "agent",
            "productname",
            "transactionid",
            "amountcharged",
            "amount",
            "currency",
            "paymentstatus",
            "timestamp");

    private final Spellings spellings;
    private List<SmartAction> actions = List.of();
    private boolean verified;

    SmartActions(Spellings spellings) {
        this.spellings = spellings;
    }

    void object(JsonNode object) {
        verified |= object.path("verified").asBoolean(false);
    }

    void closing(JsonNode file) {
        var told = spellings.smartActions(file);
        if (told != null && told.isArray()) {
            var all = new ArrayList<SmartAction>();
            told.forEach(one -> {
                if (one.isObject()) {
                    all.add(read(one));
                }
            });
            actions = all;
        }
    }

    private static SmartAction read(JsonNode one) {
        var type = Objects.requireNonNullElse(Keys.text(one, "type"), "action").toLowerCase(Locale.ROOT);
        var error = first(one, "error", "errormessage", "message");
        return new SmartAction(
                type,
                Keys.text(one, "status"),
                type.contains("payment") ? payment(one) : CardNumbers.hide(first(one, "value", "text", "result")),
                CardNumbers.hide(error),
                names(Keys.get(one, "files")));
    }

    private static String payment(JsonNode one) {
        var words = OF_A_PAYMENT.stream()
                .filter(key -> Keys.text(one, key) != null)
                .map(key -> key.replace("name", " name").replace("id", " id").replace("status", " status") + " "
                        + Keys.text(one, key))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : CardNumbers.hide(words);
    }

    private static String first(JsonNode one, String... keys) {
        return Stream.of(keys)
                .map(key -> Keys.text(one, key))
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(JsonNode files) {
        var names = new ArrayList<String>();
        if (files != null) {
            files.forEach(file -> names.add(file.isTextual() ? file.asText() : Keys.text(file, "name")));
        }
        names.removeIf(name -> name == null);
        return names;
    }

    Stream<String> fileNames() {
        return actions.stream().flatMap(action -> action.files().stream());
    }

    List<SmartAction> all() {
        var told = actions.stream().anyMatch(action -> action.type().contains("verification"));
        if (!verified || told) {
            return actions;
        }
        var all = new ArrayList<>(actions);
        all.add(new SmartAction("verification", "finished", null, null, List.of()));
        return all;
    }
}
