package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelTracingService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchingTest {
    private static final String ADMIN = "ada:admin-secret";
    private static final String CONTEXT =
            "org.apache.camel:context=ccai-kustomer-bridge,type=context,name=\\\"ccai-kustomer-bridge\\\"";
    private static final String ROUTE =
            "org.apache.camel:context=ccai-kustomer-bridge,type=routes,name=\\\"echo-role\\\"";
    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start();
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void probesNeedNoLoginAndTellNoDetails(String path) {
        var answer = shell.send(shell.request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP").doesNotContain("database");
    }

    @Test
    void readinessAsksTheDatabaseAndTheRoutes() {
        assertThat(shell.get(ADMIN, "/actuator/health/readiness").body()).contains("\"db\"", "\"routes\"");
    }

    @Test
    void theModeIsShown() {
        assertThat(shell.get(ADMIN, "/actuator/info").body()).contains("\"mode\":\"real\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/sbom",
                "/actuator/sbom/application",
                "/actuator/jolokia",
                "/actuator/jolokia/version",
                "/actuator/hawtio",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/jolokia"
            })
    void everythingElseNeedsALoginForReadingAndPosting(String path) {
        assertThat(shell.send(shell.request(path)).statusCode()).isEqualTo(401);
        assertThat(shell.send(shell.request(path).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nothingIsTracedUntilAnAddressForTracesIsGiven() {
        assertThat(shell.has(OpenTelemetry.class)).isFalse();
        assertThat(shell.bean(CamelContext.class).hasService(CamelTracingService.class))
                .isNull();
    }

    @Test
    void metricsAreServed() {
        assertThat(shell.get(ADMIN, "/actuator/prometheus").body()).contains("hikaricp_connections_max");
    }

    @Test
    void theBillOfMaterialsIsServedToTheAdministrator() {
        assertThat(shell.get(ADMIN, "/actuator/sbom/application").body())
                .contains("\"CycloneDX\"", "pkg:maven/org.postgresql/postgresql@");
        assertThat(shell.get("vera:viewer-secret", "/actuator/sbom/application").statusCode())
                .isEqualTo(403);
    }

    @Test
    void hawtioDoesNotProxy() {
        assertThat(shell.get(ADMIN, "/actuator/hawtio/proxy/http/localhost:1/x").statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"Uptime\","
                        + "\"target\":{\"url\":\"service:jmx:rmi:///jndi/rmi://localhost:1/jmxrmi\"}}"))
                .doesNotContain("\"status\":200");
    }

    @Test
    void jolokiaReadsRoutesAndDumpsThem() {
        assertThat(jolokia("{\"type\":\"read\",\"mbean\":\"" + ROUTE + "\",\"attribute\":\"State\"}"))
                .contains("Started", "\"status\":200");
        assertThat(exec(CONTEXT, "dumpRoutesAsXml()")).contains("echo-role", "\"status\":200");
    }

    @Test
    void routesCanBeStoppedAndStarted() {
        assertThat(exec(ROUTE, "stop()")).contains("\"status\":200");
        assertThat(exec(ROUTE, "start()")).contains("\"status\":200");
        assertThat(exec(ROUTE, "reset()")).contains("\"status\":200");
        assertThat(shell.get(ADMIN, "/api/v1/echo").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendBody(java.lang.String,java.lang.Object)",
                "requestBody(java.lang.String,java.lang.Object)",
                "sendStringBody(java.lang.String,java.lang.String)",
                "addOrUpdateRoutesFromXml(java.lang.String)",
                "dumpRoutesAsXml(boolean)",
                "stop()",
                "createEndpoint(java.lang.String)"
            })
    void theContextDoesNothingElse(String operation) {
        assertRefused(exec(CONTEXT, operation));
    }

    @Test
    void routesAreNotUpdatedRemovedOrShownWithTheirSettings() {
        for (var operation : List.of("remove()", "updateRouteFromXml(java.lang.String)", "dumpRouteAsXml(boolean)")) {
            assertRefused(exec(ROUTE, operation));
        }
    }

    @Test
    void theSwitchesOfTheJvmAreOutOfReach() {
        assertRefused(exec("com.sun.management:type=DiagnosticCommand", "vmSystemProperties"));
        assertRefused(exec("java.util.logging:type=Logging", "setLoggerLevel"));
        assertRefused(exec("java.lang:type=Memory", "gc()"));
        assertRefused(jolokia("{\"type\":\"read\",\"mbean\":\"com.sun.management:type=HotSpotDiagnostic\"}"));
        assertRefused(jolokia(
                "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}"));
        assertRefused(
                jolokia("{\"type\":\"write\",\"mbean\":\"" + CONTEXT + "\",\"attribute\":\"Tracing\",\"value\":true}"));
    }

    @Test
    void aSessionPostsWithTheRenderedTokenOnly() {
        var page = shell.send(shell.request("/login").header("Accept", "text/html"));
        var form = "username=ada&password=admin-secret&_csrf=" + token(page);
        var login = shell.send(shell.request("/login")
                .header("Cookie", cookies(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(login.headers().firstValue("Location").orElse("")).endsWith("/console/sessions");
        var session = login.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        var fresh = shell.send(shell.request("/actuator/hawtio/index.html").header("Cookie", session));
        var read = "{\"type\":\"version\"}";
        var without = shell.send(
                shell.request("/actuator/jolokia").header("Cookie", session).POST(BodyPublishers.ofString(read)));
        assertThat(without.statusCode()).isEqualTo(403);
        var with = shell.send(shell.request("/actuator/jolokia")
                .header("Cookie", session + "; XSRF-TOKEN=" + token(fresh))
                .header("X-XSRF-TOKEN", token(fresh))
                .POST(BodyPublishers.ofString(read)));
        assertThat(with.statusCode()).isEqualTo(200);
    }

    private static String exec(String mbean, String operation) {
        return jolokia(
                "{\"type\":\"exec\",\"mbean\":\"" + mbean + "\",\"operation\":\"" + operation + "\",\"arguments\":[]}");
    }

    private static String jolokia(String request) {
        return shell.post(ADMIN, "/actuator/jolokia", request).body();
    }

    private static void assertRefused(String answer) {
        assertThat(answer).contains("\"status\":403").doesNotContain("stacktrace");
    }

    private static String token(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }
}
