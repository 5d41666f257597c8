package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.kustomer.Fault;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** CCAI Platform finds and creates through its custom CRM (C 1.4 to 1.7, 10.10). */
class CustomCrmTest {
    private static final String CRM = "/ccai/crm/v1";
    private static final Path TEMPLATES = Path.of("docs/custom-crm-templates.json");
    private static BridgeUnderTest bridge;
    private static int last = 50_210;
    private static String dana;
    private static String sam;

    private final String id = String.valueOf(++last);
    private final String phone = "+12025" + (500_000 + last);
    private final String account = "{\"name\":\"" + phone + "\",\"phone\":\"" + phone + "\",\"session_id\":\"" + id
            + "\",\"session_type\":\"Voice Inbound (IVR)\"}";
    private final String record = "{\"contact_id\":%s,\"session_id\":\"" + id
            + "\",\"session_type\":\"Voice Inbound (IVR)\","
            + "\"queue_id\":\"26\",\"queue_name\":\"Orders\",\"menu_path\":\"Support/Orders\",\"lang\":\"en\","
            + "\"from_phone\":\"" + phone + "\",\"agent_email\":\"dana.reyes@example.com\"}";
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> known = new HashMap<>(Map.of(
            "SESSION_ID", id,
            "SESSION_TYPE", "Voice Inbound (IVR)",
            "CUSTOMER_PHONE_NUMBER", phone,
            "QUEUE_ID", "26",
            "MENU_PATH", "Support/Orders",
            "CUSTOM_AGENT_ID", "dana.reyes@example.com",
            "COMMENT", "Call Recordings: call-" + id + ".mp3",
            "DISPOSITION_CODE", "Order status",
            "DISPOSITION_CUSTOM_ID", "ORD-01",
            "DISPOSITION_NOTE", "Parcel located"));

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "ccai.crm-api-key=crm-key", "bridge.tail.interval=0s", "bridge.tickets.callback-window=60s");
        dana = bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        sam = bridge.kustomer.addUser("sam.okafor@example.com", "Sam Okafor");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void theTemplatesOfThePortalMakeTheDocumentedExchange() {
        assertThat(tree(dialog("Find an account by query", 200))).isEqualTo(tree("{'total':0,'list':[]}"));

        var customer = id(dialog("Create an account", 201));
        assertThat(bridge.kustomer
                        .customerByPhone(phone)
                        .orElseThrow()
                        .path("id")
                        .asText())
                .isEqualTo(customer);
        assertThat(tree(dialog("Find an account by query", 200))
                        .at("/list/0/id")
                        .asText())
                .isEqualTo(customer);
        known.put("contact_id", customer);
        dialog("Update an account", 200);
        assertThat(tree(dialog("Find a record by query", 200))).isEqualTo(tree("{'total':0,'list':[]}"));

        var record = id(dialog("Create a record", 201));
        var ticket = bridge.ticketOf("call", id);
        assertThat(ticket.path("id").asText()).isEqualTo(record);
        assertThat(ticket.at("/attributes/custom/ccaiMenuIdStr").asText()).isEqualTo("26");
        assertThat(ticket.at("/attributes/custom/ccaiMenuPathStr").asText()).isEqualTo("Support/Orders");
        assertThat(ticket.at("/attributes/assignedUsers/0").asText()).isEqualTo(dana);
        assertThat(tree(dialog("Find a record by query", 200)).at("/list/0/id").asText())
                .isEqualTo(record);

        known.put("ticket_id", record);
        dialog("Update a record", 200);
        dialog("Add a comment", 201);
        dialog("Add a comment", 201);
        dialog("Apply wrap-up updates", 200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bridge.kustomer.notesOf(record))
                        .extracting(note -> note.at("/attributes/body").asText())
                        .containsExactlyInAnyOrder(
                                "Call Recordings: call-" + id + ".mp3",
                                "Disposition by dana.reyes@example.com: Order status (ORD-01)\nParcel located"));
    }

    @Test
    void anAttachmentIsFetchedFromItsAddressAndAttached() {
        bridge.ccai.putRecording("/recordings/call-" + id + ".mp3", 4000);
        known.put("FILE_URL", bridge.ccai.url() + "/recordings/call-" + id + ".mp3");
        var record = id(dialog("Create a record", 201));
        known.put("ticket_id", record);

        dialog("Upload an attachment", 202);

        await().atMost(Duration.ofSeconds(20)).until(() -> uploaded() == 1);
        assertThat(bridge.number("select count(*) from artifact where session_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsSentAlongIsAttachedOnceHoweverOftenItComes() {
        var record = id(dialog("Create a record", 201));
        var bytes = new byte[3 << 20];
        new java.util.Random(5).nextBytes(bytes);
        var fields = "session_id=" + id + "&session_type=Voice Inbound (IVR)";

        var first = form(record, "call-" + id + ".mp3", bytes, fields);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(form(record, "call-" + id + ".mp3", bytes, fields).statusCode())
                .isEqualTo(202);

        await().atMost(Duration.ofSeconds(20)).until(() -> uploaded() == 1);
        assertThat(bridge.kustomer.storedFiles())
                .filteredOn(file -> file.length() == bytes.length)
                .hasSize(1);
        assertThat(bridge.number("select count(*) from artifact where type = 'recording' and bytes = " + bytes.length))
                .isEqualTo(1);
        assertThat(bridge.number("select count(*) from inbox where source = 'crm' and event_id like 'crm:file:call:"
                        + id + "%'"))
                .isEqualTo(1);
    }

    @Test
    void aFormThatCannotBeTakenSaysWhyAndLeavesNothingBehind() {
        var bytes = "<!doctype html><html>Sign in</html>".getBytes(StandardCharsets.UTF_8);
        var session = "session_id=" + id + "&session_type=Voice Inbound (IVR)";

        assertThat(detail(form("rec", "call-" + id + ".mp3", bytes, session), 422))
                .contains("it is a web page");
        assertThat(detail(form("rec", "call-" + id + ".mp3", bytes, "session_type=x"), 422))
                .startsWith("session_id is missing");
        assertThat(detail(form("rec", "notes.xyz", bytes, session), 422)).startsWith("kind must be recording");
        assertThat(detail(form("rec", null, null, session), 422)).startsWith("file is missing");
        assertThat(bridge.number("select count(*) from inbox where session_id = '" + id + "'"))
                .isZero();
        assertThat(bridge.number("select count(*) from artifact where session_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void aFormOverAHundredMebibytesIsRefusedBeforeItIsRead() throws Exception {
        try (var socket = new java.net.Socket("localhost", bridge.address("/").getPort())) {
            socket.getOutputStream()
                    .write(("POST " + CRM
                                    + "/records/rec/attachments HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: crm-key\r\n"
                                    + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                                    + (100L * 1024 * 1024 + 1) + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            var answer = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()));
            assertThat(answer.readLine()).contains(" 413 ");
        }
    }

    @Test
    void anotherAgentOfTheRecordGetsTheTicket() {
        known.put("ticket_id", id(dialog("Create a record", 201)));
        known.put("CUSTOM_AGENT_ID", "sam.okafor@example.com");

        dialog("Update a record", 200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> bridge.assigneeOf("call", id).equals(sam));
    }

    @Test
    void aCreationAskedTwiceGivesTheSameIdAndOneRecord() {
        var first = post("/records", record.formatted("null"));
        var again = post("/records", record.formatted("null"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(first));
        assertOneTicketAndOneCustomer();
    }

    @Test
    void aSessionThatComesThroughBothDoorsIsOneSessionWithOneTicket() {
        var caller = Caller.byPhone(7, phone);
        var call = new Sessions(7).inbound().answered(last, caller, Menu.ORDERS, Agent.DANA_REYES, Instant.now());
        var customer = id(post("/accounts", account));

        var events = bridge;
        var asked = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> post("/records", record.formatted('"' + customer + '"')));
        events.play(call);

        assertThat(id(asked.join()))
                .isEqualTo(bridge.ticketOf("call", id).path("id").asText());
        assertOneTicketAndOneCustomer();
        assertThat(bridge.ruleOf("call/" + id)).isEqualTo("T2");
    }

    @Test
    void anAgentWhoCallsBackIsKnownByEmailAtThisDoorAndByIdAtTheOther() {
        var caller = Caller.byPhone(7, phone);
        var scripted = new Sessions(7).inbound();
        var length = Duration.between(
                Instant.EPOCH,
                scripted.answered(1, caller, Menu.ORDERS, Agent.DANA_REYES, Instant.EPOCH)
                        .endsAt());
        var call = scripted.answered(
                50_300, caller, Menu.ORDERS, Agent.DANA_REYES, Instant.now().minus(length));
        bridge.play(call);
        bridge.awaitComplete("call/50300");

        post(
                "/records",
                "{\"contact_id\":null,\"session_id\":\"50301\",\"session_type\":\"Voice Outbound\","
                        + "\"from_phone\":\"" + phone + "\",\"agent_email\":\"Dana.Reyes@example.com\"}");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !bridge.ruleOf("call/50301").isEmpty());
        assertThat(bridge.ruleOf("call/50301")).isEqualTo("U5");
        assertThat(bridge.number("select count(*) from ccai_agent where id like '%@%'"))
                .isZero();
    }

    @Test
    void whatKustomerCannotDoNowIsAskedAgainAndSucceeds() {
        bridge.kustomer.faults().outage(Duration.ofMinutes(5), Fault.tooManyRequests());

        var refused = post("/records", record.formatted("null"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/accounts?phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(503);

        bridge.kustomer.faults().endOutage();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("/records", record.formatted("null")).statusCode() == 200);
        assertOneTicketAndOneCustomer();
    }

    @Test
    void onlyTheKeyOrTheEventsUserOpensTheDoor() {
        assertThat(send("wrong", HttpRequest.newBuilder(bridge.address(CRM + "/accounts?phone=1")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(bridge.send("ccai-events:s3cret", bridge.request(CRM + "/accounts?phone=1"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(bridge.send("ccai-events:wrong", bridge.request(CRM + "/accounts?phone=1"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatATemplateForgotIsToldByName() {
        var answer = post("/records", "{\"contact_id\":null,\"session_type\":\"Voice Inbound (IVR)\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(tree(answer).path("detail").asText()).startsWith("session_id is missing");
    }

    private long uploaded() {
        return bridge.number(
                "select count(*) from artifact where uploaded_at is not null and session_id = '" + id + "'");
    }

    private void assertOneTicketAndOneCustomer() {
        assertThat(bridge.kustomer.conversations())
                .filteredOn(one -> one.toString().contains("ccai:call:" + id))
                .hasSize(1);
        assertThat(bridge.kustomer.customers())
                .filteredOn(one -> one.toString().contains(phone))
                .hasSize(1);
    }

    /** Sends what the template of a portal dialog makes; a placeholder that nobody fills stays as it is. */
    private HttpResponse<String> dialog(String name, int status) {
        var template = StreamSupport.stream(templates().spliterator(), false)
                .filter(one -> one.path("dialog").asText().equals(name))
                .findFirst()
                .orElseThrow();
        var url = template.path("url").asText().replace("https://BRIDGE_HOST", "");
        var body = template.path("body").toString();
        for (var each : known.entrySet()) {
            url = url.replace("{" + each.getKey() + "}", URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8));
            body = body.replace("{" + each.getKey() + "}", each.getValue());
        }
        url = url.replaceAll("\\{[^}]*}", "");
        var request = HttpRequest.newBuilder(bridge.address(url)).header("Content-Type", "application/json");
        var method = template.path("method").asText();
        var wish = method.equals("GET") ? request : request.method(method, BodyPublishers.ofString(body));
        // On a busy machine the two seconds that CCAI Platform may wait are over soon; then it is told to ask again,
        // and does; what was created meanwhile is found.
        var tries = new AtomicInteger();
        var answer = await().until(
                        () -> send("crm-key", wish),
                        sent -> tries.incrementAndGet() > 0
                                && (status == 503 || !sent.body().contains("Not yet")));
        assertThat(answer.statusCode()).as(answer.body()).isIn(status, tries.get() > 1 && status == 201 ? 200 : status);
        return answer;
    }

    private JsonNode templates() {
        try {
            return json.readTree(Files.readString(TEMPLATES));
        } catch (java.io.IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    private HttpResponse<String> get(String path) {
        return send("crm-key", HttpRequest.newBuilder(bridge.address(CRM + path)));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                "crm-key",
                HttpRequest.newBuilder(bridge.address(CRM + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** A form with its file first, which tells nothing of its session yet; without a file where its name is null. */
    private HttpResponse<String> form(String record, String name, byte[] file, String fields) {
        var form = new java.io.ByteArrayOutputStream();
        if (name != null) {
            form.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(file);
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        for (var field : fields.split("&")) {
            var pair = field.split("=");
            form.writeBytes(
                    ("--b\r\nContent-Disposition: form-data; name=\"" + pair[0] + "\"\r\n\r\n" + pair[1] + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                "crm-key",
                HttpRequest.newBuilder(bridge.address(CRM + "/records/" + record + "/attachments"))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private String detail(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return tree(answer).path("detail").asText();
    }

    private HttpResponse<String> send(String key, HttpRequest.Builder request) {
        try {
            return http.send(request.setHeader("X-Api-Key", key).build(), BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String id(HttpResponse<String> answer) {
        return tree(answer).at("/data/id").asText();
    }

    private JsonNode tree(HttpResponse<String> answer) {
        return tree(answer.body());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text.startsWith("{'") ? text.replace('\'', '"') : text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw new IllegalStateException(text, noJson);
        }
    }
}
