package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an app sent along lands in the fields that the company chose (U9, D4). */
class CustomDataToldTest extends ToldStory {
    private static final String TOTAL = row("order_total", true, "conversation", "orderTotalNum");

    @BeforeAll
    static void start() {
        begin();
        map(
                row("plan", true, "customer", "planStr"),
                row("order_id", true, "conversation", "orderStr"),
                TOTAL,
                row("device", false, "message", "deviceStr"));
    }

    @Test
    void signedAndUnsignedDataLandOnCustomerTicketAndMessage() {
        var chat = chat(701)
                .withAftermath(late -> late.withCustom(true, "plan", "Gold", "string", "Plan")
                        .withCustom(true, "order_id", "4411", "string", "Order")
                        .withCustom(true, "order_total", 79.9, "number", "Total")
                        .withCustom(false, "device", "iOS", "string", "Device"));
        shown.happensAndLeaves(chat);
        var ticket = bridge.ticketOf("chat", "701");
        assertThat(bridge.customerWith("ccai:end-user:user-701")
                        .at("/attributes/custom/planStr")
                        .asText())
                .isEqualTo("Gold");
        assertThat(ticket.at("/attributes/custom/orderStr").asText()).isEqualTo("4411");
        assertThat(ticket.at("/attributes/custom/orderTotalNum").asDouble()).isEqualTo(79.9);
        assertThat(shown.field(chat, "deviceStr").asText()).isEqualTo("iOS");
    }

    @Test
    void whatNobodySignedGoesWhereNothingSignedIsAskedFor() {
        var chat = chat(702)
                .withAftermath(late -> late.withCustom(false, "plan", "Gold", "string", "Plan")
                        .withCustom(true, "device", "iOS", "string", "Device"));
        shown.happensAndLeaves(chat);
        assertThat(bridge.customerWith("ccai:end-user:user-702")
                        .at("/attributes/custom")
                        .has("planStr"))
                .isFalse();
        assertThat(shown.field(chat, "deviceStr").isMissingNode()).isTrue();
    }

    @Test
    void aWrongTypeIsReportedWithoutItsValueAndTheRestLands() {
        var chat = chat(703)
                .withAftermath(late -> late.withCustom(true, "order_total", "a lot of", "string", "Total")
                        .withCustom(true, "order_id", "4412", "string", "Order"));
        shown.happensAndLeaves(chat);
        var ticket = bridge.ticketOf("chat", "703").at("/attributes/custom");
        assertThat(ticket.path("orderStr").asText()).isEqualTo("4412");
        assertThat(ticket.has("orderTotalNum")).isFalse();
        assertThat(bridge.explanation("chat/703").at("/late/fieldTroubles"))
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.asText())
                        .contains("orderTotalNum", "takes a number", "order_total")
                        .doesNotContain("a lot of"));
    }

    @Test
    void aMappingMadeAfterASessionBeganIsNotForIt() {
        var chat = chat(704).withAftermath(late -> late.withCustom(true, "late_key", "x", "string", "Late"));
        bridge.play(chat);
        map(
                row("plan", true, "customer", "planStr"),
                row("order_id", true, "conversation", "orderStr"),
                TOTAL,
                row("device", false, "message", "deviceStr"),
                row("late_key", true, "message", "lateStr"));
        var next = chat(705).withAftermath(late -> late.withCustom(true, "late_key", "x", "string", "Late"));
        shown.happensAndLeaves(next);
        shown.drop.leave(chat);
        shown.awaitRead(chat);
        assertThat(shown.field(next, "lateStr").asText()).isEqualTo("x");
        assertThat(shown.field(chat, "lateStr").isMissingNode()).isTrue();
    }

    private static String row(String key, boolean signed, String resource, String field) {
        return "{\"key\":\"%s\",\"signed\":%s,\"resource\":\"%s\",\"field\":\"%s\"}"
                .formatted(key, signed, resource, field);
    }

    private static void map(String... rows) {
        var body = Stream.of(rows).toList().toString();
        var answer = bridge.send(
                "ada:admin-secret",
                bridge.request("/api/v1/settings/custom-data-mapping").PUT(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
