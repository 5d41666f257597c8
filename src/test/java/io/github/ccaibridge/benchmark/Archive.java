package io.github.ccaibridge.benchmark;

import io.github.ccaibridge.support.TestDatabase;
import java.util.List;

/** Finished sessions of the last month in all tables that keep something of them: six events and six requests each, a recording. */
final class Archive implements AutoCloseable {
    private static final int CALLS_A_NUMBER = 8;
    /** What a session's progress holds in the end, as it was read from a session that the bridge had worked on. */
    private static final String PROGRESS = """
            '{"customer":"c' || lane_no || '","ticket":"t' || n || '","message":"m' || n || '","customerCreated":true,"rule":"T2",'
              || '"sentence":"An answered phone call opens a ticket","action":"OPEN","situation":"PHONE_CALL_ANSWERED","nearMisses":{'
              || '"T5":"a voicemail was left","U6":"an outbound call was made","U5":"an outbound call was made","U1":"the customer has a ticket"},'
              || '"candidates":[],"intents":[],"assignedUser":"u1","ticketFields":{"ccaiChannelStr":"ivr-voice","ccaiMenuPathStr":"Support/Orders",'
              || '"ccaiCallerIdStr":"' || lane || '","ccaiSessionIdStr":"' || n || '"},"messageFields":{"ccaiCallDurationNum":242,'
              || '"ccaiOutcomeStr":"answered","filler":"' || repeat('x', 400) || '"},"notes":{"disposition:1234":{"id":"n' || n || '","files":[]}},'
              || '"decidedAt":"2026-01-01T00:00:00Z","kind":"call","id":"' || n || '","channel":"ivr-voice","number":"' || lane || '"}'""";

    private static final List<String> DAYS = List.of("""
            select make_day(k.name, k.day_column, cast(now() at time zone 'UTC' as date) - d) from kept_by_day k, generate_series(1, 31) d
              where to_regclass(k.name || '_' || to_char(cast(now() at time zone 'UTC' as date) - d, 'YYYYMMDD')) is null
            """);

    private static final List<String> ROWS = List.of(
            "create table filling as select n, n / %2$d as lane_no, '+1202' || 2000000 + n / %2$d as lane,"
                    + " now() - interval '30 days' * n / %1$d - interval '1 hour' as at from generate_series(1, %1$d) n",
            "insert into lane (lane) select distinct lane from filling on conflict do nothing",
            """
            insert into session (kind, id, lane, contact_known, first_seen, heard_at, events_stored, events_seen, decided, state, customer_id, progress)
            select 'call', cast(n as text), lane, true, at, at + interval '5 minutes', 7, 7, true, 'complete', 'c' || lane_no, %3$s from filling
            """,
            """
            insert into inbox (event_id, source, kind, session_id, occurred_at, received_at, payload)
            select 'old-' || n || '-' || i, 'events', 'call', cast(n as text), at + i * interval '5 seconds', at + i * interval '5 seconds',
              '{"event_id":"old-' || n || '-' || i || '","type":"CallState","item":{"call_id":' || n || ',"state":"connected","queue_path_ids":"7/26",'
                || '"participants":[{"type":"external","dn":"' || lane || '"}],"filler":"' || repeat('y', 150) || '"}}'
            from filling, generate_series(1, 6) i
            """,
            "insert into event_seen (id, seen_at) select event_key('old-' || n || '-' || i), at from filling, generate_series(1, 6) i order by 1",
            """
            insert into kustomer_request (kind, session_id, at, operation, status, object_id)
            select 'call', cast(n as text), at, o, 201, 'x' || n from filling,
              unnest(array['find-customer', 'find-customer', 'create-customer', 'open-ticket', 'write-note', 'post-message']) o
            """,
            "insert into call_read (kind, id) select 'call', cast(n as text) from filling",
            """
            insert into artifact (kind, session_id, type, name, due_since, stored_at, uploaded_at, attached_at)
            select 'call', cast(n as text), 'recording', 'call-' || n || '.mp3', at, at, at, at from filling
            """,
            "drop table filling",
            "vacuum analyze");

    final String database;

    Archive(String database) {
        this.database = database;
    }

    void fill(int sessions) {
        DAYS.forEach(sql -> TestDatabase.column(database, sql));
        ROWS.forEach(sql -> TestDatabase.run(database, sql.formatted(sessions, CALLS_A_NUMBER, PROGRESS)));
    }

    /** Gives the disk back. */
    @Override
    public void close() {
        var name = database.replaceFirst("(?s).*/([^/?]+)[?].*", "$1");
        TestDatabase.run(database.replace("/" + name + "?", "/postgres?"), "drop database " + name + " with (force)");
    }
}
