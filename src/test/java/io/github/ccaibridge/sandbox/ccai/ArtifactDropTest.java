package io.github.ccaibridge.sandbox.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactDropTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void filesHaveTheNamesOfExternalStorage() throws IOException {
        ArtifactDrop drop = new ArtifactDrop(folder);
        drop.recording(5, 10);
        drop.recordingParts(6, 50, 20);
        drop.transcript(7, "Où est mon colis ? 📦");
        drop.photo("call", 5, 77, 3);
        drop.video("chat", 7, 78, 0);
        drop.metadata(5, Json.object().put("id", 5));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(
                            file -> file.getFileName() + " " + file.toFile().length()))
                    .containsExactlyInAnyOrder(
                            "call-5.mp3 10",
                            "call-6-part-1.mp3 50",
                            "call-6-part-2.mp3 20",
                            "chat-7.txt 24",
                            "call-5-photo-77.jpg 3",
                            "chat-7-video-78.mp4 0",
                            "metadata-5.json 8");
        }
    }

    @Test
    void aFileMayGrowAndMayComeTwice() throws IOException {
        ArtifactDrop drop = new ArtifactDrop(folder).under(LocalDate.parse("2025-11-26"));
        LateFile file = LateFile.usual("call-5.mp3");
        ArtifactDrop.Half half = drop.begin(file);
        Path path = folder.resolve("2025-11-26/call-5.mp3");
        assertThat(Files.size(path)).isEqualTo(file.length() / 2);
        half.finish();
        assertThat(path).hasBinaryContent(file.bytes());
        drop.put(file);
        assertThat(path).hasBinaryContent(file.bytes());
    }

    @Test
    void aSessionLeavesItsFilesAndTheMetadataOfTheDocument() throws IOException {
        ScriptedSession call = new Sessions(1)
                .inbound()
                .answered(50211, Caller.byPhone(881, "+12025550143"), Menu.ORDERS, Agent.DANA_REYES, NINE)
                .recordedAsFiles(100, 40)
                .rated(2, "Too long")
                .rated(5, "Quick help, thanks")
                .with(SmartAction.failedVerification())
                .with(SmartAction.photo(LateFile.usual(ArtifactDrop.photoName("call", 50211, 77)))
                        .at(NINE.minusSeconds(120)))
                .with(SmartAction.textInput("Order 4411"))
                .with(SmartAction.payment(Agent.DANA_REYES, "Express", "$12.50", true, NINE.plusSeconds(90)))
                .withAftermath(late -> late.withCustom(true, "order_id", "4411", "string", "Order")
                        .withCustom(false, "age", 44, "number", "Age"));
        new ArtifactDrop(folder).leave(call);
        JsonNode file = new ObjectMapper()
                .readTree(folder.resolve("metadata-50211.json").toFile());
        assertThat(file.path("status").asInt()).isEqualTo(8);
        assertThat(file.path("updated_at").asText()).isEqualTo("2025-11-26T09:19:30Z");
        assertThat(file.path("rating").asInt()).isEqualTo(5);
        assertThat(file.path("rating_comment").asText()).isEqualTo("Quick help, thanks");
        assertThat(file.at("/agent_info/email").asText()).isEqualTo("dana.reyes@example.com");
        assertThat(file.at("/dispositions/0/agent_id").asInt()).isEqualTo(1234);
        assertThat(file.at("/participants/0/dn").asText()).isEqualTo("+12025550143");
        assertThat(file.at("/smart_actions/0/error").asText()).isEqualTo("Fingerprint access is not enabled");
        assertThat(file.at("/smart_actions/1/files/0").asText()).isEqualTo("call-50211-photo-77.jpg");
        assertThat(file.at("/smart_actions/1/created_at").asText()).isEqualTo("2025-11-26T08:58:00Z");
        assertThat(file.at("/smart_actions/3/payment_status").asText()).isEqualTo("Success");
        assertThat(file.at("/custom_data/signed/order_id/value").asText()).isEqualTo("4411");
        assertThat(file.at("/custom_data/unsigned/age/value").asInt()).isEqualTo(44);
        assertThat(List.of("call-50211-part-1.mp3", "call-50211-part-2.mp3", "call-50211-photo-77.jpg"))
                .allSatisfy(name -> assertThat(folder.resolve(name)).exists());
        assertThat(call.object().at("/photos/0/id").asInt()).isEqualTo(77);
    }

    @Test
    void aTransferLeavesADispositionOfEachAgent() {
        JsonNode file = new Sessions(1)
                .inbound()
                .transferred(
                        1, Caller.byPhone(1, "+12025550101"), Menu.ORDERS, Agent.DANA_REYES, Agent.SAM_OKAFOR, NINE)
                .aftermath()
                .metadata();
        assertThat(file.path("dispositions"))
                .extracting(each -> each.path("agent_id").asInt())
                .containsExactly(1234, 1301);
        assertThat(file.at("/agent_info/id").asInt()).isEqualTo(1301);
        assertThat(file.path("transfers")).hasSize(1);
    }
}
