package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Agents;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What the agents of the hour do to their statuses on both sides, beside the sessions, and what became of it. */
public final class StatusHour implements AutoCloseable {
    private static final String QUEUE = "ccai";

    private final CcaiStandIn ccai;
    private final KustomerStandIn kustomer;
    private final String team;
    private final List<AgentAtWork> atWork = new ArrayList<>();
    private final List<Future<Boolean>> shifts = new ArrayList<>();
    private final ExecutorService hands = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "agent-at-work");
        thread.setDaemon(true);
        return thread;
    });

    /** Both systems get the agents, a team with the queue from outside and the statuses of the hour. */
    public StatusHour(CcaiStandIn ccai, KustomerStandIn kustomer) {
        this.ccai = ccai;
        this.kustomer = kustomer;
        this.team = kustomer.routing().team("Voice", QUEUE);
        List.of("Coaching", "Training").forEach(name -> kustomer.addStatus(name, "unavailable"));
        HourPlan.agents().forEach(this::employ);
        Agents agents = ccai.agents();
        agents.choose(Agent.DANA_REYES.email(), "Unavailable");
        agents.logout(Agent.DANA_REYES.email());
    }

    private void employ(Agent agent) {
        kustomer.routing().hire(agent.email(), agent.name(), team);
        ccai.putAgent(agent.id(), agent.name(), agent.email(), agent.number());
    }

    /** Sets the mapping and lets the agents begin; false where the bridge takes no mapping. */
    public boolean begin(URI bridge, String user, String password, String appToken, EventPusher events)
            throws InterruptedException {
        if (!StatusMappingSet.in(bridge, user, password, kustomer.routing())) {
            return false;
        }
        ccai.agents().announceTo(events);
        URI door = bridge.resolve("/kustomer/app/agent-status");
        begin(at(door, appToken, Agent.DANA_REYES), StatusHour::aDayFromLoginToLunchAndBack);
        begin(at(door, appToken, Agent.SAM_OKAFOR), StatusHour::aBreakPickedInACall);
        begin(at(door, appToken, Agent.MIRA_LINDT), StatusHour::aChangeInTheAdapter);
        begin(at(door, appToken, Agent.JON_ABARA), StatusHour::aChangeWhileLoggedOut);
        return true;
    }

    /** Waits for the agents and prints a line for each; nothing where the bridge does not read statuses. */
    public boolean print(PrintStream out) throws InterruptedException {
        boolean wereSeen = true;
        for (Future<Boolean> shift : shifts) {
            try {
                wereSeen &= shift.get();
            } catch (ExecutionException failed) {
                out.println("An agent's part of the hour could not be played: " + failed.getCause() + ".");
            }
        }
        if (wereSeen && !atWork.isEmpty()) {
            atWork.forEach(agent -> out.println(agent.line()));
            long expected = atWork.stream().filter(AgentAtWork::isAsExpected).count();
            out.println(atWork.size() + " agents, " + expected + " with both statuses as expected, "
                    + ccai.agents().writes().size() + " writes to CCAI Platform, "
                    + kustomer.routing().writes().size() + " to Kustomer");
        }
        return wereSeen;
    }

    /** One agent's script. */
    private interface Script {
        void play(AgentAtWork agent) throws InterruptedException;
    }

    private AgentAtWork at(URI door, String appToken, Agent agent) {
        var desktop = kustomer.routing().desktop(agent.email(), team);
        var tab = desktop.opensTab("tab-of-" + agent.id(), door, appToken);
        return new AgentAtWork(agent, ccai.agents(), kustomer.routing(), desktop, tab);
    }

    private void begin(AgentAtWork agent, Script script) {
        atWork.add(agent);
        Callable<Boolean> shift = () -> {
            agent.inKustomer("Available");
            boolean isSeen = bothAreRead();
            if (isSeen) {
                script.play(agent);
            }
            return isSeen;
        };
        shifts.add(hands.submit(shift));
    }

    /** Both sides have been read after now, and there was a moment to take it in. */
    private boolean bothAreRead() throws InterruptedException {
        Instant now = Instant.now();
        AgentAtWork.until(() -> isRead(now));
        TimeUnit.SECONDS.sleep(1);
        return isRead(now);
    }

    private boolean isRead(Instant after) {
        return ccai.requests().stream().anyMatch(r -> r.path().endsWith("/agent_statuses") && r.at().isAfter(after))
                && kustomer.ledger().entries().stream()
                        .anyMatch(e -> e.path().equals("/v1/routing/work-sessions") && e.at().isAfter(after));
    }

    private static void aDayFromLoginToLunchAndBack(AgentAtWork dana) throws InterruptedException {
        dana.inCcai(Agents::login).untilCcaiShows("Available");
        dana.inKustomer("Lunch").untilCcaiShows("Meal");
        dana.inKustomer("Available").untilCcaiShows("Available");
        dana.shouldEnd("logged in, went to lunch in Kustomer and came back", "Available/Available");
    }

    private static void aBreakPickedInACall(AgentAtWork sam) throws InterruptedException {
        sam.inCcai(Agents::startsCall).inKustomer("Lunch");
        TimeUnit.SECONDS.sleep(4);
        sam.inCcai(Agents::endsCall);
        TimeUnit.SECONDS.sleep(2);
        sam.inCcai(Agents::finishesWrapUp);
        sam.shouldEnd("picked lunch in Kustomer in a call, applied after wrap-up", "Lunch/Meal");
    }

    private static void aChangeInTheAdapter(AgentAtWork mira) throws InterruptedException {
        mira.inCcai((agents, email) -> agents.choose(email, "Meeting"));
        // One way leaves Kustomer as it is; both ways show the representative there.
        AgentAtWork.until(mira::showsTheWayBack);
        mira.shouldEnd("picked a meeting in the adapter", "(Available|Coaching)/Meeting");
    }

    private static void aChangeWhileLoggedOut(AgentAtWork jon) throws InterruptedException {
        jon.inCcai(Agents::logout);
        TimeUnit.SECONDS.sleep(4);
        jon.inKustomer("Lunch");
        TimeUnit.SECONDS.sleep(2);
        jon.inKustomer("Offline");
        jon.shouldEnd("logged out, then picked lunch and signed out in Kustomer", "Offline/Offline");
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
