package io.github.ccaibridge.fault;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A mix of sessions in waves that is the same for the same seed: in each wave a few people, each with sessions one after
 * the other. A session whose expected rule begins with T opens a ticket.
 */
final class MixedLoad {
    static final List<Agent> AGENTS = List.of(Agent.DANA_REYES, Agent.SAM_OKAFOR, Agent.MIRA_LINDT, Agent.JON_ABARA);
    private static final Instant BEGIN = Instant.parse("2025-11-26T09:00:00Z");

    private final Sessions sessions;
    private final List<List<List<ScriptedSession>>> waves = new ArrayList<>();
    private final List<Caller> known = new ArrayList<>();
    private int people;
    private long ids = 70_000;
    private int turn;

    MixedLoad(long seed, int count) {
        sessions = new Sessions(seed);
        for (int n = 0; n < count; n++) {
            waves.add(List.of(
                    onePhoneCall(person()),
                    onePhoneCall(known(person())),
                    severalCalls(person()),
                    calledBack(known(person())),
                    unanswered(),
                    outbound(),
                    appSessions(),
                    transferred(),
                    withheld("anonymous"),
                    withheld(null)));
        }
    }

    /** Waves of people, each with sessions that follow each other. */
    List<List<List<ScriptedSession>>> waves() {
        return waves;
    }

    /** The people whom Kustomer knows before. */
    List<Caller> known() {
        return known;
    }

    List<ScriptedSession> all() {
        return waves.stream().flatMap(List::stream).flatMap(List::stream).toList();
    }

    List<ScriptedSession> opening() {
        return all().stream().filter(one -> one.expectedRule().startsWith("T")).toList();
    }

    private List<ScriptedSession> onePhoneCall(Caller caller) {
        return List.of(sessions.inbound().answered(id(), caller, Menu.ORDERS, agent(), at(0)));
    }

    private List<ScriptedSession> severalCalls(Caller caller) {
        var in = sessions.inbound();
        return List.of(
                in.answered(id(), caller, Menu.ORDERS, agent(), at(0)),
                in.answered(id(), caller, Menu.ORDERS, agent(), at(20)).labelled("the same again", "U1"),
                in.answered(id(), caller, Menu.RETURNS, agent(), at(40)));
    }

    private List<ScriptedSession> calledBack(Caller caller) {
        return List.of(
                sessions.inbound().answered(id(), caller, Menu.ORDERS, agent(), at(0)),
                sessions.outbound().made(id(), caller, agent(), at(30)).labelled("call back", "U2"));
    }

    private List<ScriptedSession> unanswered() {
        return List.of(
                sessions.inbound().abandoned(id(), person(), Menu.ORDERS, at(0)),
                sessions.inbound().voicemail(id(), person(), Menu.RETURNS, at(0)),
                sessions.chats().abandoned(id(), appUser(), Menu.WEB_ORDERS, at(0)));
    }

    private List<ScriptedSession> outbound() {
        return List.of(sessions.outbound().made(id(), person(), agent(), at(0)));
    }

    private List<ScriptedSession> appSessions() {
        return List.of(
                sessions.inbound().mobile(id(), appUser(), Menu.APP_ORDERS, agent(), at(0)),
                sessions.chats().web(id(), appUser(), Menu.WEB_ORDERS, agent(), at(0)));
    }

    private List<ScriptedSession> transferred() {
        return List.of(sessions.inbound().transferred(id(), person(), Menu.ORDERS, agent(), agent(), at(0)));
    }

    private List<ScriptedSession> withheld(String dn) {
        return List.of(sessions.inbound().withheld(id(), dn, Menu.ORDERS, agent(), at(0)));
    }

    private Caller person() {
        people++;
        return Caller.byPhone(2000 + people, number());
    }

    private Caller appUser() {
        people++;
        var name = "canary-" + people;
        return Caller.ofApp(2000 + people, name, "Canary " + people, name + "@example.net", number());
    }

    private Caller known(Caller caller) {
        known.add(caller);
        return caller;
    }

    private String number() {
        return "+1202556%04d".formatted(people);
    }

    private long id() {
        return ++ids;
    }

    private Agent agent() {
        return AGENTS.get(turn++ % AGENTS.size());
    }

    private static Instant at(int minutes) {
        return BEGIN.plus(Duration.ofMinutes(minutes));
    }
}
