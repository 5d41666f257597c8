package io.github.ccaibridge.agentstatus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * One agent in both systems and the bridge between them, in a time of their own: polls and pushes that come late, twice or
 * never, writes that take a while, answers that get lost.
 */
final class TwoSystems {
    record Fact(double lost, double doubled, int slowest) {}

    private record Due(long at, long n, Runnable what) {}

    static final Instant EPOCH = Instant.parse("2026-11-25T08:00:00Z");
    private static final int POLL = 700;

    final List<String> trace = new ArrayList<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::n));
    private final Random random;
    private final Fact weather;
    private final StatusEngine engine;
    private final StatusMapping mapping;
    private AgentState state = AgentState.unknown();
    private long now;
    private long n;

    String kustomer;
    String ccai = "Offline";
    private String last = "Available";
    private String chosenNext;
    private String before;
    private boolean session;
    private String kustomerAMomentAgo;
    private String ccaiAMomentAgo = "Offline";
    private String kustomerTold = "?";
    private String ccaiTold = "?";
    int humanChanges;
    int writes;
    int writesToProtected;
    int alerts;
    long lastWriteAt;
    long lastChangeAt;

    TwoSystems(StatusPolicy policy, StatusMapping mapping, Fact weather, long seed) {
        this.engine = new StatusEngine(policy);
        this.mapping = mapping;
        this.weather = weather;
        this.random = new Random(seed);
        at(0, this::pollKustomer);
        at(0, this::pollCcai);
    }

    private Instant instant(long at) {
        return EPOCH.plusMillis(at);
    }

    private void at(long delay, Runnable what) {
        due.add(new Due(now + delay, n++, what));
    }

    private int within(int most) {
        return random.nextInt(most) + 1;
    }

    /** Lets a time pass. */
    void pass(Duration time) {
        var until = now + time.toMillis();
        while (!due.isEmpty() && due.peek().at() <= until) {
            var next = due.poll();
            now = next.at();
            next.what().run();
        }
        now = until;
    }

    long now() {
        return now;
    }

    /** Whether the bridge knows how both sides are. */
    boolean known() {
        return CcaiStatus.same(state.ccai().value(), ccai)
                && (state.kustomer() == null
                        ? kustomer == null
                        : Objects.equals(state.kustomer().value(), kustomer));
    }

    // What people do.

    void setInKustomer(String status) {
        human("Kustomer " + status);
        kustomer = status;
        session = status != null;
        push();
    }

    boolean chooseInCcai(String status) {
        if (CcaiStatus.isSystem(ccai)) {
            return false;
        }
        human("CCAI " + status);
        ccai = status;
        return true;
    }

    void login() {
        human("login");
        ccai = last;
    }

    void logout() {
        human("logout");
        last = CcaiStatus.isSettable(ccai) ? ccai : before == null ? last : before;
        ccai = "Offline";
        chosenNext = null;
        before = null;
    }

    boolean startCall() {
        if (!CcaiStatus.isSettable(ccai)) {
            return false;
        }
        trace("call");
        before = ccai;
        ccai = "In-call";
        return true;
    }

    void chooseNext(String status) {
        human("next " + status);
        chosenNext = status;
    }

    void wrapUp() {
        trace("wrap-up");
        ccai = "Wrap-up";
    }

    String endSession() {
        ccai = chosenNext != null ? chosenNext : before;
        trace("free as " + ccai);
        lastChangeAt = now;
        chosenNext = null;
        before = null;
        return ccai;
    }

    private void human(String what) {
        humanChanges++;
        lastChangeAt = now;
        trace(what);
    }

    private void trace(String what) {
        trace.add(now + " " + what + "  [" + kustomer + " | " + ccai + "]");
    }

    // What the bridge sees.

    private void push() {
        var value = kustomer;
        var changed = instant(now);
        if (value == null) {
            return;
        }
        for (int times = tells(); times > 0; times--) {
            at(
                    within(weather.slowest()),
                    () -> see(
                            new Sighting(0, Side.KUSTOMER, "app", value, changed, changed, null, "team", "tab", null)));
        }
    }

    private int tells() {
        return random.nextDouble() < weather.lost() ? 0 : random.nextDouble() < weather.doubled() ? 2 : 1;
    }

    /** A list may show what was so a moment ago. */
    private boolean stale() {
        return random.nextDouble() < weather.lost();
    }

    private void pollKustomer() {
        var value = stale() ? kustomerAMomentAgo : kustomer;
        kustomerAMomentAgo = kustomer;
        var asked = instant(now);
        if (!Objects.equals(value, kustomerTold)) {
            for (int times = tells(); times > 0; times--) {
                kustomerTold = value;
                at(
                        within(weather.slowest()),
                        () -> see(new Sighting(
                                0,
                                Side.KUSTOMER,
                                "work-sessions",
                                value,
                                null,
                                asked,
                                value == null ? null : "ws",
                                "team",
                                null,
                                null)));
            }
        }
        at(POLL, this::pollKustomer);
    }

    private void pollCcai() {
        var value = stale() ? ccaiAMomentAgo : ccai;
        ccaiAMomentAgo = ccai;
        var asked = instant(now);
        if (!Objects.equals(value, ccaiTold)) {
            for (int times = tells(); times > 0; times--) {
                ccaiTold = value;
                at(
                        within(weather.slowest()),
                        () -> see(new Sighting(
                                0, Side.CCAI, "agent-statuses", value, null, asked, null, null, null, null)));
            }
        }
        at(POLL, this::pollCcai);
    }

    /** What came otherwise than by a poll makes the next poll tell all anew. */
    private void see(Sighting one) {
        if (one.source().equals("app") || one.source().equals("answer")) {
            kustomerTold = one.side() == Side.KUSTOMER ? "?" : kustomerTold;
            ccaiTold = one.side() == Side.CCAI ? "?" : ccaiTold;
        }
        decide(List.of(one));
    }

    private void decide(List<Sighting> sightings) {
        var standing = new Standing(1, 1, "1", "team", "Voice", true, true, 1);
        var decision = engine.decide(state, sightings, mapping, standing, instant(now));
        state = decision.state();
        decision.outcomes().forEach(one -> trace("   " + one.rule() + " " + one.sentence()));
        if (decision.alert() != null && decision.alert().contains("times within")) {
            alerts++;
        }
        if (decision.write() != null) {
            if (decision.write() == Side.CCAI
                    && CcaiStatus.isProtected(state.ccai().value())) {
                throw new IllegalStateException("writes into a session\n" + String.join("\n", trace));
            }
            send(decision);
        }
        if (decision.lookAgain() != null) {
            at(Math.max(1, Duration.between(instant(now), decision.lookAgain()).toMillis()), () -> decide(List.of()));
        }
    }

    private void send(StatusDecision decision) {
        trace("   writes " + decision.write() + " " + decision.value());
        at(within(200), () -> {
            if (decision.write() == Side.CCAI) {
                writeCcai(decision.value());
            } else {
                writeKustomer(decision.value());
            }
        });
    }

    private void writeCcai(String value) {
        var refusal = CcaiStatus.isSystem(ccai) ? "Agent can't be changed from system status '" + ccai + "'" : null;
        if (refusal == null) {
            counted("CCAI now " + value);
            ccai = value;
        } else {
            writesToProtected++;
        }
        answer(Side.CCAI, ccai, refusal);
    }

    private void writeKustomer(String value) {
        var refusal = session ? null : "work session has ended";
        if (refusal == null) {
            counted("Kustomer now " + value);
            kustomer = value;
        }
        answer(Side.KUSTOMER, kustomer, refusal);
    }

    private void counted(String what) {
        writes++;
        lastWriteAt = now;
        trace(what);
    }

    private void answer(Side side, String value, String refusal) {
        var asOf = instant(now);
        if (random.nextDouble() >= weather.lost()) {
            at(within(150), () -> see(new Sighting(0, side, "answer", value, null, asOf, null, null, null, refusal)));
        }
    }
}
