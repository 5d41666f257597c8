package io.github.ccaibridge.agentstatus;

import io.github.ccaibridge.agentstatus.AgentState.Waiting;
import io.github.ccaibridge.agentstatus.AgentState.Write;
import java.time.Duration;
import java.time.Instant;

/** The one write that is due now, if any, and when to look again. */
final class NextWrite {
    /** A write without an answer for this long is of unknown outcome, and is decided anew from what is seen. */
    private static final Duration UNANSWERED = Duration.ofSeconds(12);

    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofMinutes(15);

    private final Outlook agent;
    private Write write;
    private Instant lookAgain;

    NextWrite(Outlook agent) {
        this.agent = agent;
    }

    Write write() {
        return write;
    }

    Instant lookAgain() {
        return lookAgain;
    }

    void choose() {
        agent.doubted.forEach(one -> lookAgainAt(agent.settledBy(one)));
        if (agent.pending != null && agent.pending.at().plus(UNANSWERED).isAfter(agent.now)) {
            lookAgainAt(agent.pending.at().plus(UNANSWERED));
            return;
        }
        agent.pending = null;
        if (agent.next != null) {
            forward();
        } else if (agent.back != null) {
            backward();
        }
        if (Quarantine.holds(agent)) {
            lookAgainAt(Quarantine.endsAt(agent));
        }
        agent.pending = write;
    }

    private void lookAgainAt(Instant at) {
        lookAgain = lookAgain == null || at.isBefore(lookAgain) ? at : lookAgain;
    }

    /** A precondition that is not met for long is looked at less and less often. */
    private void lookAgainLater(Instant since) {
        var held = Duration.between(since, agent.now);
        var pause = held.compareTo(LATEST) > 0 ? LATEST : held;
        lookAgainAt(agent.now.plus(pause.compareTo(SOONEST) < 0 ? SOONEST : pause));
    }

    /** What waits means what the mapping says now, and what Kustomer shows now. */
    private void readAgain() {
        var meant = agent.meant();
        if (meant != null && !CcaiStatus.same(meant, agent.next.value())) {
            agent.next = new Waiting(meant, agent.next.since(), null, 0, null);
        }
    }

    private void forward() {
        readAgain();
        var wanted = agent.next;
        var current = agent.ccai == null ? null : agent.ccai.value();
        if (agent.standing.kustomerUsers() != 1 || agent.standing.ccaiAgents() != 1) {
            hold("one user and one agent with this e-mail", "S12");
        } else if (agent.ccai == null) {
            hold("what CCAI Platform shows of the agent", "S6");
        } else if (CcaiStatus.isOffline(current)) {
            agent.next = null;
            agent.add("S7", "The agent is logged out of CCAI Platform: the change is dropped.");
        } else if (CcaiStatus.same(current, wanted.value())) {
            agent.next = null;
            agent.add("S1", "CCAI Platform shows it already.");
        } else if (CcaiStatus.isProtected(current)) {
            wait("the end of " + current);
            agent.add("S6", wanted.value() + " waits until " + current + " is over.");
        } else if (Quarantine.holds(agent)) {
            wait("the end of the quarantine");
        } else if (wanted.tryAt() != null && wanted.tryAt().isAfter(agent.now)) {
            lookAgainAt(wanted.tryAt());
        } else {
            write = new Write(Side.CCAI, current, wanted.value(), agent.now);
        }
    }

    private void backward() {
        var chosen = agent.back.value();
        var current = agent.ccai == null ? null : agent.ccai.value();
        if (!CcaiStatus.same(current, chosen)) {
            agent.back = CcaiStatus.isSystem(current) ? agent.back : null;
            return;
        }
        var wanted = agent.mapping.representative(chosen);
        if (CcaiStatus.same(agent.meant(), chosen)) {
            dropBack("Kustomer's status means that already.");
        } else if (wanted == null) {
            dropBack("No Kustomer status stands for it: choose a representative under status mapping.");
        } else if (agent.kustomer == null || agent.mapping.isOffline(agent.kustomer.value())) {
            dropBack("The agent has no live work session in Kustomer, so there is nothing to set.");
        } else if (wanted.equals(agent.kustomer.value())) {
            dropBack("Kustomer shows " + agent.name(wanted) + " already.");
        } else if (agent.kustomer.workSession() == null) {
            holdBack("the agent's work session in Kustomer's list");
        } else if (agent.standing.kustomerUsers() != 1 || agent.standing.ccaiAgents() != 1) {
            holdBack("one user and one agent with this e-mail");
        } else if (!agent.standing.teamRouting()) {
            holdBack("team routing of the selected team");
        } else if (!agent.standing.externalQueue()) {
            holdBack("a selected team with our external queue");
        } else if (!Quarantine.holds(agent)) {
            write = new Write(Side.KUSTOMER, agent.kustomer.value(), wanted, agent.now);
        }
    }

    private void hold(String what, String rule) {
        if (!what.equals(agent.next.why())) {
            agent.add(rule, agent.next.value() + " waits for " + what + ".");
        }
        wait(what);
        lookAgainLater(agent.next.since());
    }

    private void wait(String what) {
        agent.next =
                new Waiting(agent.next.value(), agent.next.since(), what, agent.next.refusals(), agent.next.tryAt());
    }

    private void holdBack(String what) {
        if (!what.equals(agent.back.why())) {
            agent.add("S12", "It waits for " + what + ".");
        }
        agent.back = new Waiting(agent.back.value(), agent.back.since(), what, 0, null);
        lookAgainLater(agent.back.since());
    }

    private void dropBack(String why) {
        agent.back = null;
        agent.add("S8", why);
    }
}
