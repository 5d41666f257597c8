package io.github.ccaibridge.fault;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.sandbox.ccai.SmartAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The whole life of one call or chat as facts that can be told in any order: events, states of its object, files. */
final class LateLife {
    private static final Sessions SESSIONS = new Sessions(11);
    private static final long RECORDING = 40_000;
    private static final long PHOTO = 20_000;

    final List<String> order;
    private final ScriptedSession session;

    private LateLife(ScriptedSession session, List<String> order) {
        this.session = session;
        this.order = order;
    }

    static LateLife ofCall(long call, Instant start, List<String> order) {
        return new LateLife(
                rated(SESSIONS.inbound()
                        .answered(call, Caller.byPhone(call, Scene.phoneOf(call)), Menu.ORDERS, Agent.DANA_REYES, start)
                        .recorded()
                        .with(SmartAction.textInput("A-1"))
                        .with(SmartAction.photo(LateFile.ofBytes(ArtifactDrop.photoName("call", call, 7), PHOTO)))),
                order);
    }

    static LateLife ofChat(long chat, Instant start, List<String> order) {
        var caller = Caller.byPhone(chat, Scene.phoneOf(chat));
        return new LateLife(
                rated(SESSIONS.chats()
                        .sms(chat, caller, Menu.ORDERS, Agent.DANA_REYES, start)
                        .transcribed()),
                order);
    }

    /** Rated twice; the closing snapshot is older than the second rating, and of another opinion about the language. */
    private static ScriptedSession rated(ScriptedSession session) {
        return session.rated(2, null)
                .rated(5, null)
                .withAftermath(late -> late.rated(2, "slow").changed(file -> file.put("lang", "de")));
    }

    /** The order in which CCAI Platform tells a call when nothing goes wrong. */
    static List<String> naturalCall() {
        return natural(6, "object 1", "recording", "object 2", "file", "metadata", "object 3");
    }

    /** The order in which CCAI Platform tells a chat when nothing goes wrong. */
    static List<String> naturalChat() {
        return natural(4, "object 1", "file", "object 2", "metadata", "object 3");
    }

    private static List<String> natural(int events, String... later) {
        var facts = new ArrayList<>(List.of("object 0"));
        IntStream.range(0, events).forEach(n -> facts.add("event " + n));
        facts.addAll(List.of(later));
        return facts;
    }

    String kind() {
        return session.kind();
    }

    /** What Kustomer holds of it. */
    String ending(Scene scene) {
        return Ending.of(scene, kind(), session.id());
    }

    /** Some order, in which the object changes as it does, and some facts are told twice. */
    static List<String> shuffled(List<String> natural, Random random) {
        var facts = new ArrayList<>(natural);
        for (var fact : natural) {
            if (!fact.startsWith("object") && random.nextInt(4) == 0) {
                facts.add(fact);
            }
        }
        Collections.shuffle(facts, random);
        var state = 0;
        for (int n = 0; n < facts.size(); n++) {
            if (facts.get(n).startsWith("object")) {
                facts.set(n, "object " + state++);
            }
        }
        return facts;
    }

    /** Tells the fact at this place of the order. */
    void tell(int place, Scene scene, ArtifactDrop drop) {
        if (place >= order.size()) {
            return;
        }
        var fact = order.get(place).split(" ");
        switch (fact[0]) {
            case "event" ->
                scene.bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(session.events().get(Integer.parseInt(fact[1]))))
                                .toString());
            case "object" -> {
                putFiles(scene);
                session.putStageNow(scene.bridge.ccai, Integer.parseInt(fact[1]));
            }
            case "recording" -> drop.put(LateFile.ofBytes(session.recordingName(), RECORDING));
            case "file" -> drop.put(session.aftermath().files().get(0));
            default -> drop.metadata(session.id(), session.aftermath().metadata());
        }
    }

    /** What an object shows can be fetched from where it says. */
    private void putFiles(Scene scene) {
        if (kind().equals("call")) {
            scene.bridge.ccai.putRecording(session.recordingName(), RECORDING);
            scene.bridge.ccai.putRecording(session.aftermath().files().get(0).name(), PHOTO);
        }
    }
}
