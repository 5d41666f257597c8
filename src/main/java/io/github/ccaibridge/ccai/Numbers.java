package io.github.ccaibridge.ccai;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.github.ccaibridge.contact.NationalSpelling;
import java.util.Optional;

/** Brings phone numbers into E.164; a number without country code is read in the default country, if one is set. */
public final class Numbers implements NationalSpelling {
    private final String defaultCountry;

    public Numbers(String defaultCountry) {
        this.defaultCountry = defaultCountry == null || defaultCountry.isBlank() ? null : defaultCountry;
    }

    /** E.164, or null when the text is no phone number. */
    public String normal(String text) {
        if (text == null || !text.matches("\\+?[0-9 ()./-]{5,25}")) {
            return null;
        }
        try {
            var library = PhoneNumberUtil.getInstance();
            var number = library.parse(text, defaultCountry);
            return library.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    /**
     * The number behind what an event shows of a person: E.164 where it can be told, else the digits as they are, since a
     * number that is shown is not withheld; null for anything else. {@code whatsapp:}, {@code tel:} and {@code sip:} are
     * taken off.
     */
    public String shown(String text) {
        if (text == null) {
            return null;
        }
        var bare = text.replaceFirst("^(?i)(whatsapp|tel|sip|sips):", "").replaceFirst("@.*", "");
        var normal = normal(bare);
        var digits = bare.replaceAll("[ ()./-]", "");
        return normal != null ? normal : digits.matches("\\d{7,15}") ? digits : null;
    }

    @Override
    public Optional<String> national(String e164) {
        if (defaultCountry == null) {
            return Optional.empty();
        }
        try {
            var library = PhoneNumberUtil.getInstance();
            var number = library.parse(e164, defaultCountry);
            return defaultCountry.equals(library.getRegionCodeForNumber(number))
                    ? Optional.of(
                            library.format(number, PhoneNumberFormat.NATIONAL).replaceAll("\\D", ""))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
