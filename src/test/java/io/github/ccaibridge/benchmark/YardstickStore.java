package io.github.ccaibridge.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the hand-written program writes down, by JDBC: one connection a thread, the steps of the bridge in their plainest form. */
final class YardstickStore {
    private static final String TABLES = """
            create table if not exists inbox (event_id text primary key, session_id text not null, payload text not null,
              received_at timestamptz not null default now());
            create index if not exists inbox_of_session on inbox (session_id);
            create table if not exists session (id text primary key, lane text not null, stored int not null, seen int not null default 0,
              progress text not null default '{}');
            create index if not exists session_of_lane on session (lane);
            create table if not exists lane (lane text primary key, due_at timestamptz, wakes int not null default 0, token text, until timestamptz);
            create index if not exists lane_due on lane (due_at) where due_at is not null;
            create table if not exists request (n bigserial, session_id text not null, at timestamptz not null default now(), what text not null);
            create index if not exists request_of_session on request (session_id);
            create table if not exists budget (used bigint not null);
            insert into budget select 0 where not exists (select 1 from budget)""";
    private static final String EVENT =
            "insert into inbox (event_id, session_id, payload) values (?, ?, ?) on conflict do nothing";
    private static final String SESSION = """
            insert into session (id, lane, stored) values (?, ?, 1) on conflict (id) do update set stored = session.stored + 1""";
    private static final String LANE = """
            insert into lane (lane, due_at) values (?, now()) on conflict (lane) do update
              set due_at = least(lane.due_at, now()), wakes = lane.wakes + 1""";
    private static final String CLAIM = """
            update lane set token = cast(gen_random_uuid() as text), until = now() + interval '60 seconds' where lane in (
              select lane from lane where due_at <= now() and (until is null or until < now())
              order by due_at for update skip locked limit 16) returning lane, token, wakes""";
    private static final String LOAD = """
            select s.id, s.stored, s.progress, (select array_agg(payload order by event_id) from inbox where session_id = s.id)
            from lane l join session s using (lane) where l.lane = ? and l.token = ? and l.until > now() and s.stored > s.seen limit 1""";
    private static final String KEEP = """
            with held as (update lane set until = now() + interval '60 seconds' where lane = ? and token = ? and until > now() returning lane),
              asked as (insert into request (session_id, what) select ?, what from unnest(cast(? as text[])) what, held)
            update session set progress = ? from held where id = ?""";
    private static final String SETTLE = """
            with asked as (insert into request (session_id, what) select ?, unnest(cast(? as text[]))),
              settled as (update session set progress = ?, seen = ? where id = ?)
            update lane set token = null, until = null, due_at = case when wakes <> ?
              or exists (select 1 from session s where s.lane = lane.lane and s.id <> ? and s.stored > s.seen) then now() end
            where lane = ? and token = ? and until > now()""";
    private static final String RELEASE = """
            update lane set token = null, until = null, due_at = case when wakes <> ? then now() end where lane = ? and token = ?""";

    record Event(String id, String session, String lane, String payload) {}

    record Lane(String name, String token, int wakes) {}

    record Session(String id, int stored, String progress, List<String> events) {}

    private final ThreadLocal<Connection> connections;

    YardstickStore(String database) throws SQLException {
        connections = ThreadLocal.withInitial(() -> open(database));
        try (var statement = connections.get().createStatement()) {
            statement.execute(TABLES);
        }
    }

    private static Connection open(String database) {
        try {
            return DriverManager.getConnection(database);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Opens this thread's connection, so that no work waits for it. */
    void connect() {
        connections.get();
    }

    /** Each event once, in one commit. */
    void keep(List<Event> events) throws SQLException {
        var connection = connections.get();
        connection.setAutoCommit(false);
        try {
            for (var event : events) {
                keep(event);
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void keep(Event event) throws SQLException {
        if (change(EVENT, event.id(), event.session(), event.payload()) > 0) {
            // The lane first, as whoever works on it: in another order two of them would wait for each other.
            change(LANE, event.lane());
            change(SESSION, event.session(), event.lane());
        }
    }

    List<Lane> claim() throws SQLException {
        try (var statement = connections.get().prepareStatement(CLAIM);
                var rows = statement.executeQuery()) {
            var lanes = new ArrayList<Lane>();
            while (rows.next()) {
                lanes.add(new Lane(rows.getString(1), rows.getString(2), rows.getInt(3)));
            }
            return lanes;
        }
    }

    Optional<Session> load(Lane lane) throws SQLException {
        try (var statement = connections.get().prepareStatement(LOAD)) {
            statement.setString(1, lane.name());
            statement.setString(2, lane.token());
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(session(rows)) : Optional.empty();
            }
        }
    }

    private static Session session(ResultSet row) throws SQLException {
        var events = List.of((String[]) row.getArray(4).getArray());
        return new Session(row.getString(1), row.getInt(2), row.getString(3), events);
    }

    void spend() throws SQLException {
        change("update budget set used = used + 1");
    }

    void intend(Lane lane, String session, List<String> asked, String progress) throws SQLException {
        if (change(KEEP, lane.name(), lane.token(), session, array(asked), progress, session) == 0) {
            throw new IllegalStateException("the lease was lost");
        }
    }

    void settle(Lane lane, Session session, List<String> asked, String progress) throws SQLException {
        change(
                SETTLE,
                session.id(),
                array(asked),
                progress,
                session.stored(),
                session.id(),
                lane.wakes(),
                session.id(),
                lane.name(),
                lane.token());
    }

    void release(Lane lane) throws SQLException {
        change(RELEASE, lane.wakes(), lane.name(), lane.token());
    }

    private static String array(List<String> words) {
        return "{" + String.join(",", words) + "}";
    }

    private int change(String sql, Object... values) throws SQLException {
        try (var statement = connections.get().prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                statement.setObject(n + 1, values[n]);
            }
            return statement.executeUpdate();
        }
    }
}
