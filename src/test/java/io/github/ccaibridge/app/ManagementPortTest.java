package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bridge in the profile hawtio: doors on one port, what watches it on another, the same login on both. */
class ManagementPortTest {
    private static final String ADMIN = "ada:admin-secret";
    private static final String VIEWER = "vera:viewer-secret";
    private static final String TRACER = "org.apache.camel:context=ccai-kustomer-bridge,type=tracer,name=BacklogTracer";
    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start("spring.profiles.active=hawtio", "management.server.port=0", "bridge.app-token=app");
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void probesAnswerOnTheManagementPortWithoutALogin(String path) {
        var answer = send(HttpRequest.newBuilder(shell.managed(path)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP").doesNotContain("database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/jolokia",
                "/actuator/jolokia/version",
                "/actuator/hawtio",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/jolokia"
            })
    void whatWatchesNeedsALoginThereAndDoesNotExistOnTheDoorsPort(String path) {
        for (var method : List.of("GET", "POST")) {
            assertThat(send(HttpRequest.newBuilder(shell.managed(path)).method(method, BodyPublishers.ofString("{}")))
                            .statusCode())
                    .as(method + " " + path)
                    .isEqualTo(401);
            assertThat(send(as(ADMIN, shell.address(path)).method(method, BodyPublishers.ofString("{}")))
                            .statusCode())
                    .as(method + " " + path + " on the doors' port")
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ccai/events",
                "/ccai/crm/v1/accounts",
                "/kustomer/app/agent-status",
                "/api/v1/echo",
                "/openapi",
                "/console/sessions",
                "/console/assets/",
                "/error",
                "/nothing"
            })
    void noDoorAndNoPageIsOnTheManagementPort(String path) {
        for (var login : List.of(ADMIN, "events:right")) {
            assertProblem(send(as(login, shell.managed(path)).POST(BodyPublishers.ofString("{}"))), 404);
            assertProblem(send(as(login, shell.managed(path))), 404);
        }
    }

    @Test
    void theHostThatARequestNamesDoesNotChangeItsPort() {
        assertThat(send(as(ADMIN, shell.address("/actuator/info"))
                                .header(
                                        "X-Forwarded-Port",
                                        "" + shell.managed("/").getPort()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDoorsAreWhereTheyWere() {
        assertThat(shell.post("events:right", "/ccai/events", "{}").statusCode())
                .isEqualTo(202);
        assertThat(shell.get(ADMIN, "/api/v1/echo").statusCode()).isEqualTo(200);
    }

    @Test
    void aPersonLogsInOnTheManagementPortAndIsLedBackToHawtio() {
        var asked = send(HttpRequest.newBuilder(shell.managed("/actuator/hawtio/index.html"))
                .header("Accept", "text/html"));
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location").orElse("")).endsWith("/login");
        var page = send(HttpRequest.newBuilder(shell.managed("/login"))
                .header("Accept", "text/html")
                .header("Cookie", cookies(asked)));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form", "/console/assets/console.css");
        assertThat(send(HttpRequest.newBuilder(shell.managed("/console/assets/console.css")))
                        .statusCode())
                .isEqualTo(200);
        var login = send(HttpRequest.newBuilder(shell.managed("/login"))
                .header("Cookie", cookies(asked))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=ada&password=admin-secret&_csrf=" + cookie(asked, "XSRF-TOKEN"))));
        assertThat(login.headers().firstValue("Location").orElse("")).contains("/actuator/hawtio/index.html");
        var known = "JSESSIONID_MANAGEMENT=" + cookie(login, "JSESSIONID_MANAGEMENT");
        var hawtio = send(HttpRequest.newBuilder(shell.managed("/actuator/hawtio/index.html"))
                .header("Cookie", known));
        assertThat(hawtio.statusCode()).isEqualTo(200);
        var version = BodyPublishers.ofString("{\"type\":\"version\"}");
        assertThat(send(HttpRequest.newBuilder(shell.managed("/actuator/jolokia"))
                                .header("Cookie", known)
                                .POST(version))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(shell.managed("/actuator/jolokia"))
                                .header("Cookie", known + "; XSRF-TOKEN=" + cookie(hawtio, "XSRF-TOKEN"))
                                .header("X-XSRF-TOKEN", cookie(hawtio, "XSRF-TOKEN"))
                                .POST(version))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aViewerReadsMetricsAndNeitherHawtioNorJolokia() {
        assertThat(send(as(VIEWER, shell.managed("/actuator/prometheus"))).body())
                .contains("jvm_memory_used_bytes");
        var stop = exec(route("echo-role"), "stop()");
        for (var path : List.of("/actuator/jolokia", "/actuator/hawtio/jolokia", "/actuator/hawtio/index.html")) {
            assertProblem(send(as(VIEWER, shell.managed(path)).POST(BodyPublishers.ofString(stop))), 403);
            assertProblem(send(as(VIEWER, shell.managed(path))), 403);
        }
    }

    @Test
    void routesAreSteeredByAPostOnlyAndNothingElseIs() {
        for (var operation : List.of("suspend()", "resume()", "stop()", "start()", "reset()")) {
            assertThat(jolokia(exec(route("echo-role"), operation)))
                    .as(operation)
                    .contains("\"status\":200");
        }
        for (var operation : List.of("sendBody(java.lang.String,java.lang.Object)", "stop()")) {
            assertThat(jolokia(exec(context(), operation))).as(operation).contains("\"status\":403");
        }
        for (var link : List.of("/exec/java.lang:type=Memory/gc", "?p=exec/java.lang:type=Memory/gc")) {
            assertProblem(send(as(ADMIN, shell.managed("/actuator/jolokia" + link))), 403);
            assertProblem(send(as(ADMIN, shell.managed("/actuator/hawtio/jolokia" + link))), 403);
        }
    }

    @Test
    void aRoutesGroupIsAFolder() {
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"" + route("echo-role") + "\",\"attribute\":\"RouteGroup\"}"))
                .contains("\"value\":\"intake\"");
    }

    @Test
    void tracingStandsByAndOnceSwitchedOnShowsTheWayAndNoContent() {
        assertThat(read("Enabled")).contains("\"value\":false");
        assertThat(read("Standby")).contains("\"value\":true");
        assertThat(jolokia("{\"type\":\"exec\",\"mbean\":\"" + TRACER
                        + "\",\"operation\":\"setEnabled\",\"arguments\":[true]}"))
                .contains("\"status\":200");
        try {
            shell.post("events:right", "/ccai/events", "{\"events\":\"+12025550143\"}");
            shell.get(ADMIN, "/api/v1/echo");
            var shown = jolokia(exec(TRACER, "dumpAllTracedMessagesAsXml()"));
            assertThat(shown)
                    .contains("backlogTracerEventMessage", "echo-role")
                    .contains("call/50211")
                    .doesNotContain("12025550143", "admin-secret", "X-Bridge-Role", "<headers", "http://127.0.0.1:9");
            assertThat(jolokia(exec(TRACER, "dumpAllTracedMessages()"))).contains("\"status\":403");
        } finally {
            jolokia("{\"type\":\"exec\",\"mbean\":\"" + TRACER
                    + "\",\"operation\":\"setEnabled\",\"arguments\":[false]}");
        }
    }

    private static String read(String attribute) {
        return jolokia("{\"type\":\"read\",\"mbean\":\"" + TRACER + "\",\"attribute\":\"" + attribute + "\"}");
    }

    private static String route(String id) {
        return "org.apache.camel:context=ccai-kustomer-bridge,type=routes,name=\\\"" + id + "\\\"";
    }

    private static String context() {
        return "org.apache.camel:context=ccai-kustomer-bridge,type=context,name=\\\"ccai-kustomer-bridge\\\"";
    }

    private static String exec(String mbean, String operation) {
        return "{\"type\":\"exec\",\"mbean\":\"" + mbean + "\",\"operation\":\"" + operation + "\",\"arguments\":[]}";
    }

    private static String jolokia(String request) {
        return send(as(ADMIN, shell.managed("/actuator/jolokia")).POST(BodyPublishers.ofString(request)))
                .body();
    }

    private static HttpRequest.Builder as(String login, URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", Shell.basic(login));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return shell.send(request);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return Stream.of(cookies(answer).split("; "))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1))
                .reduce("", (first, last) -> last);
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(one -> one.substring(0, one.indexOf(';')))
                .collect(Collectors.joining("; "));
    }
}
