package io.github.ccaibridge.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.CustomValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a value of an app's custom data in a field of Kustomer. */
class CustomDataByExampleTest {
    private static final String OUT = "; the field was left out.";

    /** Text in quotes is text, with ^ for the end of a line; the rest is a number, true, false or null; type is what the SDK says of it. */
    @ParameterizedTest(name = "{0} of type {1} in {2} is {3}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // value                        | type     | field    | lands as
                "'4411'                         | string   | orderStr | '4411'",
                "' two words '                  | string   | orderStr | ' two words '",
                "'null'                         | string   | orderStr | 'null'",
                "4411                           | number   | orderStr | '4411'",
                "4411.50                        | number   | orderStr | '4411.5'",
                "100000000000000000000          | number   | orderStr | '100000000000000000000'",
                "true                           | checkbox | orderStr | 'true'",
                "'two^lines'                   | text     | wishTxt  | 'two^lines'",
                "42                             | number   | sizeNum  | 42",
                "-1.25                          | number   | sizeNum  | -1.25",
                "'42'                           | string   | sizeNum  | 42",
                "'007'                          | string   | sizeNum  | 7",
                "' 12.5 '                       | string   | sizeNum  | 12.5",
                "'1e3'                          | string   | sizeNum  | 1000",
                "9007199254740991               | number   | sizeNum  | 9007199254740991",
                "true                           | checkbox | goldBool | true",
                "false                          | checkbox | goldBool | false",
                "'true'                         | string   | goldBool | true",
                "'False'                        | string   | goldBool | false",
                "1                              | checkbox | goldBool | true",
                "'0'                            | checkbox | goldBool | false",
                "'2025-11-26T09:00:00Z'         | string   | dueAt    | '2025-11-26T09:00:00Z'",
                "'2025-11-26T09:00:00.250+01:00'| string   | dueAt    | '2025-11-26T08:00:00.250Z'",
                "'2025-11-26T09:00:00+0100'     | string   | dueAt    | '2025-11-26T08:00:00Z'",
                "'2025-11-26T09:00:00'          | string   | dueAt    | '2025-11-26T09:00:00Z'",
                "'2025-11-26'                   | date     | dueAt    | '2025-11-26T00:00:00Z'",
                "1764147600000                  | date     | dueAt    | '2025-11-26T09:00:00Z'",
                "1764147600                     | date     | dueAt    | '2025-11-26T09:00:00Z'",
                "'1764147600'                   | date     | dueAt    | '2025-11-26T09:00:00Z'",
                "'https://shop.example/o/1?a=b' | url      | shopUrl  | 'https://shop.example/o/1?a=b'",
                "'HTTP://shop.example'          | string   | shopUrl  | 'HTTP://shop.example'",
            })
    void aValueThatFitsLandsInItsField(String value, String type, String field, String landed) {
        assertThat(land(read(value), type, field).values())
                .isEqualTo(Map.of("conversation", Map.of(field, read(landed))));
    }

    @ParameterizedTest(name = "{0} of type {1} in {2}: {3}, {4}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // value                 | type     | field    | what the field takes                          | what
                // was found
                "[]                      | list     | orderStr | text of at most 1,024 characters              | a list or an object",
                "{}                      | map      | wishTxt  | text of at most 1,024 characters              | a list or an object",
                "NaN                     | number   | orderStr | text of at most 1,024 characters              | a number that is not finite",
                "'forty-two'             | number   | sizeNum  | a number                                      | text",
                "'12,5'                  | number   | sizeNum  | a number                                      | text",
                "'0x1F'                  | number   | sizeNum  | a number                                      | text",
                "'NaN'                   | number   | sizeNum  | a number                                      | text",
                "NaN                     | number   | sizeNum  | a number                                      | a number that is not finite",
                "'1e999'                 | number   | sizeNum  | a number                                      | text",
                "9007199254740993        | number   | sizeNum  | a number                                      | a number too large to be kept exactly",
                "'12345678901234567890'  | number   | sizeNum  | a number                                      | a number too large to be kept exactly",
                "true                    | checkbox | sizeNum  | a number                                      | true or false",
                "'yes'                   | checkbox | goldBool | true or false                                 | text",
                "1                       | number   | goldBool | true or false                                 | a number",
                "2                       | checkbox | goldBool | true or false                                 | a number",
                "'tomorrow'              | date     | dueAt    | a date or a date-time of ISO 8601             | text",
                "'26.11.2025'            | date     | dueAt    | a date or a date-time of ISO 8601             | text",
                "'2025-02-30'            | date     | dueAt    | a date or a date-time of ISO 8601             | text",
                "1764147600000           | number   | dueAt    | a date or a date-time of ISO 8601             | a number",
                "'1764147600'            | string   | dueAt    | a date or a date-time of ISO 8601             | text",
                "'shop.example/o/1'      | url      | shopUrl  | an address that begins with http or https     | text",
                "'ftp://shop.example'    | url      | shopUrl  | an address that begins with http or https     | text",
                "'javascript:alert(1)'   | url      | shopUrl  | an address that begins with http or https     | text",
                "'https://a b'           | url      | shopUrl  | an address that begins with http or https     | text",
                "7                       | url      | shopUrl  | an address that begins with http or https     | a number",
                "'4411'                  | string   | orderId  | nothing that the bridge can write             | text",
            })
    void aValueOfTheWrongTypeIsToldOf(String value, String type, String field, String takes, String found) {
        var landed = land(read(value), type, field);
        assertThat(landed.values()).isEmpty();
        assertThat(landed.troubles())
                .containsExactly(new FieldTrouble(
                        field,
                        "order_id",
                        field + " of the conversation takes " + takes
                                + ", and what the custom data tell under order_id is " + found + OUT));
    }

    @Test
    void textIsNeverCutButToldOf() {
        assertThat(land("x".repeat(1024), "string", "orderStr").values()).hasSize(1);
        var tooLong = land("x".repeat(1300), "string", "wishTxt");
        assertThat(tooLong.values()).isEmpty();
        assertThat(tooLong.troubles().get(0).sentence())
                .contains("is text of 1,300 characters")
                .doesNotContain("xx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderStr", "wishTxt", "sizeNum", "goldBool", "dueAt", "shopUrl"})
    void anUnknownValueIsLeftOutWithoutAWord(String field) {
        assertThat(land(null, "string", field)).isEqualTo(new LandedData(Map.of(), List.of()));
        assertThat(land(" ", "string", field)).isEqualTo(new LandedData(Map.of(), List.of()));
    }

    @Test
    void accentsAndEmojiSurviveAndHalvesOfCharactersDoNot() {
        assertThat(land("Größe \uD83D\uDE00\uD83D\u0000!", "string", "orderStr").values())
                .isEqualTo(Map.of("conversation", Map.of("orderStr", "Größe \uD83D\uDE00!")));
    }

    @Test
    void oneWrongTypeDoesNotHoldUpTheOthers() {
        var landed = CustomDataRules.of(
                List.of(
                        new CustomValue("order_id", true, "4411", "string"),
                        new CustomValue("size", true, "large", "number"),
                        new CustomValue("tier", true, "gold", "string"),
                        new CustomValue("not mapped", true, "x", "string")),
                List.of(
                        new MappedField("order_id", true, "conversation", "orderStr"),
                        new MappedField("order_id", true, "message", "orderNum"),
                        new MappedField("size", true, "conversation", "sizeNum"),
                        new MappedField("tier", true, "customer", "tierStr"),
                        new MappedField("not told", true, "customer", "otherStr")));
        assertThat(landed.values())
                .isEqualTo(Map.of(
                        "conversation", Map.of("orderStr", "4411"),
                        "message", Map.of("orderNum", 4411L),
                        "customer", Map.of("tierStr", "gold")));
        assertThat(landed.troubles()).extracting(FieldTrouble::field).containsExactly("sizeNum");
        assertThat(landed.troubles().toString()).doesNotContain("large");
    }

    @Test
    void signedAndUnsignedAreApart() {
        var values = List.of(
                new CustomValue("tier", false, "platinum", "string"), new CustomValue("tier", true, "gold", "string"));
        var signed = new MappedField("tier", true, "customer", "tierStr");
        var unsigned = new MappedField("tier", false, "customer", "claimedTierStr");
        assertThat(CustomDataRules.of(values, List.of(signed, unsigned)).values())
                .isEqualTo(Map.of("customer", Map.of("tierStr", "gold", "claimedTierStr", "platinum")));
        assertThat(CustomDataRules.of(values.subList(0, 1), List.of(signed)).values())
                .isEmpty();
        assertThat(CustomDataRules.of(values.subList(1, 2), List.of(unsigned)).values())
                .isEmpty();
    }

    @Test
    void ofTwoValuesUnderOneKeyTheLaterCountsAndAnUnknownOneTakesNothingBack() {
        var values = List.of(
                new CustomValue("tier", true, "silver", "string"),
                new CustomValue("tier", true, "gold", "string"),
                new CustomValue("tier", true, null, "string"));
        assertThat(CustomDataRules.of(values, List.of(new MappedField("tier", true, "customer", "tierStr")))
                        .values())
                .isEqualTo(Map.of("customer", Map.of("tierStr", "gold")));
    }

    private static LandedData land(Object value, String type, String field) {
        return CustomDataRules.of(
                List.of(new CustomValue("order_id", true, value, type)),
                List.of(new MappedField("order_id", true, "conversation", field)));
    }

    private static Object read(String told) {
        if (told.startsWith("'")) {
            return told.substring(1, told.length() - 1).replace('^', '\n');
        }
        return switch (told) {
            case "true" -> true;
            case "false" -> false;
            case "[]" -> List.of("a");
            case "{}" -> Map.of("a", "b");
            case "NaN" -> Double.NaN;
            default -> number(told);
        };
    }

    private static Object number(String told) {
        var number = new BigDecimal(told);
        return told.contains(".") || told.length() > 18 ? (Object) number.doubleValue() : (Object) number.longValue();
    }
}
