package io.github.ccaibridge.story;

import static io.github.ccaibridge.support.OtlpReceiver.attribute;
import static io.github.ccaibridge.support.OtlpReceiver.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.support.OtlpReceiver;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A collector learns how an event went from its door through the decision to each request, and nothing personal. */
class TracesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Set<String> ATTRIBUTES = Set.of(
            "bridge.route",
            "bridge.step",
            "bridge.session",
            "bridge.session.kind",
            "bridge.session.id",
            "bridge.rule",
            "bridge.action",
            "bridge.vendor",
            "bridge.operation",
            "http.request.method",
            "http.response.status_code",
            "error.type",
            "error");

    private static OtlpReceiver collector;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        collector = OtlpReceiver.start();
        bridge = new BridgeUnderTest(
                "otel.exporter.otlp.endpoint=" + collector.endpoint(), "otel.bsp.schedule.delay=200");
        bridge.kustomer.addUser(Agent.DANA_REYES.email(), Agent.DANA_REYES.name());
    }

    @AfterAll
    static void stop() {
        bridge.close();
        collector.close();
    }

    @Test
    void oneTraceLeadsFromTheDoorThroughTheDecisionToEveryRequest() {
        var session = call(9301);
        session.putInto(bridge.ccai);
        bridge.pushAccepted(ScriptedSession.envelopeOf(session.events()).toString());
        bridge.awaitComplete("call/9301");
        var decision =
                awaitSpan(span -> is(span, "bridge.session", "call/9301") && is(span, "bridge.step", "decide-ticket"));
        assertThat(attribute(decision, "bridge.rule")).isEqualTo("T2");
        assertThat(attribute(decision, "bridge.action")).isEqualTo("OPEN");
        var requests = bridge.requestsOf("call/9301");
        assertThat(requests).hasSizeGreaterThan(2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(spansOf(decision))
                        .filteredOn(span -> is(span, "bridge.vendor", "kustomer"))
                        .extracting(span -> attribute(span, "bridge.operation") + " "
                                + attribute(span, "http.response.status_code"))
                        .containsAll(requests));
        var door = spansOf(decision).stream()
                .filter(span -> span.getParentSpanId().isEmpty())
                .toList();
        assertThat(door).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("receive-ccai-event");
            assertThat(attribute(span, "http.response.status_code")).isEqualTo("202");
        });
        assertThat(spansOf(decision))
                .filteredOn(span -> span.getName().equals("work-lane"))
                .isNotEmpty()
                .allSatisfy(span ->
                        assertThat(span.getParentSpanId()).isEqualTo(door.get(0).getSpanId()));
        assertThat(decision.getParentSpanId()).isNotEqualTo(door.get(0).getSpanId());
    }

    @Test
    void whoeverClaimsALaneContinuesTheTraceThatIsStoredWithIt() {
        var stored = "0af7651916cd43dd8448eb211c80319c";
        bridge.play(call(9302));
        bridge.update("update session set due_at = now() where id = '9302'");
        bridge.update("update lane set due_at = now(), traceparent = '00-" + stored
                + "-b7ad6b7169203331-01' where lane = (select lane from session where id = '9302')");
        var work = awaitSpan(span -> trace(span).equals(stored));
        assertThat(work.getName()).isEqualTo("work-lane");
        assertThat(attribute(work, "bridge.session")).isEqualTo("call/9302");
    }

    @Test
    void nothingPersonalAndNoAddressIsTold() {
        bridge.play(call(9303));
        awaitSpan(span -> is(span, "bridge.session", "call/9303") && is(span, "bridge.vendor", "kustomer"));
        assertThat(collector.spans())
                .flatExtracting(Span::getAttributesList)
                .extracting(KeyValue::getKey)
                .isSubsetOf(ATTRIBUTES);
        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(span.getEventsList()).isEmpty());
        assertThat(collector.everything())
                .contains("ccai-kustomer-bridge")
                .doesNotContain("1202555", "2025559", "Dana", "Reyes", "@example", "http://", "/v1/", "externalId")
                .doesNotContain(bridge.kustomer.apiKey(), bridge.ccai.apiToken(), "s3cret", "admin-secret");
    }

    private static ScriptedSession call(long id) {
        return new Sessions(id)
                .inbound()
                .answered(
                        id,
                        Caller.byPhone(id, "+1202555" + id),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.parse("2025-11-26T09:00:00Z"));
    }

    private static List<Span> spansOf(Span one) {
        return collector.spans().stream()
                .filter(span -> span.getTraceId().equals(one.getTraceId()))
                .toList();
    }

    private static Span awaitSpan(Predicate<Span> wanted) {
        return await().atMost(SOON)
                .until(() -> collector.spans().stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static boolean is(Span span, String attribute, String value) {
        return attribute(span, attribute).equals(value);
    }
}
