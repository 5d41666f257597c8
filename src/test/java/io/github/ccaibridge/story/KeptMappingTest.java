package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** A mapping of custom data that is kept in a file. */
class KeptMappingTest {
    private static final String PATH = "/api/v1/settings/custom-data-mapping";

    @Test
    void theFileIsTheMappingAndIsChangedThere() {
        try (var bridge =
                new BridgeUnderTest("bridge.custom-data.mapping-file=src/test/resources/custom-data-mapping.json")) {
            await().untilAsserted(() -> assertThat(bridge.get(PATH)).hasSize(2));
            assertThat(bridge.get(PATH).at("/0/field").asText()).isEqualTo("shopOrderStr");
            assertThat(bridge.number("select count(*) from custom_data_mapping where made_by = 'file'"))
                    .isEqualTo(2);
            var login = "ada:admin-secret";
            var refused = bridge.send(login, bridge.request(PATH).PUT(BodyPublishers.ofString("[]")));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("kept in the file that BRIDGE_CUSTOM_DATA_MAPPING_FILE names");
            assertThat(bridge.get(PATH)).hasSize(2);
        }
    }
}
