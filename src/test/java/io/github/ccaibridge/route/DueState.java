package io.github.ccaibridge.route;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A state in which work of a kind may be, as a statement that brings it about where nothing is due, and whether it is due then. */
record DueState(String kind, String sentence, boolean due, String sql, Map<String, String> settings) {
    private static final String NOW = "now()";
    private static final String BEFORE = "now() - interval '1 microsecond'";
    private static final String AFTER = "now() + interval '1 microsecond'";
    private static final String NEVER = "null";
    private static final String AT_NO_TIME = "'infinity'";
    private static final String POLL =
            "update status_poll set due_at = %s, claimed_until = %s, read_at = now() - interval '%s'"
                    + " where what = '%s'";

    static List<DueState> all() {
        return Stream.of(lanes(), agents(), uploads(), recordings(), managerApi(), tail(), polls(), users(), turns())
                .flatMap(one -> one)
                .toList();
    }

    /** The first state in which a kind is due. */
    static DueState plainlyDue(String kind) {
        return all().stream()
                .filter(state -> state.kind.equals(kind) && state.due)
                .findFirst()
                .orElseThrow();
    }

    private static DueState due(String kind, String sentence, String sql, Object... values) {
        return new DueState(kind, sentence, true, sql.formatted(values), Map.of());
    }

    private static DueState idle(String kind, String sentence, String sql, Object... values) {
        return new DueState(kind, sentence, false, sql.formatted(values), Map.of());
    }

    private DueState where(String setting, String value) {
        return new DueState(kind, sentence + ", " + setting + "=" + value, due, sql, Map.of(setting, value));
    }

    private static Stream<DueState> lanes() {
        var row = "insert into lane (lane, due_at, lease_until, parked_at, lease_token) values ('l', %s, %s, %s, 't')";
        return Stream.concat(
                leased("lanes", "insert into lane (lane, due_at, lease_until) values ('l', %s, %s)", false),
                Stream.of(
                        idle("lanes", "parked", row, NOW, NEVER, NOW),
                        idle("lanes", "parked with a lapsed lease", row, NOW, BEFORE, NOW)));
    }

    private static Stream<DueState> agents() {
        var row = "insert into agent (email, due_at, lease_until) values ('ann@example.com', %s, %s)";
        return Stream.concat(
                leased("agents-to-settle", row, false),
                Stream.of(idle("agents-to-settle", "due", row, NOW, NEVER).where("bridge.status.inheritance", "off")));
    }

    private static Stream<DueState> uploads() {
        var row =
                "insert into artifact (kind, session_id, type, name, upload_due_at, lease_until, stored_at, uploaded_at)"
                        + " values ('chat', '1', 'transcript', 'a.txt', %s, %s, ";
        return Stream.concat(
                leased("uploads", row + "now(), null)", true),
                Stream.of(
                        idle("uploads", "not stored yet", row + "null, null)", NOW, NEVER),
                        idle("uploads", "in Kustomer already", row + "now(), now())", NOW, NEVER)));
    }

    private static Stream<DueState> recordings() {
        var row = "insert into artifact (kind, session_id, type, name, fetch_due_at, lease_until, stored_at)"
                + " values ('call', '2', 'recording', 'a.mp3', %s, %s, ";
        return Stream.concat(
                leased("recordings", row + "null)", false),
                Stream.of(
                        due("recordings", "dropped meanwhile", row + "now())", NOW, NEVER),
                        idle("recordings", "due", row + "null)", NOW, NEVER)
                                .where("bridge.recordings.enabled", "false")));
    }

    /** The states of a row that is due at a time and may be under a lease; {@code free} is whether it is free when its lease ends. */
    private static Stream<DueState> leased(String kind, String row, boolean free) {
        return Stream.of(
                due(kind, "due a moment ago", row, BEFORE, NEVER),
                due(kind, "due now", row, NOW, NEVER),
                idle(kind, "due in a moment", row, AFTER, NEVER),
                idle(kind, "never due", row, NEVER, NEVER),
                idle(kind, "under a lease", row, BEFORE, AFTER),
                new DueState(kind, "its lease ends now", free, row.formatted(BEFORE, NOW), Map.of()),
                due(kind, "its lease has lapsed", row, BEFORE, BEFORE),
                idle(kind, "its lease has lapsed, due in a moment", row, AFTER, BEFORE));
    }

