package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers with more tickets than a page of Kustomer's list holds, be it sorted, unsorted or in an order of its own. */
class ManyTicketsTest {
    private static final int PAGE = 3;
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
    private static final String MENU = String.valueOf(Menu.ORDERS.id());
    private static final String OTHER_MENU = "999";

    private static final Sessions SESSIONS = new Sessions(6);
    private static BridgeUnderTest bridge;
    private static long call = 53_000;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("kustomer.assume.page-size=" + PAGE, "bridge.tickets.settle=300ms");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    /** Two open ones fit; so many newer ones are of another menu, so many older ones fit as well. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "1,1,0", "0,0,1", "0,0,0", "0,1,1", "0,1,0", "1,3,4", "0,3,4", "1,7,2", "0,7,2", "1,8,20"})
    void theNewestOpenOneThatFitsIsJoinedWhateverPageItIsOn(int sorted, int newer, int older) {
        order(sorted == 1, false);
        var person = newCaller();
        tickets(person, older, MENU, LONG_AGO);
        var fits = tickets(person, 1, MENU, LONG_AGO.plus(100, ChronoUnit.DAYS));
        tickets(person, newer, OTHER_MENU, LONG_AGO.plus(200, ChronoUnit.DAYS));
        var key = play(person);
        assertThat(bridge.ruleOf(key)).isEqualTo("U1");
        assertThat(bridge.explanation(key).at("/decision/ticket").asText()).isEqualTo(fits.get(0));
    }

    @Test
    void aListInAnotherOrderIsReadToItsEnd() {
        order(false, true);
        var person = newCaller();
        var fits = tickets(person, 1, MENU, LONG_AGO.plus(100, ChronoUnit.DAYS));
        List.of(3, 1, 0, 2).forEach(day -> ticket(person, MENU, LONG_AGO.plus(day, ChronoUnit.DAYS)));
        var key = play(person);
        assertThat(bridge.explanation(key).at("/decision/ticket").asText()).isEqualTo(fits.get(0));
    }

    @Test
    void noPageIsReadAfterThatOfTheTicketThatIsTaken() {
        order(true, false);
        var person = newCaller();
        tickets(person, 4 * PAGE, MENU, LONG_AGO);
        tickets(person, PAGE, OTHER_MENU, LONG_AGO.plus(200, ChronoUnit.DAYS));
        assertThat(lists(play(person))).isEqualTo(2);
    }

    @Test
    void whoHasHundredsOfTicketsOfWhichNoneFitsIsNotReadToTheEndAtEveryCall() {
        order(true, false);
        var person = newCaller();
        tickets(person, 12 * PAGE, OTHER_MENU, LONG_AGO);
        var key = play(person);
        assertThat(bridge.ruleOf(key)).isEqualTo("T2");
        assertThat(lists(key)).isEqualTo(10);
    }

    @Test
    void anOutboundCallNeedsOnlyTheLastTicket() {
        order(true, false);
        var person = newCaller();
        var last = tickets(person, 2 * PAGE, OTHER_MENU, LONG_AGO).get(2 * PAGE - 1);
        var outbound = SESSIONS.outbound().made(++call, person.caller(), Agent.DANA_REYES, LONG_AGO);
        bridge.play(outbound);
        assertThat(bridge.ruleOf("call/" + call)).isEqualTo("U2");
        assertThat(bridge.explanation("call/" + call).at("/decision/ticket").asText())
                .isEqualTo(last);
        assertThat(lists("call/" + call)).isEqualTo(1);
    }

    private record Person(Caller caller, String customer) {}

    private static Person newCaller() {
        var phone = "+12025553" + (++call % 1000);
        return new Person(Caller.byPhone(call, phone), bridge.knownCustomer(phone));
    }

    /** How Kustomer orders its lists: as asked, newest first, or oldest first. */
    private static void order(boolean asAsked, boolean newestFirst) {
        bridge.kustomer.switches(bridge.kustomer
                .switches()
                .with(Switch.HONOUR_SORT, asAsked ? 1 : 0)
                .with(Switch.NEWEST_FIRST, newestFirst ? 1 : 0));
    }

    /** So many open tickets of a menu, one a day. */
    private static List<String> tickets(Person person, int count, String menu, Instant first) {
        return IntStream.range(0, count)
                .mapToObj(n -> ticket(person, menu, first.plus(n, ChronoUnit.DAYS)))
                .toList();
    }

    private static String ticket(Person person, String menu, Instant createdAt) {
        var ticket =
                JsonNodeFactory.instance.objectNode().put("name", "Earlier").put("createdAt", createdAt.toString());
        ticket.putObject("custom").put("ccaiChannelStr", "ivr-voice").put("ccaiMenuIdStr", menu);
        return bridge.kustomer.addConversation(person.customer(), ticket);
    }

    private static String play(Person person) {
        bridge.play(SESSIONS.inbound().answered(++call, person.caller(), Menu.ORDERS, Agent.DANA_REYES, LONG_AGO));
        return "call/" + call;
    }

    private static long lists(String key) {
        return bridge.requestsOf(key).stream()
                .filter(one -> one.startsWith("list-tickets"))
                .count();
    }
}
