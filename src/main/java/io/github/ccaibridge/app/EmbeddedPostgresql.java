package io.github.ccaibridge.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of our own, on loopback, whose folder outlives the process. */
public final class EmbeddedPostgresql implements AutoCloseable {
    /** The one database user. */
    public static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresql.class);

    private final Path folder;
    private final FileChannel lock;
    private final String password;
    private final int port;
    private final EmbeddedPostgres server;

    private EmbeddedPostgresql(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
        restrict(this.folder, "rwx------");
        lock = lock(this.folder);
        try {
            stopOrphan();
            password = remembered("password", StartUp.randomSecret());
            port = rememberedPort();
            server = launch();
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** Starts the server of this folder, in place of one that a killed process has left behind. */
    public static EmbeddedPostgresql startIn(Path folder) {
        try {
            return new EmbeddedPostgresql(folder);
        } catch (IOException | IllegalStateException failed) {
            throw new StartRefused(
                    "the embedded PostgreSQL in " + folder.toAbsolutePath() + " cannot start (" + failed.getMessage()
                            + "); set SPRING_DATASOURCE_URL to use an installed one.",
                    failed);
        }
    }

    /** The JDBC address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The generated password of {@link #USER}. */
    public String password() {
        return password;
    }

    @Override
    public void close() {
        try (lock) {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        // Where the library keeps its own files: never a folder of /tmp that somebody else may have prepared.
        System.setProperty("ot.epg.working-dir", folder.resolve("program").toString());
        var started = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setDataDirectory(folder.resolve("server"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                // The library initialises with "trust"; the later of two spellings wins in initdb.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.resolve("password").toString())
                // Nobody guesses a random password, so stretching it would protect nothing and slow down every
                // connection.
                .setLocaleConfig("set", "scram_iterations=1")
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "100")
                .setRegisterShutdownHook(false)
                .start();
        LOG.info(
                "Embedded PostgreSQL in {} on port {}: not meant for production, set SPRING_DATASOURCE_URL there",
                folder,
                port);
        return started;
    }

    private static FileChannel lock(Path folder) throws IOException {
        var file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException sameProcess) {
            LOG.debug("The folder is in use by this very process", sameProcess);
        }
        file.close();
        throw new IllegalStateException("another bridge is using this folder; stop it, or set BRIDGE_POSTGRES_DATA");
    }

    /** After kill -9 the server lives on; our lock is free, so nobody uses it. */
    private void stopOrphan() throws IOException {
        var pidFile = folder.resolve("server").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var first = Files.readAllLines(pidFile).stream().findFirst().orElse("");
        if (!first.matches("\\d+")) {
            return;
        }
        var orphan = ProcessHandle.of(Long.parseLong(first)).filter(EmbeddedPostgresql::isPostgres);
        if (orphan.isPresent()) {
            LOG.info("Stopping the embedded PostgreSQL that an earlier run has left behind");
            end(orphan.get());
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static void end(ProcessHandle orphan) {
        orphan.destroy();
        try {
            orphan.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            LOG.warn("It did not stop by itself within 20 s and is ended now", stubborn);
            orphan.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The port of the first start, or another one when somebody else has taken it since. */
    private int rememberedPort() throws IOException {
        var port = Integer.parseInt(remembered("port", Integer.toString(freePort(0))));
        try {
            return freePort(port);
        } catch (BindException taken) {
            LOG.info("Port {} is taken by somebody else; choosing another one", port);
            Files.delete(folder.resolve("port"));
            return Integer.parseInt(remembered("port", Integer.toString(freePort(0))));
        }
    }

    private String remembered(String name, String fresh) throws IOException {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file);
            restrict(file, "rw-------");
            Files.writeString(file, fresh);
        }
        return Files.readString(file).strip();
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
