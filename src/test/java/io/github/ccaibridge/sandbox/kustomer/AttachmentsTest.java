package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    private static String part(String name, String value) {
        return "--b0\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private HttpResponse<String> upload(JsonNode upload, String file, boolean fileLast) throws Exception {
        StringBuilder fields = new StringBuilder();
        upload.path("fields")
                .properties()
                .forEach(f -> fields.append(part(f.getKey(), f.getValue().asText())));
        String form = fileLast ? fields + part("file", file) : part("file", file) + fields;
        return caller.send(HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .header("Content-Type", "multipart/form-data; boundary=b0")
                .POST(HttpRequest.BodyPublishers.ofString(form + "--b0--\r\n"))
                .build());
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
        var early = upload(upload, file, false);
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.body()).startsWith("<?xml");
        assertThat(upload(upload, file + "x", true).body()).contains("EntityTooLarge");
        assertThat(upload(upload, file, true).statusCode()).isEqualTo(204);
        assertThat(upload(upload, file, true).statusCode()).isEqualTo(403);
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
}
