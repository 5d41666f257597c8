package io.github.ccaibridge.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connections of the databases that were asked last, kept for the next question: tests ask again and again until something is
 * there, and a new connection costs many times what a question does.
 */
final class KeptConnections {
    private static final int DATABASES = 3;
    private static final Map<String, Deque<Connection>> KEPT = new LinkedHashMap<>(16, 0.75f, true);

    interface Question<T> {
        T on(Statement statement) throws SQLException;
    }

    private KeptConnections() {}

    static <T> T on(String database, Question<T> question) {
        var kept = take(database);
        if (kept != null) {
            try {
                return on(database, kept, question);
            } catch (SQLException failed) {
                if (!isBroken(failed)) {
                    throw new IllegalStateException(failed);
                }
            }
        }
        try {
            return on(database, DriverManager.getConnection(database), question);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> T on(String database, Connection connection, Question<T> question) throws SQLException {
        var fine = false;
        try (var statement = connection.createStatement()) {
            var answer = question.on(statement);
            fine = true;
            return answer;
        } finally {
            if (fine) {
                keep(database, connection);
            } else {
                connection.close();
            }
        }
    }

    /** The server went away since, perhaps to come back. */
    private static boolean isBroken(SQLException failed) {
        var state = String.valueOf(failed.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static synchronized Connection take(String database) {
        var kept = KEPT.get(database);
        return kept == null ? null : kept.poll();
    }

    private static synchronized void keep(String database, Connection connection) throws SQLException {
        // Others log in with roles that come and go.
        if (!database.contains("user=postgres")) {
            connection.close();
            return;
        }
        KEPT.computeIfAbsent(database, none -> new ArrayDeque<>()).push(connection);
        while (KEPT.size() > DATABASES) {
            close(KEPT.keySet().iterator().next());
        }
    }

    static synchronized void close(String database) {
        var kept = KEPT.remove(database);
        if (kept != null) {
            kept.forEach(KeptConnections::close);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
