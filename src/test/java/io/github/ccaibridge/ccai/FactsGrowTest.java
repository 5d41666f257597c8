package io.github.ccaibridge.ccai;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.SessionFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing known is lost when more is told, in whatever order it comes; only whose session it is may change. */
class FactsGrowTest {
    private static final List<Told> SESSIONS = List.of(
            Told.ivrCall()
                    .event(0, "'support_number':'+12025550100'", CALLER)
                    .event(5, "'queue_path_ids':'7','queue_path_names':'Support','language':'en'", CALLER)
                    .event(9, "'queue_path_ids':'7/26','queue_path_names':'Support/Orders'", CALLER)
                    .event(20, "", CALLER, agent("1234", "accepted"))
                    .event(22, "", CALLER, agent("1234", "connected"))
                    .event(60, "'queue_path_ids':'7/28'", agent("1234", "connected"), agent("1301", "accepted"))
                    .event(63, "", agent("1234", "disconnected"), agent("1301", "connected"))
                    .end(270, agent("1301", "disconnected"))
                    .event(300, "", agent("1234", "dispositionSubmitted"))
                    .object(20, "{'id':1,'status':'queued','call_type':'Voice Inbound (IVR)'}")
                    .object(400, Told.documentedObject(50211))
                    .object(900, "{'missing':true}"),
            Told.webChat()
                    .event(0, "", "{'type':'external','dn':'end_user_5','state':'connected'}")
                    .event(4, "'queue_path_ids':'9/31','queue_path_names':'Web/Orders'")
                    .event(22, "", agent("agent_1234", "connected"))
                    .end(90, agent("agent_1234", "disconnected"))
                    .endUser(30, "{'identifier':'customer-77'}"),
            Told.bare("call")
                    .event(0, "'direction':'incoming'", "{'type':'external','state':'connected'}")
                    .event(1, "'session_type':'Voice Inbound (IVR)'", CALLER)
                    .end(41, CALLER)
                    .object(60, Told.documentedObject(50212)));

    private record Step(Told told, List<Fold.Stored> before, List<Fold.Stored> after) {}

    static Stream<Told> sessions() {
        return SESSIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void whatWasKnownStaysKnown(Told told) {
        assertThat(steps(told)
                        .filter(step -> !lost(step).isEmpty())
                        .map(FactsGrowTest::told)
                        .limit(3))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void theOrderOfAnyPartOfTheEventsDoesNotMatter(Told told) {
        var random = new Random(3);
        assertThat(Stream.generate(() -> Orders.some(told.events(), random)).limit(300))
                .allMatch(part -> Orders.shuffled(part, 5)
                        .allMatch(order -> told.facts(order).equals(told.facts(part))));
    }

    /** Random parts of the events, each with one event more. */
    private static Stream<Step> steps(Told told) {
        var random = new Random(2);
        return Stream.generate(() -> {
                    var before = Orders.some(told.events(), random);
                    var after = new ArrayList<>(before);
                    var more = told.events().get(random.nextInt(told.events().size()));
                    after.add(random.nextInt(after.size() + 1), more);
                    return new Step(told, before, after);
                })
                .limit(1500);
    }

    private static List<String> lost(Step step) {
        var before = step.told().facts(step.before());
        var after = step.told().facts(step.after());
        var lost = new ArrayList<String>();
        lose(lost, "direction", SessionFacts::outbound, before, after);
        lose(lost, "channel", SessionFacts::channel, before, after);
        lose(lost, "type", SessionFacts::sessionType, before, after);
        lose(lost, "phone", facts -> facts.party().phone(), before, after);
        lose(lost, "identifier", facts -> facts.party().identifier(), before, after);
        lose(lost, "person", FactsGrowTest::person, before, after);
        lose(lost, "menu", SessionFacts::menu, before, after);
        lose(lost, "path", facts -> path(facts, after.menu()), before, after);
        lose(lost, "language", SessionFacts::language, before, after);
        lose(lost, "our number", SessionFacts::ourNumber, before, after);
        lose(lost, "start", SessionFacts::startedAt, before, after);
        lose(lost, "queue", SessionFacts::queuedAt, before, after);
        lose(lost, "end", SessionFacts::endedAt, before, after);
        lose(lost, "owner", SessionFacts::ownerId, before, after);
        lose(lost, "object", SessionFacts::object, before, after);
        lose(lost, "answer", facts -> facts.answered() ? true : null, before, after);
        before.agents().stream()
                .filter(leg -> !standsIn(leg, before))
                .filter(leg -> after.agents().stream().noneMatch(now -> keeps(leg, now)))
                .forEach(leg -> lost.add("agent " + leg.id()));
        return lost;
    }

    private static void lose(
            List<String> lost, String what, Function<SessionFacts, ?> fact, SessionFacts before, SessionFacts after) {
        if (fact.apply(before) != null && fact.apply(after) == null) {
            lost.add(what);
        }
    }

    /** Who is at the other end, were it a withheld number: an event's word goes before the object's. */
    private static Object person(SessionFacts facts) {
        var party = facts.party();
        return party.withheld() || !party.anonymous() ? party : null;
    }

    private static String path(SessionFacts facts, Menu of) {
        return facts.menu() != null && of != null && facts.menu().id().equals(of.id())
                ? facts.menu().path()
                : null;
    }

    /** The object's agent, who counts only while no event tells of an agent who connected. */
    private static boolean standsIn(AgentLeg leg, SessionFacts facts) {
        return facts.object() != null
                && leg.connectedAt() != null
                && leg.connectedAt().equals(facts.object().connectedAt());
    }

    private static boolean keeps(AgentLeg before, AgentLeg after) {
        return before.id().equals(after.id())
                && (before.email() == null || Objects.equals(before.email(), after.email()))
                && (before.acceptedAt() == null || after.acceptedAt() != null)
                && (before.connectedAt() == null || after.connectedAt() != null);
    }

    private static String told(Step step) {
        return lost(step) + " is lost between " + step.told().facts(step.before()) + " and "
                + step.told().facts(step.after());
    }
}
