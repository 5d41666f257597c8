package io.github.ccaibridge.story;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Instant;

/** A bridge in which everything is on that has a metric, read by the viewer, whose login Prometheus has. */
final class WatchedBridge {
    static final String VIEWER = "vera";
    static final String PASSWORD = "viewer-secret";

    private WatchedBridge() {}

    static BridgeUnderTest start() {
        return new BridgeUnderTest(
                "bridge.status.inheritance=on",
                "kustomer.webhook-secret=whk",
                "bridge.viewer-username=" + VIEWER,
                "bridge.viewer-password=" + PASSWORD);
    }

    /** Lets one call happen, so that what is counted of calls is not zero. */
    static void playOneCall(BridgeUnderTest bridge) {
        bridge.play(new Sessions(9)
                .inbound()
                .answered(
                        9001,
                        Caller.byPhone(9, "+12025550109"),
                        Menu.ORDERS,
                        Agent.DANA_REYES,
                        Instant.parse("2025-11-26T09:00:00Z")));
    }
}
