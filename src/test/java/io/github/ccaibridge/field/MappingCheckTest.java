package io.github.ccaibridge.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a mapping is told by row and member, with the fix. */
class MappingCheckTest {
    private static final String GOOD =
            "{\"key\":\"order_id\",\"signed\":true,\"resource\":\"conversation\",\"field\":\"orderStr\"}";

    @ParameterizedTest
    @ValueSource(strings = {"orderStr", "wishTxt", "sizeNum", "goldBool", "dueAt", "shopUrl", "x1Str"})
    void aFieldIsCamelCaseWithItsTypeAtTheEnd(String field) {
        assertThat(check("[" + GOOD.replace("orderStr", field) + "]").faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'key':'order_id'        | 'key':''                | [1].key must be the name of a custom-data key, text of 1 to 255 characters.",
                "'key':'order_id'        | 'key':' '               | [1].key must be the name",
                "'key':'order_id'        | 'key':5                 | [1].key must be the name",
                "'key':'order_id'        | 'name':'x'              | [1].key must be the name",
                "'key':'order_id'        | 'key':'a\\u0000b'       | [1].key must not hold control characters",
                "'signed':true           | 'signed':'true'         | [1].signed must be true or false; true takes only what the app has signed.",
                "'signed':true           | 'secured':true          | [1].signed must be true or false",
                "'resource':'conversation' | 'resource':'ticket'   | [1].resource must be customer, conversation or message.",
                "'resource':'conversation' | 'resource':null       | [1].resource must be customer",
                "'field':'otherStr'      | 'field':'other'         | [1].field must end in its type: Str, Txt, Num, Bool, At or Url, such as orderNumberStr.",
                "'field':'otherStr'      | 'field':'formatflat'    | [1].field must end in its type",
                "'field':'otherStr'      | 'field':'OtherStr'      | [1].field must be a Kustomer attribute in camelCase",
                "'field':'otherStr'      | 'field':'other_Str'     | [1].field must be a Kustomer attribute in camelCase",
                "'field':'otherStr'      | 'field':'custom.aStr'   | [1].field must be a Kustomer attribute in camelCase",
                "'field':'otherStr'      | 'field':['aStr']        | [1].field must be a Kustomer attribute in camelCase",
                "'field':'otherStr'      | 'field':'orderId'       | [1].field must not end in Id or Tree",
                "'field':'otherStr'      | 'field':'reasonTree'    | [1].field must not end in Id or Tree",
                "'field':'otherStr'      | 'field':'ccaiChannelStr'| [1].field must not begin with ccai: those fields are the bridge's own; choose another name",
                "'field':'otherStr'      | 'field':'ccaiOwnStr'    | [1].field must not begin with ccai",
                "'field':'otherStr'      | 'field':'orderStr'      | [1] repeats [0]; remove one of them.",
            })
    void aFaultNamesRowMemberAndFix(String good, String wrong, String sentence) {
        var other = GOOD.replace("orderStr", "otherStr");
        var row = other.replace(json(good), json(wrong));
        assertThat(row).isNotEqualTo(other);
        var check = check("[" + GOOD + "," + row + "]");
        assertThat(check.rows()).isEmpty();
        assertThat(check.faults()).singleElement().asString().startsWith(sentence);
    }

    @Test
    void twoKeysOfOneFieldAreRefusedAndOneKeyOfTwoFieldsIsNot() {
        assertThat(check("[" + GOOD + "," + GOOD.replace("order_id", "basket_id") + "]")
                        .faults())
                .singleElement()
                .asString()
                .startsWith("[1].field is filled by [0] already");
        assertThat(check("[" + GOOD + "," + GOOD.replace("true", "false") + "]").faults())
                .hasSize(1);
        assertThat(check("[" + GOOD + "," + GOOD.replace("conversation", "message") + "]")
                        .faults())
                .isEmpty();
        assertThat(check("[" + GOOD + "," + GOOD.replace("orderStr", "orderNum") + "]")
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "5", "\"[]\""})
    void whatIsNoListIsRefused(String given) {
        assertThat(check(given).faults())
                .containsExactly("The mapping must be an array of objects with key, signed, resource and field.");
    }

    @Test
    void whatIsNoRowIsRefusedAndAnEmptyMappingIsOne() {
        assertThat(check("[null,5]").faults())
                .containsExactly(
                        "[0] must be an object with key, signed, resource and field.",
                        "[1] must be an object with key, signed, resource and field.");
        assertThat(check("[]").faults()).isEmpty();
    }

    /** The sentence goes into a JSON text as it is. */
    @Test
    void ofManyFaultsTheFirstTenAreToldAndNothingOfWhatWasGiven() {
        var check = MappingCheck.of(Collections.nCopies(12, Map.of("key", "k\"", "signed", true, "field", "a\"b")));
        assertThat(check.sentence()).endsWith("There are 14 more.").doesNotContain("\"", "\\", "\n");
    }

    private static MappingCheck check(String given) {
        try {
            return MappingCheck.of(new ObjectMapper().readValue(given, Object.class));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(given, noJson);
        }
    }

    private static String json(String told) {
        return told.replace('\'', '"');
    }

    @Test
    void anOfferAddsWhatIsNewAndTakesNothingAway() {
        var ours = new MappedField("order_id", true, "conversation", "orderStr");
        var tier = new MappedField("tier", false, "customer", "tierStr");
        var offer = MappingOffer.of(
                List.of(ours),
                List.of(
                        ours,
                        new MappedField("basket", true, "conversation", "orderStr"),
                        new MappedField("size", false, "conversation", "size"),
                        new MappedField(null, false, "conversation", "aStr"),
                        tier,
                        tier));
        assertThat(offer.added()).containsExactly(tier);
        assertThat(offer.unchanged()).isEqualTo(2);
        assertThat(offer.refused()).extracting(MappingOffer.Refused::entry).containsExactly(1, 2, 3);
        assertThat(offer.refused().get(0).reason())
                .isEqualTo("field is filled by the signed key order_id already; remove that row first, or map this key"
                        + " by hand.");
        assertThat(offer.refused().get(2).reason()).startsWith("key must be");
    }
}
