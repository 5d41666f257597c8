package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** The bridge's own words and times in the visitor's language; what has no translation stays as it is. */
final class Words {
    private static final String OF_TICKET = "a ticket of the customer: ";
    private static final String ASKS = " asks that ";
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();
    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;
    private final Sentences sentences;

    Words(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.sentences = new Sentences(key -> messages.getMessage(key, null, locale));
    }

    /** A value from a list that the bridge knows, such as the name of a request. */
    public String of(String list, String value) {
        return messages.getMessage(list + "." + name(value), null, value, locale);
    }

    /** A sentence of the bridge: a rule, one of its facts, what is awaited, or what the management API says of anything else. */
    public String said(String sentence) {
        if (sentence == null) {
            return "";
        }
        if (sentence.startsWith(OF_TICKET)) {
            return messages.getMessage("of.ticket", null, OF_TICKET.trim(), locale) + " "
                    + said(sentence.substring(OF_TICKET.length()));
        }
        var known = messages.getMessage("said." + name(sentence), null, "", locale);
        return known.isEmpty() ? told(sentence) : known;
    }

    /** A sentence of the management API, found by its English words; it is English itself. */
    private String told(String sentence) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? sentence : sentences.said(sentence);
    }

    /** Why a ticket was taken or not: one reason for each rule that asked. */
    public String why(String reasons) {
        return Arrays.stream(reasons.split("; ")).map(this::reason).collect(Collectors.joining("; "));
    }

    private String reason(String reason) {
        var at = reason.indexOf(ASKS);
        return at < 0
                ? said(reason)
                : messages.getMessage(
                        "asks",
                        new Object[] {reason.substring(0, at), said(reason.substring(at + ASKS.length()))},
                        reason,
                        locale);
    }

    /** A moment as a person reads it; empty where there is none. */
    public String at(String moment) {
        if (moment == null || moment.isEmpty()) {
            return "";
        }
        try {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format(OffsetDateTime.parse(moment).atZoneSameInstant(zone));
        } catch (DateTimeException unreadable) {
            return moment;
        }
    }

    /** A value as JSON that a person can read. */
    public String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }

    /** The time zone of all moments on the page. */
    public String zone() {
        return zone.getDisplayName(TextStyle.FULL, locale) + " (" + zone.getId() + ")";
    }

    /** A moment from a form, which knows no time zone, as the management API takes it. */
    String moment(String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(zone).toOffsetDateTime().toString();
        } catch (DateTimeException another) {
            return typed;
        }
    }

    /** A moment as a form holds it. */
    String typed(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone).toString();
    }

    static String name(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
