package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session metadata files as events of their sessions. */
class MetadataFilesTest {
    private static final Map<String, Object> NAMED = Map.of("id", "77", "kind", "");
    private final MetadataFiles files = new MetadataFiles(new Numbers("US"));

    @Test
    void theDocumentedFileIsAnEventOfItsCallInTheCallersLane() throws Exception {
        var row = row(Files.readString(Path.of("src/test/resources/ccai/metadata-50211.json")));
        assertThat(row.path("source").asText()).isEqualTo("metadata-file");
        assertThat(row.path("kind").asText()).isEqualTo("call");
        assertThat(row.path("session_id").asText()).isEqualTo("50211");
        assertThat(row.path("lane").asText()).isEqualTo("+12025550143");
        assertThat(row.path("contact").asBoolean()).isTrue();
        assertThat(row.path("occurred_at").asText()).isEqualTo("2025-11-26T09:19:30Z");
        assertThat(row.path("event_id").asText()).matches("metadata-file:call:50211:[0-9a-f]{64}");
        assertThat(row.path("payload").asText()).contains("\"rating_comment\":\"Quick help, thanks\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"session_type\":\"Voice Inbound (IVR)\"}    | call | 1",
                "{\"id\":1,\"session_type\":\"Messaging (WhatsApp)\"}   | chat | 1",
                "{\"id\":1,\"type\":\"Messaging Inbound (SMS)\"}        | chat | 1",
                "{\"id\":1,\"chat_type\":\"Messaging (Web)\"}           | chat | 1",
                "{\"call_id\":2,\"lang\":\"en\"}                        | call | 2",
                "{\"chat_id\":3}                                        | chat | 3",
                "{\"lang\":\"en\"}                                      | call | 77",
            })
    void theTypeInsideSaysWhetherItWasACallOrAChat(String text, String kind, String id) throws Exception {
        var row = row(text);
        assertThat(row.path("kind").asText()).isEqualTo(kind);
        assertThat(row.path("session_id").asText()).isEqualTo(id);
        assertThat(row.path("lane").asText()).isEqualTo(kind + ":" + id);
        assertThat(row.path("contact").asBoolean()).isFalse();
    }

    @Test
    void theIdentifierOfAnAppUserIsTheLaneAsInEvents() throws Exception {
        assertThat(row("{\"id\":1,\"end_user\":{\"id\":881,\"identifier\":\"u-7\"}}")
                        .path("lane")
                        .asText())
                .isEqualTo("identifier:u-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"id\":1,\"x\":", "[1]", "7", "{\"id\":1} {\"id\":2}", "<html>"})
    void whatIsNoWholeObjectIsNoFileYet(String text) throws Exception {
        assertThat(files.rows(NAMED, text)).isNull();
    }

    @Test
    void depthAndLengthHaveLimits() throws Exception {
        assertThat(files.rows(NAMED, "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)))
                .isNull();
        assertThat(files.rows(NAMED, "{\"a\":\"" + "x".repeat(2 << 20) + "\"}")).isNull();
        assertThat(files.rows(NAMED, "{\"a\":" + "9".repeat(500) + "}")).isNull();
    }

    private JsonNode row(String text) throws Exception {
        return new ObjectMapper().readTree(files.rows(NAMED, text)).path(0);
    }
}
