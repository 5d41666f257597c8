package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the pre-flight says of a bridge between two stand-ins. */
class PreflightTest {
    @Test
    void aBridgeWithoutFieldsAndMappingSaysSoAndIsReadyAfterTheCreateButton() {
        try (var bridge = new BridgeUnderTest("bridge.status.inheritance=on", "bridge.status.external-queue=")) {
            var before = codes(bridge);
            assertThat(before)
                    .containsEntry("KUSTOMER_CREDENTIALS", "READY")
                    .containsEntry("KUSTOMER_CREATE_NOTES", "READY")
                    .containsEntry("CCAI_MANAGER_API", "READY")
                    .containsEntry("CCAI_APPS_API", "READY")
                    .containsEntry("KUSTOMER_CLOCK", "READY")
                    .containsEntry("FIELDS_MISSING", "NOT_READY")
                    .containsEntry("STATUSES_UNMAPPED", "WARN")
                    .containsEntry("CALLBACK", "WARN")
                    .containsEntry("KUSTOMER_WEBHOOK", "WARN")
                    .containsEntry("ARTIFACT_STORE", "READY")
                    .containsEntry("OTHER_CONNECTOR", "WARN");
            assertThat(before.get("DATABASE_VERSION")).isEqualTo("READY");
            bridge.post("/api/v1/settings/custom-fields", "");
            assertThat(codes(bridge)).containsEntry("FIELDS", "READY").doesNotContainKey("FIELDS_MISSING");
        }
    }

    @Test
    void aKeyWithoutARoleIsToldWhichOne() {
        try (var bridge = new BridgeUnderTest("kustomer.api-key=poor")) {
            assertThat(codes(bridge))
                    .containsEntry("KUSTOMER_CREDENTIALS", "NOT_READY")
                    .containsEntry("FIELDS_UNREAD", "NOT_READY")
                    .containsEntry("CCAI_MANAGER_API", "READY");
            bridge.kustomer.addApiKey("poor", "org.permission.customer.read", "org.permission.metadata.read");
            assertThat(codes(bridge))
                    .containsEntry("KUSTOMER_CREDENTIALS", "READY")
                    .containsEntry("KUSTOMER_READ_CUSTOMERS", "READY")
                    .containsEntry("KUSTOMER_CREATE_NOTES", "NOT_READY");
            assertThat(line(bridge, "KUSTOMER_CREATE_NOTES").path("fix").asText())
                    .contains("org.permission.note.create");
        }
    }

    @Test
    void vendorsThatCannotBeReachedAreLinesAndNothingElseFails() {
        try (var bridge = new BridgeUnderTest(
                "kustomer.url=http://127.0.0.1:9",
                "ccai.url=http://127.0.0.1:9",
                "bridge.public-url=http://127.0.0.1:9",
                "kustomer.webhook-secret=whk")) {
            assertThat(codes(bridge))
                    .containsEntry("KUSTOMER_CREDENTIALS", "NOT_READY")
                    .containsEntry("CCAI_MANAGER_API", "NOT_READY")
                    .containsEntry("CALLBACK", "NOT_READY")
                    .containsEntry("ARTIFACT_STORE", "READY");
        }
    }

    private static Map<String, String> codes(BridgeUnderTest bridge) {
        var codes = new TreeMap<String, String>();
        bridge.get("/api/v1/preflight")
                .forEach(line ->
                        codes.put(line.path("code").asText(), line.path("state").asText()));
        return codes;
    }

    private static JsonNode line(BridgeUnderTest bridge, String code) {
        for (var line : bridge.get("/api/v1/preflight")) {
            if (line.path("code").asText().equals(code)) {
                return line;
            }
        }
        throw new AssertionError(code);
    }
}
