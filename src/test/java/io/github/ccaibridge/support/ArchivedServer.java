package io.github.ccaibridge.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.app.EmbeddedPostgresql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL server that archives its log, can be copied while it runs, and restored to any moment since. */
public final class ArchivedServer implements AutoCloseable {
    private final Path folder;
    private EmbeddedPostgresql server;

    private ArchivedServer(Path folder) {
        this.folder = folder;
    }

    /** Starts a new one in a folder that is emptied first. */
    public static ArchivedServer startIn(Path folder) throws Exception {
        var archived = new ArchivedServer(folder.toAbsolutePath());
        archived.shell("rm -rf $F && mkdir -p $F/archive");
        archived.server = EmbeddedPostgresql.startIn(archived.folder);
        archived.run("alter system set archive_mode = on");
        archived.run("alter system set archive_command = 'test ! -f " + archived.folder + "/archive/%f && cp %p "
                + archived.folder + "/archive/%f'");
        archived.server.close();
        archived.server = EmbeddedPostgresql.startIn(archived.folder);
        return archived;
    }

    /** A JDBC address with user and password in it; the same before and after a restore. */
    public String address(String database) {
        return server.jdbcUrl(database) + "?user=" + EmbeddedPostgresql.USER + "&password=" + server.password();
    }

    /** A base backup, taken under work: both statements on one connection, the files copied in between. */
    public void backUp() throws Exception {
        try (var connection = DriverManager.getConnection(address("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('bridge', true)");
            shell("cp -a $F/server $F/backup && rm -rf $F/backup/postmaster.pid $F/backup/pg_wal/*");
            try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                stopped.next();
                Files.writeString(folder.resolve("backup/backup_label"), stopped.getString(1));
            }
        }
    }

    /** What the server's clock says, as {@code recovery_target_time} wants it. */
    public String now() {
        return TestDatabase.text(address("postgres"), "select clock_timestamp()");
    }

    /** Waits until all that was committed so far is in the archive. */
    public void archiveAll() throws SQLException {
        var last = TestDatabase.text(address("postgres"), "select pg_walfile_name(pg_switch_wal())");
        await("archived").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("archive/" + last)));
    }

    /** Puts the base backup in the place of what is there and rolls it forward to a moment. */
    public void restoreTo(String moment) throws Exception {
        server.close();
        shell("mv $F/server $F/damaged && cp -a $F/backup $F/server && touch $F/server/recovery.signal");
        Files.writeString(
                folder.resolve("server/postgresql.auto.conf"),
                """
                        restore_command = 'cp %s/archive/%%f %%p'
                        recovery_target_time = '%s'
                        recovery_target_action = 'promote'
                        """.formatted(folder, moment),
                java.nio.file.StandardOpenOption.APPEND);
        server = EmbeddedPostgresql.startIn(folder);
        await("recovered")
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestDatabase.text(address("postgres"), "select pg_is_in_recovery()")
                        .equals("f"));
    }

    private void run(String sql) {
        TestDatabase.run(address("postgres"), sql);
    }

    private void shell(String command) throws IOException, InterruptedException {
        var running = new ProcessBuilder("sh", "-ec", "F=" + folder + "; " + command)
                .redirectErrorStream(true)
                .start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
    }

    @Override
    public void close() {
        server.close();
    }
}
