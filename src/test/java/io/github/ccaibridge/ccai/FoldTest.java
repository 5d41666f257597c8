package io.github.ccaibridge.ccai;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.SessionFacts;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The facts of a session depend on what was told, never on the order in which it came. */
class FoldTest {
    private static final List<Fold.Stored> SIX = IntStream.rangeClosed(1, 6)
            .mapToObj(n -> Told.fixture("call-50211-event-" + n + ".json").get(0))
            .toList();

    @Test
    void theSixEventsOfTheAnsweredCallSayWhoCalledWhatForAndWhoAnswered() {
        var facts = answeredCall(SIX);

        assertThat(facts.isOutbound()).isFalse();
        assertThat(facts.channelKey()).isEqualTo("ivr-voice");
        assertThat(facts.party().phone()).isEqualTo("+12025550143");
        assertThat(facts.menu()).isEqualTo(new Menu("26", "Support/Orders"));
        assertThat(facts.language()).isEqualTo("en");
        assertThat(facts.ownerId()).isEqualTo("1234");
        assertThat(facts.agents())
                .containsExactly(new AgentLeg(
                        "1234",
                        "Dana Reyes",
                        "dana.reyes@example.com",
                        Instant.parse("2025-11-26T09:00:26.200Z"),
                        Instant.parse("2025-11-26T09:00:28Z")));
        assertThat(facts.endedAt()).isEqualTo("2025-11-26T09:04:30Z");
        assertThat(facts.talkSeconds()).hasValue(242L);
        assertThat(facts.waitSeconds()).hasValue(17L);
        assertThat(facts.outcome()).isEqualTo("answered");
    }

    @Test
    void everyOrderOfTheSixEventsMakesTheSameFacts() {
        var facts = answeredCall(SIX);
        var orders = Orders.all(SIX);

        assertThat(orders).hasSize(720);
        assertThat(orders).allSatisfy(order -> assertThat(answeredCall(order)).isEqualTo(facts));
    }

    @Test
    void everyOrderWithDuplicatesMakesTheSameFacts() {
        var facts = answeredCall(SIX);
        var random = new Random(1);

        assertThat(Orders.all(SIX))
                .allSatisfy(order -> assertThat(answeredCall(Orders.withDuplicates(order, random)))
                        .isEqualTo(facts));
    }

    @Test
    void theConnectThatComesBeforeTheAcceptMakesTheSameOwnerAndLegs() {
        var swapped = List.of(SIX.get(0), SIX.get(1), SIX.get(3), SIX.get(2));

        assertThat(answeredCall(swapped)).isEqualTo(answeredCall(SIX.subList(0, 4)));
    }

    @Test
    void everyOrderOfATransferredCallMakesTheSameFacts() {
        var told = Told.ivrCall()
                .event(0, "'queue_path_ids':'7/26'", CALLER)
                .event(5, "", CALLER, agent("A", "connected"))
                .event(60, "'queue_path_ids':'7/28'", agent("A", "connected"), agent("B", "accepted"))
                .event(62, "", agent("A", "disconnected"), agent("B", "connected"))
                .event(90, "", agent("B", "connected"), agent("A", "accepted"))
                .event(95, "", agent("B", "disconnected"), agent("A", "connected"))
                .end(99, agent("A", "disconnected"));

        assertThat(told.facts().ownerId()).isEqualTo("A");
        assertThat(told.facts().menu().id()).isEqualTo("26");
        assertThat(Orders.all(told.events()))
                .allSatisfy(order -> assertThat(told.facts(order)).isEqualTo(told.facts()));
    }

    @Test
    void theDocumentedChatIsFoldedInBothOrders() {
        var first = Told.fixture("chat-138-event-1.json").get(0);
        var second = Told.fixture("chat-138-event-2.json").get(0);
        var facts = Fold.of("chat", "138", List.of(first, second), new Numbers(null));

        assertThat(facts.channelKey()).isEqualTo("web-chat");
        assertThat(facts.menu()).isEqualTo(new Menu("31", "Web/Orders"));
        assertThat(facts.party().endUserId()).isEqualTo("5");
        assertThat(facts.ownerId()).isEqualTo("1234");
        assertThat(Fold.of("chat", "138", List.of(second, first), new Numbers(null)))
                .isEqualTo(facts);
    }

