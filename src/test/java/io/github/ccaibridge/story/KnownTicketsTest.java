package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ccaibridge.sandbox.ccai.Agent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Decisions by what Kustomer's webhook tells of tickets, and by a list where that cannot be trusted. */
@TestMethodOrder(OrderAnnotation.class)
class KnownTicketsTest extends WebhookStory {
    @BeforeAll
    static void start() {
        begin();
    }

    @Test
    @Order(1)
    void theSecondCallOfACustomerMakesNoList() {
        play(call(phone(11), Agent.DANA_REYES));
        var second = play(call(phone(11), Agent.DANA_REYES));
        assertThat(bridge.ruleOf(second)).isEqualTo("U1");
        assertThat(lists(second)).isZero();
        assertThat(listsOf(bridge.customerOf(second))).isZero();
        assertThat(bridge.requestsOf(second)).containsExactlyInAnyOrder("post-message 201", "create-note 201");
        var source = source(second);
        assertThat(source.path("source").asText()).isEqualTo("webhooks");
        assertThat(Duration.between(Instant.parse(source.path("listedAt").asText()), Instant.now()))
                .isLessThan(Duration.ofMinutes(2));
        assertThat(source.path("provedUntil").isTextual()).isTrue();
        assertThat(source.path("doubt").isNull()).isTrue();
    }

    @Test
    @Order(2)
    void aCustomerWhomWeDidNotMakeIsListedOnce() {
        bridge.knownCustomer("+12025550112");
        var first = play(call(phone(12), Agent.DANA_REYES));
        assertThat(lists(first)).isEqualTo(1);
        assertThat(source(first).path("doubt").asText()).startsWith("the customer's tickets were not listed before");
        var second = play(call(phone(12), Agent.DANA_REYES));
        assertThat(lists(second)).isZero();
        assertThat(bridge.ruleOf(second)).isEqualTo("U1");
    }

    @Test
    @Order(3)
    void aTicketThatSomebodyClosedSecondsBeforeIsNotJoined() {
        var first = play(call(phone(13), Agent.DANA_REYES));
        var ticket = bridge.explanation(first).at("/decision/ticket").asText();
        close(ticket);
        awaitTold(ticket, "done");
        var second = play(call(phone(13), Agent.DANA_REYES));
        assertThat(bridge.ruleOf(second)).isEqualTo("T2");
        assertThat(lists(second)).isZero();
        assertThat(bridge.explanation(second).at("/candidates/0/status").asText())
                .isEqualTo("done");
    }

    @Test
    @Order(4)
    void aTicketThatSomebodyOpenedIsTheLastOneOfAnOutboundCall() {
        var customer = bridge.customerOf(play(call(phone(14), Agent.DANA_REYES)));
        var opened = bridge.ticket(customer, "open", "web-chat", "7");
        awaitTold(opened, "open");
        var outbound = play(SESSIONS.outbound().made(++id, phone(14), Agent.DANA_REYES, NINE));
        assertThat(bridge.ruleOf(outbound)).isEqualTo("U2");
        assertThat(bridge.explanation(outbound).at("/decision/ticket").asText()).isEqualTo(opened);
        assertThat(lists(outbound)).isZero();
    }

    @Test
    @Order(5)
    void aTicketThatWasClosedUnheardIsNoticedAtTheFirstWriteAndDecidedAgainByAList() {
        var first = play(call(phone(15), Agent.DANA_REYES));
        var ticket = bridge.explanation(first).at("/decision/ticket").asText();
        losing(() -> close(ticket));
        var second = play(call(phone(15), Agent.SAM_OKAFOR));
        assertThat(bridge.requestsOf(second)).startsWith("update-ticket 200", "list-tickets 200", "open-ticket 201");
        assertThat(bridge.ruleOf(second)).isEqualTo("T2");
        assertThat(source(second).path("source").asText()).isEqualTo("list");
        assertThat(source(second).path("doubt").asText()).contains("no longer as the webhook had told");
        assertThat(bridge.ticketWith("call", second.substring(5))).isNotEqualTo(ticket);
        assertThat(lists(play(call(phone(15), Agent.SAM_OKAFOR)))).isZero();
    }

    @Test
    @Order(6)
    void aTicketThatWasDeletedOfWhichNoEventTellsIsDecidedAgainByAList() {
        var first = play(call(phone(16), Agent.DANA_REYES));
        bridge.kustomer.removeConversation(
                bridge.explanation(first).at("/decision/ticket").asText());
        var early = play(call(phone(16), Agent.SAM_OKAFOR));
        assertThat(bridge.requestsOf(early)).startsWith("update-ticket 404", "list-tickets 200", "open-ticket 201");
        bridge.kustomer.removeConversation(
                bridge.explanation(early).at("/decision/ticket").asText());
        var late = play(call(phone(16), Agent.SAM_OKAFOR));
        assertThat(bridge.requestsOf(late))
                .containsOnlyOnce("list-tickets 200", "open-ticket 201", "post-message 201", "create-note 201")
                .hasSize(5);
        assertThat(bridge.ruleOf(late)).isEqualTo("T2");
    }

    @Test
    @Order(7)
    void aTicketThatWentToAnotherCustomerHasBothListed() {
        var first = play(call(phone(17), Agent.DANA_REYES));
        var other = bridge.customerOf(play(call(phone(18), Agent.DANA_REYES)));
        var ticket = bridge.explanation(first).at("/decision/ticket").asText();
        bridge.run("update known_ticket set customer_id = '" + other + "' where ticket_id = '" + ticket + "'");
        bridge.kustomer.setConversation(
                ticket, JsonNodeFactory.instance.objectNode().put("name", "Moved"));
        await().until(() -> bridge.number("select count(*) from ticket_base where customer_id in ('" + other + "', '"
                        + bridge.customerOf(first) + "')")
                == 0);
        assertThat(lists(play(call(phone(18), Agent.DANA_REYES)))).isEqualTo(1);
    }

    @Test
    @Order(8)
    void aDeadWebhookHasEveryCustomerListedUntilItIsProvedAnew() {
        var first = play(call(phone(19), Agent.DANA_REYES));
        var ticket = bridge.explanation(first).at("/decision/ticket").asText();
        lose(100);
        close(ticket);
        var unheard = bridge.explanation(play(call(phone(20), Agent.DANA_REYES)))
                .at("/decision/ticket")
                .asText();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bridge.number("select count(*) from own_write where ticket_id = '" + unheard
                                + "' and written_at < now() - interval '3 seconds'")
                        > 0);
        var second = play(call(phone(19), Agent.DANA_REYES));
        assertThat(bridge.ruleOf(second)).isEqualTo("T2");
        assertThat(lists(second)).isEqualTo(1);
        assertThat(source(second).path("doubt").asText()).contains("of late");
        lose(0);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        bridge.number("select count(*) from own_write where written_at > now() - interval '3 seconds'")
                                == 0);
        prove(2);
        assertThat(lists(play(call(phone(19), Agent.DANA_REYES)))).isEqualTo(1);
        assertThat(lists(play(call(phone(19), Agent.DANA_REYES)))).isZero();
    }
}
