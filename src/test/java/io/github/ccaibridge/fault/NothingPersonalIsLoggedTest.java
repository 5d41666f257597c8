package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Whatever goes wrong, no number, name or e-mail of a caller or an agent and no secret reaches the log, a metric, JMX or what a
 * door answers to an error.
 */
class NothingPersonalIsLoggedTest {
    private static final List<String> CANARIES =
            List.of("1202557", "202557", "Dana", "Reyes", "@example", "Parcel located");
    private static final List<String> BODIES = List.of(
            "{\"dn\":\"+12025570001\",",
            "[\"Dana Reyes\"]",
            "\"dana@example.com\"",
            "{\"events\":[{\"type\":\"Dana Reyes\",\"item\":{\"dn\":\"+12025570001\",\"call_id\":\"Dana\"}}]}",
            "{\"session_type\":\"Dana Reyes\",\"phone\":\"+12025570001\",\"agent_email\":\"dana@example.com\"}",
            "{\"email\":\"Dana Reyes @example\",\"statusId\":\"Parcel located\",\"phone\":\"Dana Reyes\",\"at\":\"Dana\"}",
            "{\"id\":\"Dana\",\"name\":\"Reyes\",\"data\":\"+12025570001\"}");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static Scene scene;

    @BeforeAll
    static void haveMishaps() {
        scene = new Scene(
                "bridge.kustomer.budget-share=1",
                "bridge.app-token=app-t0ken",
                "ccai.crm-api-key=crm-k3y",
                "kustomer.webhook-secret=wh-s3cret",
                "ccai.webhook-secret-primary=chat-s3cret");
        LOG.start();
        ROOT.addAppender(LOG);
        scene.faults().on("GET", "/v1/customers/*").times(1).latency(Duration.ofSeconds(11));
        scene.faults().on("POST", "/v1/customers").times(1).resetAfter();
        scene.faults().on("POST", "/v1/customers/*/conversations").times(1).html(500);
        scene.faults().on("POST", "/v1/conversations/*/messages").times(1).garbage(200);
        scene.assertLandedOnce(scene.tellNewCall());
        scene.set(Switch.REJECT_UNDECLARED_CUSTOM, 1);
        scene.awaitParked(scene.tellNewCall());
    }

    @AfterAll
    static void stop() {
        ROOT.detachAppender(LOG);
        scene.close();
    }

    @Test
    void noMishapBringsANumberANameAnEmailOrASecretIntoTheLog() {
        assertThat(scene.bridge
                        .push("{\"events\":[{\"item\":{\"dn\":\"+12025570001\"}}]}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(scene.bridge.push("{\"events\":[\"+12025570001\"").statusCode())
                .isEqualTo(400);
        var logged = List.copyOf(LOG.list);
        assertThat(logged).isNotEmpty();
        count("the log", logged.stream().map(NothingPersonalIsLoggedTest::text).toList());
    }

    @Test
    void norIntoAMetric() {
        count("metrics", scene.bridge.metrics().lines().toList());
    }

    @Test
    void norIntoTheNamesOrValuesOfJmx() {
        var server = ManagementFactory.getPlatformMBeanServer();
        var shown = server.queryNames(null, null).stream()
                .flatMap(name -> shown(server, name))
                .toList();
        assertThat(shown).anyMatch(one -> one.contains("org.apache.camel"));
        count("JMX", shown);
    }

    @Test
    void norIntoWhatADoorAnswersToAnError() {
        var answers = new ArrayList<String>();
        for (var path : List.of(
                "/ccai/events",
                "/ccai/webhooks/chat",
                "/kustomer/webhooks",
                "/ccai/crm/v1/accounts",
                "/ccai/crm/v1/records",
                "/ccai/crm/v1/records/Dana/attachments",
                "/kustomer/app/agent-status",
                "/kustomer/app/click-to-call",
                "/api/v1/parked/retry",
                "/api/v1/erasures",
                "/api/v1/sessions/call/+12025570001",
                "/nowhere/+12025570001")) {
            for (var body : BODIES) {
                answers.addAll(refusals(path, body));
            }
        }
        assertThat(answers).hasSizeGreaterThan(40);
        count("the doors' answers to errors", answers);
    }

    /** What is answered with the right credentials, with wrong ones that are canaries, and by another method. */
    private static List<String> refusals(String path, String body) {
        var right = ask(login(path), signed(path, body));
        var wrong =
                ask(Doors.basic("dana@example.com", "Reyes"), signed(path, body).setHeader("X-Api-Key", "Dana"));
        var other = ask(login(path), HttpRequest.newBuilder(scene.bridge.address(path + "?q=Dana")));
        return Stream.of(right, wrong, other)
                .filter(answer -> answer.statusCode() >= 400)
                .map(NothingPersonalIsLoggedTest::text)
                .toList();
    }

    private static String login(String path) {
        return path.startsWith("/kustomer/app")
                ? "Bearer app-t0ken"
                : path.startsWith("/ccai") ? Doors.basic("ccai-events", "s3cret") : Doors.basic("ada", "admin-secret");
    }

    private static HttpResponse<String> ask(String authorization, HttpRequest.Builder request) {
        try {
            return HTTP.send(request.header("Authorization", authorization).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpRequest.Builder signed(String path, String body) {
        return HttpRequest.newBuilder(scene.bridge.address(path))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", "crm-k3y")
                .header("X-Kustomer-Webhook-Signature", Doors.signature("wh-s3cret", body))
                .POST(BodyPublishers.ofString(body));
    }

    private static String text(HttpResponse<String> answer) {
        return answer.request().uri().getPath().replaceAll("Dana|\\+1202557", "") + " " + answer.statusCode() + " "
                + answer.headers().map() + " " + answer.body();
    }

    private static Stream<String> shown(MBeanServer server, ObjectName name) {
        try {
            return Stream.concat(
                    Stream.of(name.toString()),
                    Arrays.stream(server.getMBeanInfo(name).getAttributes())
                            .filter(one -> one.isReadable())
                            .map(one -> name + " " + one.getName() + "=" + value(server, name, one.getName())));
        } catch (JMException gone) {
            return Stream.empty();
        }
    }

    private static String value(MBeanServer server, ObjectName name, String attribute) {
        try {
            var value = server.getAttribute(name, attribute);
            return value instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(value);
        } catch (JMException | RuntimeMBeanException | UnsupportedOperationException notToldToAnybody) {
            return notToldToAnybody.toString();
        }
    }

    private static void count(String where, List<String> shown) {
        var unwanted = Stream.concat(
                        CANARIES.stream(),
                        Stream.of(
                                scene.kustomer().apiKey(),
                                scene.bridge.ccai.apiToken(),
                                "s3cret",
                                "admin-secret",
                                "app-t0ken",
                                "crm-k3y"))
                .toList();
        var found = shown.stream()
                .filter(one -> unwanted.stream().anyMatch(one::contains))
                .toList();
        FaultCount.of("nothing personal in " + where)
                .with(shown.size(), "lines")
                .with(found.size(), "with a canary or a secret")
                .print();
        assertThat(found).isEmpty();
    }

    private static String text(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
