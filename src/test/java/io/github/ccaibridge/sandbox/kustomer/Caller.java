package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Speaks real HTTP to a stand-in; single quotes stand for double ones in bodies. */
final class Caller {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final KustomerStandIn standIn;

    Caller(KustomerStandIn standIn) {
        this.standIn = standIn;
    }

    record Got(int status, JsonNode body, HttpResponse<String> raw) {
        String id() {
            return body.at("/data/id").asText();
        }

        String attribute(String name) {
            return body.at("/data/attributes/" + name).asText();
        }
    }

    Got call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(standIn.url() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + standIn.apiKey())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<String> response = send(request);
        JsonNode tree = response.body().startsWith("{") ? MAPPER.readTree(response.body()) : MAPPER.createObjectNode();
        return new Got(response.statusCode(), tree, response);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    Got get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    Got post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    Got patch(String path, String body) throws IOException, InterruptedException {
        return call("PATCH", path, body);
    }

    String customer(String phone) throws IOException, InterruptedException {
        return post("/v1/customers", "{'phones':[{'type':'mobile','phone':'" + phone + "'}]}")
                .id();
    }

    String conversation(String customer, String more) throws IOException, InterruptedException {
        return post("/v1/customers/" + customer + "/conversations", "{'name':'Call'" + more + "}")
                .id();
    }

    /** An attachment whose bytes have still to come. */
    Got register(long length) throws IOException, InterruptedException {
        return post("/v1/attachments", "{'name':'a.mp3','contentType':'audio/mpeg','contentLength':" + length + "}");
    }

    HttpResponse<String> upload(JsonNode upload, String file, boolean fileLast)
            throws IOException, InterruptedException {
        String form = fileLast ? fields(upload) + part("file", file) : part("file", file) + fields(upload);
        return send(HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .header("Content-Type", "multipart/form-data; boundary=b0")
                .POST(HttpRequest.BodyPublishers.ofString(form + "--b0--\r\n"))
                .build());
    }

    static String fields(JsonNode upload) {
        StringBuilder fields = new StringBuilder();
        upload.path("fields")
                .properties()
                .forEach(f -> fields.append(part(f.getKey(), f.getValue().asText())));
        return fields.toString();
    }

    static String part(String name, String value) {
        return "--b0\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
