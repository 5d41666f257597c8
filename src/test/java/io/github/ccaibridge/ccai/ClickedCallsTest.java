package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A click on a number, CCAI Platform's request for it, and what its answers mean (C 3.4). */
class ClickedCallsTest {
    private final ClickedCalls calls = new ClickedCalls(new Numbers("US"));

    @Test
    void aNumberIsNormalisedForTheCallAndKeptAsTyped() throws Exception {
        var click = calls.click(Told.json("{'email':'Dana.Reyes@Example.com','phone':' (202) 555-0143 '}"));

        assertThat(click)
                .containsEntry("typed", "(202) 555-0143")
                .containsEntry("number", "+12025550143")
                .containsEntry("email", "dana.reyes@example.com")
                .containsEntry("conversation", null);
        assertThat(Told.json(calls.request(click)))
                .isEqualTo(
                        Told.json(
                                "{'call_type':'Voice Outbound (API)','agent_email':'dana.reyes@example.com','end_user_number':'+12025550143'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                            | object with email and phone",
                "{'phone':'+12025550143'}      | email is missing",
                "{'email':'a@b.c'}             | phone is missing",
                "{'email':'a@b.c','phone':{}}  | phone is missing",
                "{'email':'a@b.c','phone':'x'} | phone is no phone number",
            })
    void aWrongClickNamesTheFieldAndTheFix(String body, String told) {
        assertThatThrownBy(() -> calls.click(Told.json(body)))
                .isInstanceOf(WrongShape.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "201 | {'id':900001,'status':'assigned'}                        | placed     | 202 | 900001       | false",
                "202 | {}                                                       | to-confirm | 202 | callId       | false",
                "200 | no json                                                  | to-confirm | 202 | callId       | false",
                "400 | {'message':'Agent is not available to take this call'}   | refused    | 422 | Agent is not available to take this call | true",
                "404 | {'error':'Not here'}                                     | refused    | 422 | Not here     | true",
                "400 |                                                          | refused    | 422 | gave no reason | true",
                "429 | {}                                                       | busy       | 503 | Click again  | true",
                "503 | <html>                                                   | busy       | 503 | Click again  | true",
                "401 | {'message':'Bad credentials'}                            | busy       | 503 | Click again  | true",
                "0   |                                                          | busy       | 503 | Click again  | true",
                "-1  |                                                          | unknown    | 504 | Look at your adapter | false",
            })
    void everyAnswerHasOneMeaning(int status, String raw, String outcome, int answered, String told, boolean dialsAgain)
            throws Exception {
        var became = calls.answer(status, raw == null ? null : raw.replace('\'', '"'));

        assertThat(became).containsEntry("outcome", outcome).containsEntry("again", dialsAgain);
        assertThat(calls.status(became)).isEqualTo(answered);
        assertThat(calls.text(became)).contains(told);
    }

    @Test
    void aClickWithoutAnAnswerIsPending() {
        assertThat(calls.isPending(java.util.List.of(Map.of("call_id", "1")), calls.patience()))
                .isTrue();
        assertThat(calls.isPending(java.util.List.of(Map.of("outcome", "placed")), calls.patience()))
                .isFalse();
        assertThat(calls.isPending(java.util.List.of(Map.of("call_id", "1")), 0))
                .isFalse();
    }
}
