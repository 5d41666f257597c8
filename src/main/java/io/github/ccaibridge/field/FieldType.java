package io.github.ccaibridge.field;

import java.util.Optional;
import java.util.stream.Stream;

/** The type of a Kustomer field, told by the end of its name (K 7.1); reference fields hold no custom data. */
public enum FieldType {
    STR("Str", "text of at most 1,024 characters"),
    TXT("Txt", "text of at most 1,024 characters"),
    NUM("Num", "a number"),
    BOOL("Bool", "true or false"),
    AT("At", "a date or a date-time of ISO 8601"),
    URL("Url", "an address that begins with http or https");

    /** Kustomer's limit of a Str; its old reference gives the same for a Txt. */
    static final int LONGEST_TEXT = 1024;

    static final String SUFFIXES = "Str, Txt, Num, Bool, At or Url";

    private final String suffix;
    private final String takes;

    FieldType(String suffix, String takes) {
        this.suffix = suffix;
        this.takes = takes;
    }

    /** The type that the name of a field ends in; empty when it ends in none of them. */
    public static Optional<FieldType> of(String field) {
        return Stream.of(values())
                .filter(type -> field.endsWith(type.suffix) && field.length() > type.suffix.length())
                .findFirst();
    }

    String suffix() {
        return suffix;
    }

    String takes() {
        return takes;
    }
}
