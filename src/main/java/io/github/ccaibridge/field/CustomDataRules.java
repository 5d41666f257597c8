package io.github.ccaibridge.field;

import io.github.ccaibridge.session.CustomValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Decides which value of an app's custom data lands in which field of Kustomer (U9). */
public final class CustomDataRules {
    private CustomDataRules() {}

    /** The mapping carried out; a value that does not fit its field is told of, and the others land all the same. */
    public static LandedData of(List<CustomValue> values, List<MappedField> mapping) {
        var landed = new LinkedHashMap<String, Map<String, Object>>();
        var troubles = new ArrayList<FieldTrouble>();
        for (var row : mapping) {
            told(values, row).reduce((earlier, later) -> later).ifPresent(value -> {
                var fits = FieldType.of(row.field()).flatMap(type -> Conversion.of(type, value));
                fits.ifPresentOrElse(
                        one -> landed.computeIfAbsent(row.resource(), any -> new LinkedHashMap<>())
                                .put(row.field(), one),
                        () -> troubles.add(new FieldTrouble(row.field(), row.key(), sentence(row, value.value()))));
            });
        }
        return new LandedData(landed, troubles);
    }

    /** What is said under the row's key, by the app itself or signed as the row asks; an unknown value is not said (D7). */
    private static Stream<CustomValue> told(List<CustomValue> values, MappedField row) {
        return values.stream()
                .filter(one -> row.key().equals(one.key()) && row.signed() == one.signed())
                .filter(one -> one.value() != null && !(one.value() instanceof String text && text.isBlank()));
    }

    private static String sentence(MappedField row, Object value) {
        var type = FieldType.of(row.field());
        return "%s of the %s takes %s, and what the custom data tell under %s is %s; the field was left out."
                .formatted(
                        row.field(),
                        row.resource(),
                        type.map(FieldType::takes).orElse("nothing that the bridge can write"),
                        row.key(),
                        found(type.orElse(null), value));
    }

    private static String found(FieldType type, Object value) {
        if (type == FieldType.NUM && Conversion.decimal(value).isPresent()) {
            return "a number too large to be kept exactly";
        }
        if (value instanceof String text) {
            return text.length() > FieldType.LONGEST_TEXT
                    ? String.format(Locale.ROOT, "text of %,d characters", text.length())
                    : "text";
        }
        if (value instanceof Number) {
            return Conversion.decimal(value).isPresent() ? "a number" : "a number that is not finite";
        }
        return value instanceof Boolean ? "true or false" : "a list or an object";
    }
}
