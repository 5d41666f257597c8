package io.github.ccaibridge.field;

import io.github.ccaibridge.session.CustomValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Reads a moment out of custom data: ISO 8601, or the number that the SDKs send for the type date. */
final class Moment {
    /** A Unix time below this is in seconds, as the SDKs send it: in milliseconds it would lie before March 1973. */
    private static final long FIRST_OF_MILLIS = 100_000_000_000L;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private Moment() {}

    static Optional<String> of(CustomValue given) {
        var read = "date".equalsIgnoreCase(given.type()) ? counted(given.value()) : Optional.<Instant>empty();
        return read.or(() -> written(given.value()))
                .filter(Moment::hasFourDigitYear)
                .map(Instant::toString);
    }

    private static Optional<Instant> counted(Object value) {
        return Conversion.decimal(value)
                .filter(number -> number.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000_000L)) < 0)
                .map(BigDecimal::longValue)
                .map(number -> Math.abs(number) < FIRST_OF_MILLIS
                        ? Instant.ofEpochSecond(number)
                        : Instant.ofEpochMilli(number));
    }

    /** Without an offset the time is taken as UTC. */
    private static Optional<Instant> written(Object value) {
        try {
            var read = value instanceof String text
                    ? ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from)
                    : null;
            if (read instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            if (read instanceof LocalDateTime local) {
                return Optional.of(local.toInstant(ZoneOffset.UTC));
            }
            return Optional.ofNullable((LocalDate) read)
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static boolean hasFourDigitYear(Instant at) {
        var year = at.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9999;
    }
}
