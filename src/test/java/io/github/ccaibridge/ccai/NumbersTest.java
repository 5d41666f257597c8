package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling of a phone number is one number. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "+12025550143, ",
        "+1 202-555-0143, ",
        "+1 (202) 555 0143, US",
        "2025550143, US",
        "(202) 555-0143, US",
        "202.555.0143, US",
        "12025550143, US",
        "0012025550143, GB",
        "+12025550143, GB"
    })
    void everySpellingIsOneNumber(String spelling, String defaultCountry) {
        assertThat(new Numbers(defaultCountry).normal(spelling)).isEqualTo("+12025550143");
    }

    @Test
    void aNationalNumberIsReadInTheDefaultCountry() {
        assertThat(new Numbers("GB").normal("020 7946 0018")).isEqualTo("+442079460018");
        assertThat(new Numbers("US").normal("2079460018")).isEqualTo("+12079460018");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anonymous", "end_user_5", "agent_1234", "1660", "2025550143", "", "+", "sip:dana@example.com"})
    void whatIsNoNumberWithoutACountryIsNone(String text) {
        assertThat(new Numbers(null).normal(text)).isNull();
        assertThat(new Numbers(" ").normal(null)).isNull();
    }

    @Test
    void theNationalSpellingHasTheDigitsAsDialledAtHome() {
        assertThat(new Numbers("US").national("+12025550143")).hasValue("2025550143");
        assertThat(new Numbers("GB").national("+442079460018")).hasValue("02079460018");
        assertThat(new Numbers("GB").national("+12025550143")).isEmpty();
        assertThat(new Numbers(null).national("+12025550143")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+1 202-555-0143, +12025550143",
        "whatsapp:+12025550143, +12025550143",
        "sip:+12025550143@carrier.example, +12025550143",
        "2025550143, 2025550143",
        "202-555-0143, 2025550143"
    })
    void aNumberThatIsShownIsNotWithheldThoughItsCountryIsUnknown(String shown, String number) {
        assertThat(new Numbers("").shown(shown)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "", "end_user_5", "sip:bob@example.com", "12"})
    void whatShowsNoNumberIsNone(String shown) {
        assertThat(new Numbers("").shown(shown)).isNull();
    }
}
