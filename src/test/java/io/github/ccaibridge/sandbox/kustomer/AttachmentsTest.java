package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void aFileIsRegisteredUploadedAndReferenced() throws Exception {
        String file = "a\r\n--b\r\r\n-tricky";
        var record = caller.post(
                "/v1/attachments", "{'name':'a.mp3','contentType':'audio/mpeg','contentLength':" + file.length() + "}");
        assertThat(record.status()).isEqualTo(201);
        JsonNode upload = record.body().at("/meta/upload");
        String conversation = caller.conversation(caller.customer("+491"), "");
        String message = "{'channel':'voice','app':'ccai','attachments':[{'_id':'" + record.id() + "'}]}";
        String path = "/v1/conversations/" + conversation;
        assertThat(caller.post(path + "/messages", message).status()).isEqualTo(400);
        var early = caller.upload(upload, file, false);
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).startsWith("<?xml");
        assertThat(caller.upload(upload, file + "x", true).body()).contains("EntityTooLarge");
        assertThat(caller.upload(upload, file, true).statusCode()).isEqualTo(204);
        assertThat(caller.upload(upload, file, true).statusCode()).isEqualTo(403);
        assertThat(standIn.uploadedBytes(record.id()).orElseThrow()).isEqualTo(file.getBytes(StandardCharsets.UTF_8));
        assertThat(caller.post(path + "/messages", message).status()).isEqualTo(201);
        assertThat(caller.get(path + "/attachments").body().at("/data/0/id").asText())
                .isEqualTo(record.id());
        assertThat(standIn.ledger().byOperation()).containsEntry("POST upload", 4);
    }

    @Test
    void anExternalFileNeedsNoUpload() throws Exception {
        String body = "{'name':'a','contentType':'audio/mpeg','contentLength':1,'externalUrl':'%s'}";
        var record = caller.post("/v1/attachments", body.formatted("https://media.example.com/r/1"));
        assertThat(record.body().has("meta")).isFalse();
        assertThat(record.attribute("uploaded")).isEqualTo("true");
        assertThat(record.body().at("/data/links/related").asText()).isEqualTo("https://media.example.com/r/1");
        assertThat(caller.post("/v1/attachments", body.formatted("http://media.example.com"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPatchReplacesOrAppendsAsTheSwitchSays() throws Exception {
        String[] ids = new String[3];
        for (int i = 0; i < ids.length; i++) {
            var record = caller.register(1);
            caller.upload(record.body().at("/meta/upload"), "a", true);
            ids[i] = record.id();
        }
        String path = "/v1/conversations/" + caller.conversation(caller.customer("+491"), "");
        String first = "'attachments':[{'_id':'" + ids[0] + "'}]}";
        String message = caller.post(path + "/messages", "{'channel':'voice','app':'ccai'," + first)
                .id();
        String note = caller.post(path + "/notes", "{'body':'x'," + first).id();
        for (String record : List.of("/v1/messages/" + message, "/v1/notes/" + note)) {
            assertThat(referredTo(record, ids[1])).containsExactly(ids[1]);
            standIn.switches(standIn.switches().with(Switch.ATTACHMENTS_PATCH_APPENDS, true));
            assertThat(referredTo(record, ids[2])).containsExactly(ids[1], ids[2]);
            standIn.switches(standIn.switches().with(Switch.ATTACHMENTS_PATCH_APPENDS, false));
            assertThat(caller.patch(record, "{'attachments':[{'_id':'nobody'}]}")
                            .status())
                    .isEqualTo(400);
        }
    }

    private List<String> referredTo(String record, String id) throws Exception {
        return caller.patch(record, "{'attachments':[{'_id':'" + id + "'}]}")
                .body()
                .at("/data/attributes/attachments")
                .findValuesAsText("_id");
    }
}
