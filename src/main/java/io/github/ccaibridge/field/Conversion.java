package io.github.ccaibridge.field;

import io.github.ccaibridge.session.CustomValue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns what an app tells into what a field of Kustomer takes; empty when it does not fit. */
final class Conversion {
    /** Up to here a whole number survives every JSON reader (RFC 8259, section 6). */
    private static final BigDecimal LARGEST_EXACT = BigDecimal.valueOf(9_007_199_254_740_991L);

    private static final int LONGEST_EXPONENT = 400;
    private static final Pattern NUMERIC = Pattern.compile("[+-]?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,3})?");

    private Conversion() {}

    static Optional<Object> of(FieldType type, CustomValue given) {
        return switch (type) {
            case STR, TXT -> text(given.value()).map(Object.class::cast);
            case NUM -> number(given.value()).map(Object.class::cast);
            case BOOL -> yesOrNo(given).map(Object.class::cast);
            case AT -> Moment.of(given).map(Object.class::cast);
            case URL -> address(given.value()).map(Object.class::cast);
        };
    }

    private static Optional<String> text(Object value) {
        var text = value instanceof Number number
                ? decimal(number).map(BigDecimal::stripTrailingZeros).map(BigDecimal::toPlainString)
                : Optional.of(value)
                        .filter(one -> one instanceof String || one instanceof Boolean)
                        .map(Conversion::storable);
        return text.filter(one -> one.length() <= FieldType.LONGEST_TEXT);
    }

    /** Without the characters that are none: PostgreSQL keeps neither a NUL nor half of a pair. */
    private static String storable(Object value) {
        return value.toString().replaceAll("[\\x00\\p{Cs}]", "");
    }

    private static Optional<Number> number(Object value) {
        return decimal(value).flatMap(Conversion::exact);
    }

    /** A number that can be written down in a reasonable length; {@code NaN} and infinity are none. */
    static Optional<BigDecimal> decimal(Object value) {
        var text = value instanceof Number || value instanceof String
                ? value.toString().strip()
                : "";
        return Optional.of(text)
                .filter(one -> NUMERIC.matcher(one).matches())
                .map(BigDecimal::new)
                .filter(one -> Math.abs(one.scale()) <= LONGEST_EXPONENT && Double.isFinite(one.doubleValue()));
    }

    private static Optional<Number> exact(BigDecimal number) {
        var whole = number.stripTrailingZeros().scale() <= 0;
        if (whole && number.abs().compareTo(LARGEST_EXACT) <= 0) {
            return Optional.of(number.longValueExact());
        }
        var rounded = number.doubleValue();
        return !whole || BigDecimal.valueOf(rounded).compareTo(number) == 0 ? Optional.of(rounded) : Optional.empty();
    }

    private static Optional<Boolean> yesOrNo(CustomValue given) {
        var checkbox = "checkbox".equalsIgnoreCase(given.type());
        return switch (String.valueOf(given.value()).strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            case "1" -> checkbox ? Optional.of(true) : Optional.empty();
            case "0" -> checkbox ? Optional.of(false) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> address(Object value) {
        try {
            return value instanceof String text && isOfTheWeb(new URI(text.strip()))
                    ? Optional.of(text.strip())
                    : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isOfTheWeb(URI address) {
        return address.getHost() != null
                && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
    }
}