    private static Stream<DueState> managerApi() {
        var read = "insert into call_read (kind, id, due_at) values ('call', '3', %s)";
        var pace = "; update ccai_pace set next_at = %s, last_turn = '%s'";
        return Stream.of(
                due("call-objects", "due now", read, NOW),
                due("call-objects", "due now, asked last", read + pace, NOW, BEFORE, "read"),
                idle("call-objects", "due in a moment", read, AFTER),
                idle("call-objects", "read", read, NEVER),
                idle("call-objects", "due before the pace allows", read + pace, NOW, AFTER, ""),
                due(
                        "agents",
                        "due as the pace allows, asked last",
                        POLL + pace,
                        NOW,
                        NEVER,
                        "0",
                        "agents",
                        NOW,
                        "agents"),
                idle("agents", "due before the pace allows", POLL + pace, NOW, NEVER, "0", "agents", AFTER, ""));
    }

    private static Stream<DueState> tail() {
        var row = "update ccai_tail set due_at = %s where kind = '%s'";
        var pace = "; update ccai_pace set next_at = %s, last_turn = 'tail'";
        return Stream.of(
                due("sessions", "calls are due", row, NOW, "call"),
                due("sessions", "chats are due", row, BEFORE, "chat"),
                due("sessions", "due, asked last", row + pace, NOW, "chat", NOW),
                idle("sessions", "due in a moment", row, AFTER, "call"),
                idle("sessions", "due before the pace allows", row + pace, NOW, "call", AFTER),
                idle("sessions", "due", row, NOW, "call").where("bridge.tail.interval", "0s"));
    }

    private static Stream<DueState> polls() {
        var pace = "; update apps_pace set next_at = now() + interval '%s milliseconds'";
        var apps = "agent-statuses";
        return Stream.concat(
                Stream.of("work-sessions", "agent-statuses", "agents", "teams", "users")
                        .flatMap(DueState::poll),
                Stream.of(
                        due(apps, "a turn at the Apps API is near", POLL + pace, NOW, NEVER, "0", apps, 1000),
                        idle(apps, "no turn at the Apps API is near", POLL + pace, NOW, NEVER, "0", apps, 1001),
                        idle(apps, "the Apps API is left alone", POLL + pace, NOW, NEVER, "0", apps, 30_000)));
    }

    private static Stream<DueState> poll(String what) {
        var off = new DueState(what, "due", what.equals("users"), POLL.formatted(NOW, NEVER, "0", what), Map.of());
        return Stream.of(
                due(what, "due now", POLL, NOW, NEVER, "0", what),
                due(what, "due now, its claim ends now", POLL, NOW, NOW, "0", what),
                due(what, "its claim has lapsed", POLL, BEFORE, BEFORE, "0", what),
                idle(what, "claimed", POLL, NOW, AFTER, "0", what),
                idle(what, "due in a moment", POLL, AFTER, NEVER, "0", what),
                off.where("bridge.status.inheritance", "off"));
    }

    /** An older version sets the directory of users to never. */
    private static Stream<DueState> users() {
        var later = "now() + interval '1 day'";
        return Stream.of(
                due("users", "never, read over an hour ago", POLL, AT_NO_TIME, NEVER, "1 hour 1 microsecond", "users"),
                idle("users", "never, read an hour ago", POLL, AT_NO_TIME, NEVER, "1 hour", "users"),
                idle("users", "never, claimed", POLL, AT_NO_TIME, AFTER, "2 hours", "users"),
                idle("users", "due in a day, read long ago", POLL, later, NEVER, "2 hours", "users"),
                idle("teams", "never, read long ago", POLL, AT_NO_TIME, NEVER, "2 hours", "teams"));
    }

    private static Stream<DueState> turns() {
        var what = "guard-status-mapping";
        var row = "update schedule_turn set due_at = %s, claimed_until = %s where what = '" + what + "'";
        return Stream.of(
                due(what, "due now", row, NOW, NEVER),
                due(what, "its claim ends now", row, BEFORE, NOW),
                due(what, "due now, off", row, NOW, NEVER).where("bridge.status.inheritance", "off"),
                idle(what, "not planned", row, AT_NO_TIME, NEVER),
                idle(what, "claimed", row, NOW, AFTER));
    }

    @Override
    public String toString() {
        return kind + ": " + sentence;
    }
}
