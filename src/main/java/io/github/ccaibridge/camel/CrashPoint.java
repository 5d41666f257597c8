package io.github.ccaibridge.camel;

import static io.github.ccaibridge.camel.CrashPoint.Moment.AFTER;
import static io.github.ccaibridge.camel.CrashPoint.Moment.BEFORE;
import static io.github.ccaibridge.camel.CrashPoint.Moment.BEFORE_ITS_COMMIT;
import static io.github.ccaibridge.camel.CrashPoint.Moment.BEFORE_WHILE_STOPPING;
import static io.github.ccaibridge.camel.CrashPoint.Moment.HALF_OF_ITS_BODY_SENT;
import static io.github.ccaibridge.camel.CrashPoint.Moment.ITS_BODY_SENT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A place where a test may let the bridge die: what is on disk, and what the vendors know, is different at each. */
public enum CrashPoint {
    IN_A_MIGRATION(null, BEFORE_ITS_COMMIT, "a migration was carried out, and its transaction is open"),
    AFTER_ACCEPT("name-event-rows", AFTER, "a body was read and believed, nothing of it is stored"),
    BEFORE_COMMIT("store-events", BEFORE_ITS_COMMIT, "the events are written, and their transaction is open"),
    AFTER_COMMIT("store-events", AFTER, "the events are on disk, the sender has no answer"),
    AFTER_CLAIM("start-clean", BEFORE, "lanes are under a lease, nobody has begun with them"),
    PLAN_COMPUTED("decide-ticket", AFTER, "the rules have decided, nothing of it is stored or sent"),
    INTENT_STORED("to-keep-intent", AFTER, "a creation is intended on disk, nothing was sent"),
    HALF_WRITTEN("call-kustomer", HALF_OF_ITS_BODY_SENT, "half of a request has left"),
    SENT_WITHOUT_ANSWER("call-kustomer", ITS_BODY_SENT, "the whole request has left, its answer was not awaited"),
    ANSWER_READ("clear-intent", AFTER, "Kustomer has made the record, its id is only in memory"),
    BETWEEN_EFFECTS("to-write-note", BEFORE, "one effect is there, the next is not"),
    ATTACHMENT_MADE("attachment-created", AFTER, "Kustomer has an attachment, its policy is only in memory"),
    UPLOAD_AT_HALF("call-storage", HALF_OF_ITS_BODY_SENT, "half of a file has left"),
    UPLOADED("finish-upload-row", BEFORE, "the file is in Kustomer, nothing refers to it"),
    IN_THE_SWEEPER("forget-stored-files", AFTER, "an old session's files are gone, its rows are not"),
    WHILE_DRAINING("require-running", BEFORE_WHILE_STOPPING, "after SIGTERM a lane has come to its next request");

    /** When the bridge dies, seen from the step. */
    public enum Moment {
        BEFORE,
        AFTER,
        BEFORE_WHILE_STOPPING,
        BEFORE_ITS_COMMIT,
        HALF_OF_ITS_BODY_SENT,
        ITS_BODY_SENT
    }

    private final String step;
    private final Moment moment;
    private final String meaning;

    CrashPoint(String step, Moment moment, String meaning) {
        this.step = step;
        this.moment = moment;
        this.meaning = meaning;
    }

    /** The id of the step in the routes; none where the point is not in a route. */
    public Optional<String> step() {
        return Optional.ofNullable(step);
    }

    Moment moment() {
        return moment;
    }

    /** What is done and what is not. */
    public String meaning() {
        return meaning;
    }

    /** As a setting spells it, such as {@code after-claim}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CrashPoint> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
