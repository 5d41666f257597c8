package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Agents;
import io.github.ccaibridge.sandbox.kustomer.AgentDesktop;
import io.github.ccaibridge.sandbox.kustomer.RoutingDesk;
import io.github.ccaibridge.sandbox.kustomer.Tab;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One agent at both screens: what was done, and where it should end. */
final class AgentAtWork {
    private static final long PATIENCE = Duration.ofSeconds(12).toNanos();

    private final Agent agent;
    private final Agents ccai;
    private final RoutingDesk kustomer;
    private final AgentDesktop desktop;
    private final Tab tab;
    private String story = "";
    private String expected = "";
    private int deeds;

    AgentAtWork(Agent agent, Agents ccai, RoutingDesk kustomer, AgentDesktop desktop, Tab tab) {
        this.agent = agent;
        this.ccai = ccai;
        this.kustomer = kustomer;
        this.desktop = desktop;
        this.tab = tab;
    }

    /** A deed at the screen of CCAI Platform, named by the agent's e-mail. */
    AgentAtWork inCcai(Deed deed) {
        deed.on(ccai, agent.email());
        deeds++;
        return this;
    }

    /** Something the agent does there. */
    interface Deed {
        void on(Agents agents, String email);
    }

    AgentAtWork inKustomer(String status) {
        tab.picksAndTells(status);
        deeds++;
        return this;
    }

    /** Goes on when CCAI Platform shows this, or when that takes too long: the last line will tell. */
    AgentAtWork untilCcaiShows(String status) throws InterruptedException {
        until(() -> ccai.statusOf(agent.email()).equals(status));
        return this;
    }

    static void until(BooleanSupplier holds) throws InterruptedException {
        long begin = System.nanoTime();
        while (!holds.getAsBoolean() && System.nanoTime() - begin < PATIENCE) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Ends the script: its story and the two statuses, where a bar separates what either direction gives. */
    void shouldEnd(String told, String statusesInBoth) throws InterruptedException {
        story = told;
        expected = statusesInBoth;
        until(() -> ends().matches(expected));
    }

    /** Kustomer was told of what the agent did at the other screen. */
    boolean showsTheWayBack() {
        return !kustomer.writesOf(desktop.userId()).isEmpty();
    }

    boolean isAsExpected() {
        return !expected.isEmpty() && ends().matches(expected) && writes() <= 2L * deeds;
    }

    String line() {
        String verdict = isAsExpected() ? "as expected" : "NOT as expected (" + expected + ")";
        return String.format(
                Locale.ROOT,
                "agent %-5d %-78s Kustomer/CCAI Platform: %s, %d writes, %s",
                agent.id(),
                story,
                ends(),
                writes(),
                verdict);
    }

    private String ends() {
        return desktop.status() + "/" + ccai.statusOf(agent.email());
    }

    private long writes() {
        return ccai.writesOf(agent.email()).size()
                + (long) kustomer.writesOf(desktop.userId()).size();
    }
}
