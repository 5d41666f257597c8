package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ccaibridge.field.MappedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CCAI Platform's own mapping, whose shape no document gives. */
class CrmCustomFieldsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'key':'a','crm_field':'aStr','object':'account','secured':true}     | true  | customer",
                "{'name':'a','field':'aStr','resource':'Contact','signed':'true'}     | true  | customer",
                "{'field_key':'a','crmField':'aStr','crm_object':'record','signed':1} | true  | conversation",
                "{'key':'a','crm_field':'aStr','object':'ticket','secured':false}     | false | conversation",
                "{'key':'a','crm_field':'aStr','object':'case'}                       | false | conversation",
                "{'key':'a','crm_field':'aStr'}                                       | false | conversation",
                "{'key':'a','crm_field':'aStr','object':null,'secured':null}          | false | conversation",
                "{'key':'a','crm_field':'aStr','object':'message'}                    | false | message",
                "{'key':'a','crm_field':'aStr','object':'opportunity'}                | false | opportunity",
            })
    void everySpellingIsRead(String entry, boolean signed, String resource) {
        var row = new MappedField("a", signed, resource, "aStr");
        assertThat(read("[" + entry + "]")).containsExactly(row);
        assertThat(read("{'crm_custom_fields':[" + entry + "]}")).containsExactly(row);
    }

    @Test
    void whatIsMissingIsLeftToTheCheck() {
        assertThat(read("[{'id':5},7]"))
                .containsExactly(
                        new MappedField(null, false, "conversation", null),
                        new MappedField(null, false, "conversation", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{'crm_custom_fields':{}}", "null"})
    void whatHoldsNoListIsNoAnswer(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("enter the mapping by hand");
    }

    @Test
    void aRefusalNamesTheSettings() {
        assertThatThrownBy(() -> new CrmCustomFields().rows(401, "{}"))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("401")
                .hasMessageContaining("CCAI_API_TOKEN");
    }

    private static java.util.List<MappedField> read(String body) {
        return new CrmCustomFields().rows(200, body.replace('\'', '"'));
    }
}
