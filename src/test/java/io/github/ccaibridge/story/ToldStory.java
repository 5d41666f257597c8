package io.github.ccaibridge.story;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Stories of what is told late. Those of one class share a bridge and happen at the same time, to people of their own: none
 * of them may disturb what the others need.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class ToldStory {
    static BridgeUnderTest bridge;
    static Shown shown;

    /** Starts the bridge of a class, with its settings beside those of all. */
    static void begin(String... settings) {
        bridge = new BridgeUnderTest(Stream.concat(Stream.of("bridge.tail.interval=500ms"), Stream.of(settings))
                .toArray(String[]::new));
        shown = new Shown(bridge);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    static ScriptedSession answered(long id) {
        return new Sessions(id).inbound().answered(id, caller(id), Menu.ORDERS, Agent.DANA_REYES, Shown.lately());
    }

    static ScriptedSession transferred(long id) {
        return new Sessions(id)
                .inbound()
                .transferred(id, caller(id), Menu.ORDERS, Agent.DANA_REYES, Agent.SAM_OKAFOR, Shown.lately());
    }

    /** A chat in the company's app. */
    static ScriptedSession chat(long id) {
        return new Sessions(id)
                .chats()
                .mobile(id, appUser(id, null), Menu.APP_ORDERS, Agent.DANA_REYES, Shown.lately());
    }

    static Caller caller(long id) {
        return Caller.byPhone(id, "+1202555" + (1000 + id));
    }

    static Caller appUser(long id, String phone) {
        return Caller.ofApp(id, "user-" + id, "Zoë Brun", "zoe" + id + "@example.com", phone);
    }
}
