package io.github.ccaibridge.app.console;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Moments as people read them, in the time zone of the bridge, which a page names. */
@Component("moments")
class Moments {
    private final ZoneId zone = ZoneId.systemDefault();

    public String zone() {
        return zone.getId();
    }

    /** A moment that cannot be read is shown as it is. */
    public String text(String moment, Locale locale) {
        if (moment == null || moment.isBlank()) {
            return "";
        }
        try {
            var style = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
                    .withLocale(locale);
            return OffsetDateTime.parse(moment).atZoneSameInstant(zone).format(style);
        } catch (DateTimeException unreadable) {
            return moment;
        }
    }
}
