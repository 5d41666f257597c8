package io.github.ccaibridge.ticket;

import io.github.ccaibridge.ccai.Told;
import java.util.List;
import java.util.function.Consumer;

/** A session as it stands at a second of its life, for tests of what it waits for and of what is told of it. */
final class Standing {
    private static final Situations SITUATIONS = new Situations(TicketPolicy.defaults());

    private Standing() {}

    /** First seen at second 0, and not decided yet. */
    static SessionCase at(int second, Told told) {
        return at(second, told, progress -> {});
    }

    static SessionCase at(int second, Told told, Consumer<Progress> happened) {
        var progress = new Progress();
        happened.accept(progress);
        var now = Told.START.plusSeconds(second);
        var facts = told.facts();
        return new SessionCase(
                facts, progress, SITUATIONS.of(facts, Told.START, now), "+12025550143", 1, Told.START, now);
    }

    /** Decided at second 30, with a ticket. */
    static void decided(Progress progress) {
        progress.rule = "T2";
        progress.action = "OPEN";
        progress.ticket = "t1";
        progress.decidedAt = Told.START.plusSeconds(30).toString();
    }

    static void posted(Progress progress) {
        decided(progress);
        progress.message = "m1";
    }

    static void left(Progress progress) {
        decided(progress);
        progress.action = "LEAVE";
        progress.ticket = null;
    }

    /** The message refers to the recording. */
    static void attached(Progress progress) {
        posted(progress);
        progress.messageFiles = List.of("recording:");
    }
}
