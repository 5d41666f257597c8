package io.github.ccaibridge.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
    @ParameterizedTest
    @CsvSource({
        "200, DONE",
        "201, DONE",
        "202, DONE",
        "204, DONE",
        "302, TRANSPORT",
        "400, REFUSED",
        "401, NOT_LET_IN",
        "403, NOT_LET_IN",
        "404, ABSENT",
        "408, TRANSPORT",
        "409, CONFLICT",
        "413, REFUSED",
        "422, REFUSED",
        "425, TRANSPORT",
        "429, THROTTLED",
        "500, TRANSPORT",
        "502, TRANSPORT",
        "503, TRANSPORT",
        "504, TRANSPORT"
    })
    void aStatusMeansOneThing(int status, Meaning meaning) {
        assertThat(Meaning.of(status)).isEqualTo(meaning);
    }
}
