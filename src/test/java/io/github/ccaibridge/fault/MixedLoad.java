package io.github.ccaibridge.fault;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.ccai.SmartAction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A mix of sessions in waves that is the same for the same seed: in each wave a few people, each with sessions one after
 * the other. A session whose expected rule begins with T opens a ticket.
 */
final class MixedLoad {
    static final List<Agent> AGENTS = List.of(Agent.DANA_REYES, Agent.SAM_OKAFOR, Agent.MIRA_LINDT, Agent.JON_ABARA);

    private final Sessions sessions;
    private final Instant begin;
    private final boolean late;
    private final List<List<List<ScriptedSession>>> waves = new ArrayList<>();
    private final List<Caller> known = new ArrayList<>();
    private int people;
    private long ids = 70_000;
    private int turn;

    MixedLoad(long seed, int count) {
        this(seed, Instant.parse("2025-11-26T09:00:00Z"), false);
        waves(count, load -> load.wave());
    }

    /** With recordings, transcripts, ratings and SmartActions; recent, since recordings older than CCAI Platform keeps them are given up. */
    static MixedLoad withLateData(long seed, int count) {
        return recent(seed).waves(count, load -> load.wave());
    }

    /** The same with fewer people in a wave, who still have every kind of record and file between them. */
    static MixedLoad ofSmallWaves(long seed, int count) {
        return recent(seed).waves(count, load -> load.smallWave());
    }

    private static MixedLoad recent(long seed) {
        return new MixedLoad(seed, Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS), true);
    }

    private MixedLoad(long seed, Instant begin, boolean late) {
        sessions = new Sessions(seed);
        this.begin = begin;
        this.late = late;
    }

    private MixedLoad waves(int count, Function<MixedLoad, List<List<ScriptedSession>>> wave) {
        for (int n = 0; n < count; n++) {
            waves.add(wave.apply(this));
        }
        return this;
    }

    private List<List<ScriptedSession>> wave() {
        return List.of(
                recorded(onePhoneCall(person())),
                asked(recorded(onePhoneCall(known(person())))),
                severalCalls(person()),
                calledBack(known(person())),
                unanswered(),
                outbound(),
                withTranscript(appSessions()),
                transferred(),
                withheld("anonymous"),
                withheld(null));
    }

    private List<List<ScriptedSession>> smallWave() {
        return List.of(
                recorded(onePhoneCall(person())),
                asked(recorded(onePhoneCall(known(person())))),
                calledBack(known(person())),
                withTranscript(appSessions()));
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

    /** Recorded, by an address and by a file in turn, and rated. */
    private List<ScriptedSession> recorded(List<ScriptedSession> calls) {
        return !late
                ? calls
                : calls.stream()
                        .map(one -> one.id() % 2 == 0 ? one.recorded() : one.recordedAsFiles(30_000))
                        .map(one -> one.rated(4, "Solved after all"))
                        .toList();
    }

    private List<ScriptedSession> asked(List<ScriptedSession> calls) {
        return !late
                ? calls
                : calls.stream()
                        .map(one -> one.with(SmartAction.textInput("Order 4410"))
                                .with(SmartAction.photo(
                                        LateFile.usual(ArtifactDrop.photoName(one.kind(), one.id(), 77)))))
                        .toList();
    }

    private List<ScriptedSession> withTranscript(List<ScriptedSession> sessions) {
        return !late
                ? sessions
                : sessions.stream()
                        .map(one -> one.kind().equals("chat") ? one.transcribed() : one.recorded())
                        .toList();
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

    private Instant at(int minutes) {
        return begin.plus(Duration.ofMinutes(minutes));
    }
}
