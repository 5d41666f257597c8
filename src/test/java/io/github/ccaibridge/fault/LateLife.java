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

/** The whole life of one call as facts that can be told in any order: events, states of its object, files. */
final class LateLife {
    private static final Sessions SESSIONS = new Sessions(11);
    private static final long RECORDING = 40_000;
    private static final long PHOTO = 20_000;

    final long call;
    final List<String> order;
    private final ScriptedSession session;
    private final LateFile recording;

    LateLife(long call, Instant start, List<String> order) {
        this.call = call;
        this.order = order;
        this.recording = LateFile.ofBytes(ArtifactDrop.recordingName(call), RECORDING);
        this.session = SESSIONS.inbound()
                .answered(call, Caller.byPhone(call, Scene.phoneOf(call)), Menu.ORDERS, Agent.DANA_REYES, start)
                .recorded()
                .with(SmartAction.textInput("A-1"))
                .with(SmartAction.photo(LateFile.ofBytes(ArtifactDrop.photoName("call", call, 7), PHOTO)))
                .rated(2, null)
                .rated(5, null)
                // The closing snapshot is older than the second rating, and of another opinion about the language.
                .withAftermath(late -> late.rated(2, "slow").changed(file -> file.put("lang", "de")));
    }

    /** The order in which CCAI Platform tells them when nothing goes wrong. */
    static List<String> natural() {
        var facts = new ArrayList<>(List.of("object 0"));
        IntStream.range(0, 6).forEach(n -> facts.add("event " + n));
        facts.addAll(List.of("object 1", "recording", "object 2", "photo", "metadata", "object 3"));
        return facts;
    }

    /** Some order, in which the object changes as it does, and some facts are told twice. */
    static List<String> shuffled(Random random) {
        var facts = new ArrayList<>(natural());
        for (var fact : natural()) {
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
                scene.bridge.ccai.putRecording(recording.name(), RECORDING);
                scene.bridge.ccai.putRecording(
                        session.aftermath().files().get(0).name(), PHOTO);
                session.putStageNow(scene.bridge.ccai, Integer.parseInt(fact[1]));
            }
            case "recording" -> drop.put(recording);
            case "photo" -> drop.put(session.aftermath().files().get(0));
            default -> drop.metadata(call, session.aftermath().metadata());
        }
    }
}
