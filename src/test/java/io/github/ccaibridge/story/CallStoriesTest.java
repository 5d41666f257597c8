package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Phone calls, each told from its first event to what Kustomer holds in the end. */
@Execution(ExecutionMode.CONCURRENT)
class CallStoriesTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private static BridgeUnderTest bridge;
    private static String dana;
    private static String sam;
    private final Sessions sessions = new Sessions(System.nanoTime());

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.owner.default-agent-email=Sam.Okafor@example.com");
        dana = bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        sam = bridge.kustomer.addUser("sam.okafor@example.com", "Sam Okafor");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void theDocumentedCallOpensATicketOfItsAgentAndHoldsItsDurations() {
        bridge.pushFixtures("call-50211-event-%d.json", 6);
        bridge.awaitComplete("call/50211");

        var ticket = bridge.ticketOf("call", "50211").path("attributes");
        assertThat(ticket.path("status").asText()).isEqualTo("open");
        assertThat(ticket.path("direction").asText()).isEqualTo("in");
        assertThat(ticket.at("/assignedUsers/0").asText()).isEqualTo(dana);
        assertThat(ticket.at("/custom/ccaiMenuIdStr").asText()).isEqualTo("26");
        assertThat(ticket.at("/custom/ccaiMenuPathStr").asText()).isEqualTo("Support/Orders");
        assertThat(ticket.at("/custom/ccaiLanguageStr").asText()).isEqualTo("en");
        assertThat(ticket.at("/custom/ccaiCallerIdStr").asText()).isEqualTo("+12025550143");
        var message = bridge.messageOf("call", "50211").at("/attributes/custom");
        assertThat(message.path("ccaiCallDurationNum").asInt()).isEqualTo(242);
        assertThat(message.path("ccaiWaitTimeNum").asInt()).isEqualTo(17);
        assertThat(message.path("ccaiOutcomeStr").asText()).isEqualTo("answered");
    }

    @Test
    void aCallerWhoGivesUpGetsATicketOfTheDefaultAgent() {
        bridge.ccai.putCall(CallFixtures.object(50212));
        bridge.pushAccepted(BridgeUnderTest.fixture("call-50212-events.json"));
        bridge.awaitComplete("call/50212");

        assertThat(bridge.ruleOf("call/50212")).isEqualTo("T4");
        var ticket = bridge.ticketOf("call", "50212").path("attributes");
        assertThat(ticket.path("name").asText()).isEqualTo("Abandoned call: Support/Orders");
        assertThat(ticket.at("/assignedUsers/0").asText()).isEqualTo(sam);
        var message = bridge.messageOf("call", "50212").at("/attributes/custom");
        assertThat(message.path("ccaiOutcomeStr").asText()).isEqualTo("abandoned");
        assertThat(message.has("ccaiCallDurationNum")).isFalse();
    }

    @Test
    void aVoicemailGetsATicketOfItsOwnEvenWhereOneIsOpen() {
        var customer = bridge.knownCustomer("+12025550151");
        var open = bridge.ticket(customer, "open", "ivr-voice", "26");
        bridge.play(sessions.inbound().voicemail(60001, phone("+12025550151"), Menu.ORDERS, NINE));

        assertThat(bridge.ruleOf("call/60001")).isEqualTo("T5");
        assertThat(bridge.ticketWith("call", "60001")).isNotEqualTo(open);
    }

    @Test
    void theSameMenuAndChannelJoinTheNewestMatchingTicketThoughANewerOneIsOpen() {
        var customer = bridge.knownCustomer("+12025550152");
        var matching = bridge.ticket(customer, "open", "ivr-voice", "26");
        bridge.ticket(customer, "open", "ivr-voice", "28");
        bridge.play(answered(60002, "+12025550152"));

        assertThat(bridge.ruleOf("call/60002")).isEqualTo("U1");
        assertThat(bridge.ticketWith("call", "60002")).isEqualTo(matching);
        assertThat(bridge.explanation("call/60002").path("candidates"))
                .anySatisfy(candidate ->
                        assertThat(candidate.path("why").asText()).isEqualTo("U1 asks that it has the same menu"));
    }

    @Test
    void aSnoozedTicketIsNotOpenAndTheCallGetsANewOne() {
        var customer = bridge.knownCustomer("+12025550153");
        bridge.ticket(customer, "snoozed", "ivr-voice", "26");
        bridge.play(answered(60003, "+12025550153"));

        assertThat(bridge.ruleOf("call/60003")).isEqualTo("T2");
    }

    @Test
    void aTransferGivesTheTicketToTheAgentWhoAcceptedAndAnOfferDoesNot() {
        bridge.play(sessions.inbound()
                .transferred(60004, phone("+12025550154"), Menu.ORDERS, Agent.DANA_REYES, Agent.SAM_OKAFOR, NINE));
        bridge.play(sessions.inbound()
                .transferNotAccepted(
                        60005, phone("+12025550155"), Menu.ORDERS, Agent.DANA_REYES, Agent.SAM_OKAFOR, NINE));

        assertThat(bridge.assigneeOf("call", "60004")).isEqualTo(sam);
        assertThat(bridge.assigneeOf("call", "60005")).isEqualTo(dana);
    }

    @Test
    void anOutboundCallJoinsTheLastTicketWhileItIsOpenAndKeepsFromAndTo() {
        var customer = bridge.knownCustomer("+12025550156");
        var last = bridge.ticket(customer, "open", "web-chat", "31");
        bridge.play(sessions.outbound().made(60006, phone("+12025550156"), Agent.DANA_REYES, NINE));

        assertThat(bridge.ruleOf("call/60006")).isEqualTo("U2");
        assertThat(bridge.ticketWith("call", "60006")).isEqualTo(last);
        var message = bridge.messageOf("call", "60006").path("attributes");
        assertThat(message.path("direction").asText()).isEqualTo("out");
        assertThat(message.at("/meta/to").asText()).isEqualTo("+12025550156");
        assertThat(message.at("/custom/ccaiFromPhoneStr").asText("")).isNotEqualTo("+12025550156");
        assertThat(message.toString()).doesNotContain("null\"");
    }

    @Test
    void anOutboundCallOpensATicketWhenTheLastOneIsDoneThoughAnOlderOneIsOpen() {
        var customer = bridge.knownCustomer("+12025550157");
        bridge.ticket(customer, "open", "ivr-voice", "26");
        bridge.ticket(customer, "done", "ivr-voice", "26");
        bridge.play(sessions.outbound().made(60007, phone("+12025550157"), Agent.DANA_REYES, NINE));

        assertThat(bridge.ruleOf("call/60007")).isEqualTo("T3");
        assertThat(bridge.ticketOf("call", "60007").at("/attributes/direction").asText())
                .isEqualTo("out");
    }

    @Test
    void aCallBackAfterATooShortCallJoinsItsTicketThoughANewerOneIsOpen() {
        var caller = phone("+12025550158");
        var cut = sessions.inbound().tooShort(60008, caller, Menu.ORDERS, Agent.DANA_REYES, NINE);
        bridge.play(cut);
        var customer = bridge.customerOf("call/60008");
        bridge.ticket(customer, "open", "web-chat", "31");
        bridge.play(sessions.outbound()
                .callBackWithoutParent(
                        cut, 60009, Agent.DANA_REYES, cut.endsAt().plusSeconds(8)));

        assertThat(bridge.ruleOf("call/60009")).isEqualTo("U6");
        assertThat(bridge.ticketWith("call", "60009")).isEqualTo(bridge.ticketWith("call", "60008"));
    }

    @Test
    void withheldNumbersShareOneCustomerAndEachCallHasItsTicket() {
        bridge.play(sessions.inbound().withheld(60010, "anonymous", Menu.ORDERS, Agent.DANA_REYES, NINE));
        bridge.play(sessions.inbound().withheld(60011, "", Menu.ORDERS, Agent.DANA_REYES, NINE));
        bridge.play(sessions.inbound().withheld(60012, null, Menu.ORDERS, Agent.DANA_REYES, NINE));

        assertThat(bridge.kustomer.customers())
                .filteredOn(customer ->
                        customer.at("/attributes/externalId").asText().equals("ccai:unknown-caller"))
                .hasSize(1);
        assertThat(bridge.ticketWith("call", "60010"))
                .isNotEqualTo(bridge.ticketWith("call", "60011"))
                .isNotEqualTo(bridge.ticketWith("call", "60012"));
    }

    @Test
    void anAgentWithoutAKustomerUserLeavesTheTicketUnassignedAndTheExplanationSaysSo() {
        bridge.play(sessions.inbound().answered(60015, phone("+12025550162"), Menu.ORDERS, Agent.MIRA_LINDT, NINE));

        assertThat(bridge.assigneeOf("call", "60015")).isEmpty();
        assertThat(bridge.explanation("call/60015").path("remark").asText())
                .contains("agent 1317 has no Kustomer user");
    }

    @Test
    void namesWithAccentsAndEmojiArriveAsTheyAre() {
        var menu = new Menu(77, "Rücksendung – naïve 📦", 7, "Unterstützung", "ivr_menu");
        bridge.play(sessions.inbound().answered(60014, phone("+12025550160"), menu, Agent.DANA_REYES, NINE));

        assertThat(bridge.ticketOf("call", "60014")
                        .at("/attributes/custom/ccaiMenuPathStr")
                        .asText())
                .isEqualTo("Unterstützung/Rücksendung – naïve 📦");
        assertThat(bridge.messageOf("call", "60014")
                        .at("/attributes/custom/ccaiQueueNameStr")
                        .asText())
                .isEqualTo("Rücksendung – naïve 📦");
    }

    @Test
    void aCustomerWhoseNumberIsKeptWithoutThePlusIsFound() {
        var customer = bridge.knownCustomer("12025550159");
        bridge.play(answered(60013, "+12025550159"));

        assertThat(bridge.customerOf("call/60013")).isEqualTo(customer);
    }

    private ScriptedSession answered(long id, String number) {
        return sessions.inbound().answered(id, phone(number), Menu.ORDERS, Agent.DANA_REYES, NINE);
    }

    private static Caller phone(String number) {
        return Caller.byPhone(number.hashCode() & 0xffff, number);
    }
}
