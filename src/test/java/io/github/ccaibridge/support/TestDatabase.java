package io.github.ccaibridge.support;

import io.github.ccaibridge.app.EmbeddedPostgresql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** One PostgreSQL server for all tests of this JVM; every caller gets a database of its own, empty or migrated. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgresql server;
    private static MigratedTemplate template;

    private TestDatabase() {}

    /** A JDBC address of a new, empty database, with user and password in it. */
    public static String newDatabase() {
        return create("");
    }

    /**
     * The same with all migrations in it, as if they had run at this moment; the bridge finds nothing to migrate. Its commits do
     * not wait for the disk: what is tested on it is killed, but never PostgreSQL itself.
     */
    public static synchronized String migratedDatabase() {
        if (template == null) {
            var made = newDatabase();
            template = MigratedTemplate.in(made);
            // PostgreSQL copies no database that somebody is connected to.
            KeptConnections.close(made);
        }
        var address = create(" template " + template.name());
        run(address, "alter database " + nameOf(address) + " set synchronous_commit = off");
        run(address, template.asOfNow());
        return address;
    }

    private static String create(String template) {
        var name = "test_" + ProcessHandle.current().pid() + "_" + System.currentTimeMillis() + "_"
                + COUNT.incrementAndGet();
        var running = server();
        run(withLogin(running, "postgres"), "create database " + name + template);
        return withLogin(running, name);
    }

    /** Runs the migrations that a bridge would run first. */
    public static void migrate(String database) {
        Flyway.configure().dataSource(database, null, null).load().migrate();
    }

    /** The database that an address leads to. */
    static String nameOf(String address) {
        return address.replaceFirst("[?].*", "").replaceFirst(".*/", "");
    }

    /** The one number that a statement answers. */
    public static long count(String database, String sql) {
        return KeptConnections.on(database, statement -> {
            try (var answer = statement.executeQuery(sql)) {
                answer.next();
                return answer.getLong(1);
            }
        });
    }

    /** The text in the first column of the first row that a statement answers; null when there is none. */
    public static String text(String database, String sql) {
        return KeptConnections.on(database, statement -> {
            try (var answer = statement.executeQuery(sql)) {
                return answer.next() ? answer.getString(1) : null;
            }
        });
    }

    /** The first column of all rows, as text. */
    public static List<String> column(String database, String sql) {
        return KeptConnections.on(database, statement -> {
            var column = new ArrayList<String>();
            try (var answer = statement.executeQuery(sql)) {
                while (answer.next()) {
                    column.add(answer.getString(1));
                }
            }
            return column;
        });
    }

    public static void run(String database, String sql) {
        KeptConnections.on(database, statement -> statement.execute(sql));
    }

    private static synchronized EmbeddedPostgresql server() {
        if (server == null) {
            server = EmbeddedPostgresql.startIn(Path.of(System.getProperty("test.postgres", "target/test-postgres")));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        }
        return server;
    }

    private static String withLogin(EmbeddedPostgresql running, String database) {
        return running.jdbcUrl(database) + "?user=" + EmbeddedPostgresql.USER + "&password=" + running.password();
    }
}
