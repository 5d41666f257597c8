package io.github.ccaibridge.agentstatus;

import io.github.ccaibridge.agentstatus.AgentState.Seen;
import io.github.ccaibridge.agentstatus.AgentState.Waiting;
import io.github.ccaibridge.agentstatus.AgentState.Write;
import io.github.ccaibridge.agentstatus.StatusDecision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One agent while it is being decided: the state as it changes, who the agent is, and what came of each sighting. */
final class Outlook {
    private static final int REMEMBERED = 4;

    final StatusMapping mapping;
    final Standing standing;
    final StatusPolicy policy;
    final Instant now;
    final List<Outcome> outcomes = new ArrayList<>();
    Seen kustomer;
    Seen ccai;
    String freeBefore;
    Instant choseAt;
    Waiting next;
    Waiting back;
    Write pending;
    List<Write> wrote;
    List<Instant> changes;
    List<Sighting> doubted;
    Instant quarantinedAt;
    String alert;
    /** Set while a doubt that nothing newer has settled is taken for the truth. */
    private boolean trusting;

    Outlook(AgentState state, StatusMapping mapping, Standing standing, StatusPolicy policy, Instant now) {
        this.mapping = mapping;
        this.standing = standing;
        this.policy = policy;
        this.now = now;
        kustomer = state.kustomer();
        ccai = state.ccai();
        freeBefore = state.freeBefore();
        choseAt = state.choseAt();
        next = state.next();
        back = state.back();
        pending = state.pending();
        wrote = new ArrayList<>(state.wrote());
        changes = new ArrayList<>(state.changes());
        doubted = new ArrayList<>(state.doubted());
        quarantinedAt = state.quarantinedAt();
    }

    AgentState state() {
        return new AgentState(
                kustomer, ccai, freeBefore, choseAt, next, back, pending, wrote, changes, doubted, quarantinedAt);
    }

    void say(Sighting one, String rule, String sentence) {
        outcomes.add(new Outcome(one.n(), rule, sentence));
    }

    /** Adds to what came of the last sighting what is done about it. */
    void add(String rule, String sentence) {
        if (!outcomes.isEmpty()) {
            var last = outcomes.remove(outcomes.size() - 1);
            outcomes.add(new Outcome(last.n(), rule, last.sentence() + " " + sentence));
        }
    }

    /** The write is done: what it set is known, and what still shows the old value for a moment is stale. */
    void done(Write write, Instant at) {
        wrote.add(new Write(write.side(), write.before(), write.value(), at));
        while (wrote.size() > REMEMBERED) {
            wrote.remove(0);
        }
        pending = null;
    }

    /** A later choice in CCAI Platform goes on waiting while an earlier one is shown in Kustomer. */
    void shown(String kustomerStatus) {
        if (back != null && same(Side.KUSTOMER, mapping.representative(back.value()), kustomerStatus)) {
            back = null;
        }
    }

    /** What seems stale is kept: it is the truth when nothing newer has come after the echo window. */
    void doubt(Sighting one) {
        doubted.add(one);
    }

    /** Something newer of that side settles what was doubted. */
    void settle(Sighting newer) {
        doubted.removeIf(one -> one.side() == newer.side() && !one.asOf().isAfter(newer.asOf()));
    }

    /** The doubts that nothing has settled in time. */
    List<Sighting> dueDoubts() {
        var due = doubted.stream().filter(one -> !settledBy(one).isAfter(now)).toList();
        doubted.removeAll(due);
        trusting = true;
        return due;
    }

    Instant settledBy(Sighting doubt) {
        return doubt.asOf().plus(policy.echoWindow());
    }

    boolean trusting() {
        return trusting;
    }

    /** Whether a sighting only shows what was there before a write of ours (S9). */
    boolean stale(Sighting one) {
        return !trusting
                && wrote.stream()
                        .filter(write -> write.side() == one.side() && same(one.side(), write.before(), one.value()))
                        .anyMatch(write -> one.asOf().isBefore(write.at().plus(policy.echoWindow()))
                                && (one.changedAt() == null || !one.changedAt().isAfter(write.at())));
    }

    static boolean same(Side side, String one, String other) {
        return side == Side.CCAI ? CcaiStatus.same(one, other) : one == null ? other == null : one.equals(other);
    }

    /** Kustomer's list leaves out who is signed out, its tabs name a status of its own for that. */
    Sighting plain(Sighting one) {
        return one.side() == Side.CCAI || one.value() == null || !mapping.isOffline(one.value())
                ? one
                : new Sighting(
                        one.n(),
                        one.side(),
                        one.source(),
                        null,
                        one.changedAt(),
                        one.asOf(),
                        one.workSession(),
                        one.team(),
                        one.instance(),
                        one.refusal());
    }

    /** A clock that is fast must not hide for a while what is seen next. */
    Instant notAhead(Instant told) {
        return told.isAfter(now) ? now : told;
    }

    /** The clocks of two systems differ: what changed was still the old value when that was seen last. */
    private Instant moment(Sighting one, Seen before) {
        var told = one.changedAt() != null ? one.changedAt() : one.asOf();
        return notAhead(before == null || told.isAfter(before.asOf()) ? told : before.asOf());
    }

    Seen seen(Sighting one, Seen before) {
        return new Seen(
                one.value(),
                before == null ? null : before.value(),
                moment(one, before),
                notAhead(one.asOf()),
                one.source(),
                one.workSession() != null || before == null || one.value() == null
                        ? one.workSession()
                        : before.workSession(),
                one.team() != null || before == null ? one.team() : before.team());
    }

    /** The CCAI Platform status that Kustomer's present one means; null where nothing is mapped. */
    String meant() {
        return kustomer == null ? null : mapping.meaning(kustomer.value());
    }

    String name(String kustomerStatus) {
        return mapping.name(kustomerStatus);
    }
}
