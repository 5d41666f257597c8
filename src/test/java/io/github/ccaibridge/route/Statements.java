package io.github.ccaibridge.route;

import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;

/** The routes' own statements on a database whose clock stands until it is moved. */
final class Statements implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile(":#\\$\\{(?:properties:)?([^}]+)}");

    private final Map<String, String> values = new HashMap<>();
    private final Connection database;
    private Instant now = Instant.parse("2025-11-26T09:00:00Z");

    Statements() throws SQLException {
        var address = TestDatabase.newDatabase();
        Flyway.configure().dataSource(address, null, null).load().migrate();
        database = DriverManager.getConnection(address);
        execute("create schema clock");
        execute("create function clock.now() returns timestamptz language sql stable as "
                + "$$select cast(current_setting('history.now') as timestamptz)$$");
        execute("set search_path = clock, public, pg_catalog");
        later(Duration.ZERO);
    }

    /** What a setting or a variable says; null is a variable that is not there. */
    void says(String name, String value) {
        values.put(name, value);
    }

    void later(Duration time) {
        now = now.plus(time);
        execute("set history.now = '" + now + "'");
    }

    void execute(String sql) {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    List<Map<String, Object>> run(String name) {
        return query(
                PARAMETER.matcher(text(name)).replaceAll(found -> Matcher.quoteReplacement(literal(found.group(1)))));
    }

    private String literal(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("nothing says " + name);
        }
        var value = values.get(name);
        return value == null ? "null" : "'" + value.replace("'", "''") + "'";
    }

    private static String text(String name) {
        try {
            return Files.readString(Path.of("src/main/resources/sql", name + ".sql"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Map<String, Object>> query(String sql) {
        try (var statement = database.createStatement()) {
            var rows = new ArrayList<Map<String, Object>>();
            if (statement.execute(sql)) {
                var answer = statement.getResultSet();
                while (answer.next()) {
                    var row = new LinkedHashMap<String, Object>();
                    for (var column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                        row.put(answer.getMetaData().getColumnLabel(column), answer.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
