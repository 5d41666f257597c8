package io.github.ccaibridge.fault;

import io.github.ccaibridge.app.EmbeddedPostgresql;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A PostgreSQL server for one fault alone, in a folder of its own, which may go and come back under the same address. */
final class OwnServer implements AutoCloseable {
    private final Path folder;
    private EmbeddedPostgresql server;

    OwnServer(Path folder) {
        this.folder = folder;
        start();
    }

    void start() {
        server = EmbeddedPostgresql.startIn(folder);
    }

    /** The address of a new database, with user and password in it. */
    String newDatabase(String prefix) {
        var name = prefix + "_" + System.currentTimeMillis();
        TestDatabase.run(address("postgres"), "create database " + name);
        return address(name);
    }

    private String address(String name) {
        return server.jdbcUrl(name) + "?user=" + EmbeddedPostgresql.USER + "&password=" + server.password();
    }

    /** {@code kill -9} of the server; its own children end with it. */
    void kill() throws IOException {
        var process = process().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        close();
    }

    /** Starts it again where it has ended by itself; true when that was so. */
    boolean startIfEnded() throws IOException {
        if (process().filter(ProcessHandle::isAlive).isPresent()) {
            return false;
        }
        close();
        start();
        return true;
    }

    private Optional<ProcessHandle> process() throws IOException {
        var file = folder.resolve("server/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                : Optional.empty();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (RuntimeException hasEnded) {
            System.out.println("it could not be stopped any more: " + hasEnded.getMessage());
        }
    }
}