    @Test
    void eventsOfOneInstantDoNotDependOnTheirArrival() {
        var told = Told.ivrCall()
                .end(10, agent("B", "disconnected"), agent("A", "disconnected"))
                .event(10, "'queue_path_ids':'7/26'", CALLER, agent("B", "connected"))
                .event(10, "'queue_path_ids':'7'", CALLER, agent("A", "accepted"))
                .event(10, "", agent("A", "connected"), agent("B", "ringing"))
                .object(10, "{'id':1,'status':'connected'}")
                .object(10, "{'id':1,'status':'finished'}");

        assertThat(Orders.all(told.events()))
                .allSatisfy(order -> assertThat(told.facts(order)).isEqualTo(told.facts()));
    }

    @Test
    void theSameEventReceivedTwiceEndsTheSessionWhenItCameFirst() {
        var event = Told.ivrCall().end(10, CALLER).events().get(0);
        var again = new Fold.Stored(event.at(), event.received().plusSeconds(30), "events", event.payload());
        var told = Told.ivrCall();

        assertThat(told.facts(List.of(again, event)).endReceivedAt()).isEqualTo(event.received());
        assertThat(told.facts(List.of(event, again)).endReceivedAt()).isEqualTo(event.received());
    }

    @Test
    void keysUnknownToUsChangeNothing() {
        var plain = Told.ivrCall().event(0, "", CALLER);
        var more = Told.ivrCall()
                .event(
                        0,
                        "'sentiment':{'state':'disconnected'},'queue_uuid':26,'tags':[1,null]",
                        "{'type':'external','dn':'+12025550143','state':'connected','carrier':{'id':7}}",
                        "{'type':'supervisor','id':'99','state':'connected'}");

        assertThat(more.facts()).isEqualTo(plain.facts());
    }

    @Test
    void bothSpellingsOfTheKeysSayTheSame() {
        var item = "'Direction':'incoming','Language':'en','Queue_path_ids':'7/26','Queue_path_names':'Support/Orders'";
        var documented = Told.bare("call")
                .event(
                        0,
                        item,
                        "{'ParticipantID':'+12025550143','Type':'external','State':'connected'}",
                        "{'ParticipantID':'1234','Type':'agent','State':'connected'}");
        var ours = Told.bare("call")
                .event(
                        0,
                        item.replace("Q", "q").replace("D", "d").replace("L", "l"),
                        CALLER,
                        agent("1234", "connected"));

        assertThat(documented.facts()).isEqualTo(ours.facts());
        assertThat(documented.facts().party().phone()).isEqualTo("+12025550143");
        assertThat(documented.facts().menu().id()).isEqualTo("26");
        assertThat(documented.facts().ownerId()).isEqualTo("1234");
    }

    @Test
    void ofTwoSnapshotsOfOneSecondTheOneThatWasReadLaterTellsHowItIs() throws Exception {
        var at = Instant.parse("2025-11-26T09:10:00Z");
        var read = snapshot(at, 1, "voicemail_read");
        var closed = snapshot(at, 2, "voicemail_closed");
        assertThat(answeredCall(List.of(read, closed)).object().status()).isEqualTo("voicemail_closed");
        assertThat(answeredCall(List.of(closed, read)).object().status()).isEqualTo("voicemail_closed");
    }

    private static Fold.Stored snapshot(Instant at, int later, String status) throws Exception {
        var object = new ObjectMapper().readTree("{\"id\":50211,\"status\":\"" + status + "\"}");
        return new Fold.Stored(at, at.plusSeconds(later), CallObjects.SOURCE, object);
    }

    private static SessionFacts answeredCall(List<Fold.Stored> events) {
        return Fold.of("call", "50211", events, new Numbers(null));
    }
}
