package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {
    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start("BRIDGE_TICKETS_ABANDONED_GRACE=7s");
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"events:right", "events:next"})
    void bothPasswordsOfARotationOpenTheEventsDoor(String login) {
        assertThat(shell.post(login, "/ccai/events", "{}").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events:wrong", "nobody:right", ":", "ada:admin-secret"})
    void wrongCredentialsAreAllAnsweredAlikeAndLeaveNoSession(String login) {
        var answer = shell.post(login, "/ccai/events", "{}");
        assertProblem(answer, 401);
        assertThat(answer.body())
                .isEqualTo(shell.post("a:b", "/ccai/events", "{}").body());
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    }

    @Test
    void theEventsDoorWithoutCredentialsIs401() {
        assertProblem(shell.send(shell.request("/ccai/events").POST(BodyPublishers.ofString("{}"))), 401);
    }

    @Test
    void queryParametersAreRefused() {
        assertProblem(shell.post("events:right", "/ccai/events?CamelHttpUri=http://evil", "{}"), 400);
    }

    @Test
    void theWrongMethodIsToldTheRightOne() {
        var answer = shell.get("events:right", "/ccai/events");
        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void anAnnouncedLargeBodyIsRefusedBeforeItIsRead() throws Exception {
        try (var socket = new Socket("localhost", shell.address("/").getPort())) {
            var head = "POST /ccai/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Shell.basic("events:right")
                    + "\r\nContent-Length: 1048577\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(5000);
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aLargeBodyInChunksIsRefusedAndAMegabyteIsTaken() {
        assertProblem(shell.send(chunked(1024 * 1024 + 1)), 413);
        assertThat(shell.send(chunked(1024 * 1024)).statusCode()).isEqualTo(202);
    }

    @Test
    void headersThatSteerCamelAndCredentialsStopAtTheDoor() {
        var answer = shell.send(shell.as("events:right", "/ccai/events")
                .header("camelHttpUri", "http://evil")
                .header("X-Other", "x")
                .header("x-bridge-role", "admin")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.body().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("x-other")
                .doesNotContain("authorization")
                .doesNotContain("x-bridge-role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ccai/crm/v1/accounts",
                "/ccai/webhooks/chat",
                "/kustomer/webhooks",
                "/kustomer/app/agent-status",
                "/proxy/x",
                "/error",
                "/ccai/events/",
                "/nothing"
            })
    void closedDoorsAndUnknownPathsDoNotExist(String path) {
        assertProblem(shell.post("ada:admin-secret", path, "{}"), 404);
    }

    @Test
    void aManagementRouteLearnsTheRoleFromUsAndNotFromTheCaller() {
        var forged = shell.send(shell.as("vera:viewer-secret", "/api/v1/echo").header("x-BRIDGE-role", "admin"));
        assertThat(forged.body()).startsWith("viewer ");
        assertThat(shell.get("ada:admin-secret", "/api/v1/echo").body()).startsWith("admin ");
    }

    @Test
    void placeholdersOfRoutesSeeEnvironmentNamesAndPropertyNames() {
        assertThat(shell.get("ada:admin-secret", "/api/v1/echo").body()).isEqualTo("admin 7s http://127.0.0.1:9");
    }

    @Test
    void aViewerReadsOnly() {
        assertProblem(shell.post("vera:viewer-secret", "/api/v1/echo", "{}"), 403);
        assertProblem(shell.get("vera:viewer-secret", "/actuator/info"), 403);
        assertThat(shell.get("vera:viewer-secret", "/actuator/prometheus").statusCode())
                .as("what Prometheus logs in with")
                .isEqualTo(200);
        assertThat(shell.post("ada:admin-secret", "/api/v1/echo", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theManagementApiNeedsALoginAndSendsBrowsersToThePage() {
        assertProblem(shell.send(shell.request("/api/v1/echo")), 401);
        assertProblem(shell.send(shell.request("/api/v1/echo").POST(BodyPublishers.ofString("{}"))), 401);
        var page = shell.send(shell.request("/console/").header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void aBasicPasswordSentByABrowserDoesNotReplaceTheToken() {
        var answer = shell.send(shell.as("ada:admin-secret", "/api/v1/echo")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isIn(401, 403);
    }

    @Test
    void missingPagesAndWrongMethodsBehindTheLoginAreProblems() {
        assertProblem(shell.get("ada:admin-secret", "/api/v1/nothing"), 404);
        assertProblem(shell.send(shell.as("ada:admin-secret", "/api/v1/echo").DELETE()), 405);
    }

    @Test
    void whatTomcatRefusesIsAProblemToo() throws Exception {
        try (var socket = new Socket("localhost", shell.address("/").getPort())) {
            socket.getOutputStream()
                    .write("GET /a|b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .doesNotContain("<html");
        }
    }

    private static java.net.http.HttpRequest.Builder chunked(int size) {
        return shell.as("events:right", "/ccai/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size])));
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.body()).contains("\"title\"", "\"detail\"").doesNotContain("Exception");
    }
}
