package io.github.ccaibridge.agentstatus;

import io.github.ccaibridge.agentstatus.AgentState.Seen;
import io.github.ccaibridge.agentstatus.AgentState.Waiting;
import io.github.ccaibridge.agentstatus.AgentState.Write;
import java.time.Duration;

/** What a write of ours was answered: done, or refused in the platform's own words (C 5.2). */
final class WriteAnswers {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private WriteAnswers() {}

    static void take(Sighting one, Outlook agent) {
        var asked = agent.pending != null && agent.pending.side() == one.side() ? agent.pending : null;
        if (one.side() == Side.CCAI) {
            ccai(one, agent, asked);
        } else {
            kustomer(one, agent, asked);
        }
    }

    private static void ccai(Sighting one, Outlook agent, Write asked) {
        var before = agent.ccai;
        var newer = before == null || one.asOf().isAfter(before.asOf()) || crossed(one, agent, before, asked);
        if (one.value() != null && newer) {
            agent.ccai = CcaiStatus.same(before == null ? null : before.value(), one.value())
                    ? new Seen(
                            before.value(),
                            before.before(),
                            before.at(),
                            agent.notAhead(one.asOf()),
                            one.source(),
                            null,
                            null)
                    : agent.seen(one, before);
            if (CcaiStatus.isSystem(one.value()) && before != null && CcaiStatus.isSettable(before.value())) {
                agent.freeBefore = before.value();
            }
        }
        if (one.refusal() != null) {
            agent.pending = null;
            refused(one, agent);
            return;
        }
        agent.done(asked != null ? asked : new Write(Side.CCAI, null, one.value(), one.asOf()), one.asOf());
        CcaiSightings.applied(one.value(), agent);
        agent.say(one, "S1", "CCAI Platform took " + one.value() + ".");
    }

    private static void refused(Sighting one, Outlook agent) {
        if (agent.next == null) {
            agent.say(one, "S6", "CCAI Platform refused: " + one.refusal());
            return;
        }
        var times = agent.next.refusals() + 1;
        agent.next = new Waiting(
                agent.next.value(),
                agent.next.since(),
                one.refusal(),
                times,
                one.asOf().plus(pause(times)));
        agent.say(one, "S6", "CCAI Platform refused: " + one.refusal() + " " + agent.next.value() + " waits.");
    }

    private static void kustomer(Sighting one, Outlook agent, Write asked) {
        agent.shown(asked != null ? asked.value() : one.value());
        if (one.refusal() != null) {
            agent.pending = null;
            agent.kustomer = withoutWorkSession(agent.kustomer);
            agent.say(one, "S8", "Kustomer refused: " + one.refusal() + " It is not tried again in this work session.");
            return;
        }
        agent.done(asked != null ? asked : new Write(Side.KUSTOMER, null, one.value(), one.asOf()), one.asOf());
        var before = agent.kustomer;
        if (before == null || one.asOf().isAfter(before.asOf()) || crossed(one, agent, before, asked)) {
            agent.kustomer = agent.seen(one, before);
        }
        agent.say(one, "S8", "Kustomer shows " + agent.name(one.value()) + ".");
    }

    /** The old value, seen after the write was done: a sighting that is behind, or somebody changed it back at once. */
    private static boolean crossed(Sighting one, Outlook agent, Seen shown, Write asked) {
        var crossed = asked != null
                && one.refusal() == null
                && Outlook.same(one.side(), asked.value(), one.value())
                && Outlook.same(one.side(), asked.before(), shown.value());
        if (crossed && shown.asOf().isAfter(one.asOf())) {
            agent.doubt(new Sighting(
                    one.n(),
                    one.side(),
                    shown.source(),
                    shown.value(),
                    null,
                    shown.asOf(),
                    shown.workSession(),
                    shown.team(),
                    null,
                    null));
        }
        return crossed;
    }

    private static Seen withoutWorkSession(Seen told) {
        return told == null
                ? null
                : new Seen(told.value(), told.before(), told.at(), told.asOf(), told.source(), null, told.team());
    }

    private static Duration pause(int times) {
        var pause = FIRST.multipliedBy(1L << Math.min(times - 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
