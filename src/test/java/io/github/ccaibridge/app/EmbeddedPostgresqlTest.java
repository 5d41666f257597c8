package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresqlTest {
    /** A process that starts the server, writes a row and waits to be killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] folder) throws Exception {
            var server = EmbeddedPostgresql.startIn(Path.of(folder[0]));
            run(server, "create table kept (word text)");
            run(server, "insert into kept values ('still here')");
            System.out.println("written");
            System.in.read();
        }
    }

    @Test
    void whatWasWrittenSurvivesAKilledProcessAndItsServerIsReplaced(@TempDir Path folder) throws Exception {
        var victim = victim(folder);
        assertThatThrownBy(() -> EmbeddedPostgresql.startIn(folder)).hasMessageContaining("another bridge");
        var orphan = serverOf(folder);
        var port = Files.readString(folder.resolve("port"));
        victim.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();
        try (var server = EmbeddedPostgresql.startIn(folder)) {
            assertThat(query(server, "select word from kept")).isEqualTo("still here");
            assertThat(orphan.isAlive()).isFalse();
            assertThat(server.jdbcUrl("postgres")).contains("127.0.0.1:" + port + "/");
        }
        assertThat(folder.resolve("server/postmaster.pid")).doesNotExist();
    }

    @Test
    void itIsDurableLocalAndAsksForAPassword(@TempDir Path folder) throws Exception {
        try (var server = EmbeddedPostgresql.startIn(folder)) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aPortThatSomebodyElseHasTakenIsLeftToThem(@TempDir Path folder) throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("port"), Integer.toString(other.getLocalPort()));
            try (var server = EmbeddedPostgresql.startIn(folder)) {
                assertThat(server.jdbcUrl("postgres")).doesNotContain(":" + other.getLocalPort() + "/");
                assertThat(query(server, "select 'ready'")).isEqualTo("ready");
            }
        }
    }

    private static Process victim(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(java, "-cp", classPath, Victim.class.getName(), folder.toString())
                .redirectError(new File("target/victim.log"))
                .start();
        var reader = process.inputReader();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if ("written".equals(line)) {
                return process;
            }
        }
        throw new IllegalStateException("the process ended early: "
                + process.onExit().orTimeout(5, TimeUnit.SECONDS).join());
    }

    private static ProcessHandle serverOf(Path folder) throws IOException {
        var pid = Files.readAllLines(folder.resolve("server/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static String query(EmbeddedPostgresql server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), EmbeddedPostgresql.USER, server.password());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(EmbeddedPostgresql server, String sql) throws SQLException {
        try (var connection =
                DriverManager.getConnection(server.jdbcUrl("postgres"), EmbeddedPostgresql.USER, server.password())) {
            connection.createStatement().execute(sql);
        }
    }
}
