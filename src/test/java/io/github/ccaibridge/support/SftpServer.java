package io.github.ccaibridge.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** OpenSSH's own server as an ordinary process on a free port of loopback, for the user who runs the test. */
public final class SftpServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private final Path folder;
    private final int port;
    private final Process process;

    private SftpServer(Path folder) throws Exception {
        this.folder = folder;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        keys("host");
        keys("user");
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub")));
        Files.writeString(folder.resolve("config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                UsePAM no
                StrictModes no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                Subsystem sftp internal-sftp -d %s
                """.formatted(
                        port, folder.resolve("host"), folder.resolve("user.pub"), folder.getParent()));
        if (System.getProperty("user.name").equals("root")) {
            // Where it gives up its rights; the package makes it only for the daemon.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await("sshd").atMost(Duration.ofSeconds(10)).until(this::answers);
    }

    /** Why there is none on this machine; empty when there is. */
    public static String missing() {
        return Files.isExecutable(PROGRAM) ? "" : PROGRAM + " is missing; install openssh-server";
    }

    public static SftpServer startIn(Path folder) throws Exception {
        return new SftpServer(Files.createDirectories(folder).toAbsolutePath());
    }

    /** The address of a folder beside the server's own, with the key of the user and the file of known hosts. */
    public String uri(String drop, Path knownHosts) {
        return "sftp:" + System.getProperty("user.name") + "@127.0.0.1:" + port + "/" + drop + "?privateKeyFile="
                + folder.resolve("user") + "&knownHostsFile=" + knownHosts;
    }

    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** A file that knows this server by another key. */
    public Path otherHosts() throws Exception {
        keys("other");
        return Files.writeString(
                folder.resolve("other_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("other.pub")));
    }

    /** What it said so far. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private void keys(String name) throws Exception {
        Files.deleteIfExists(folder.resolve(name));
        var made = new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        folder.resolve(name).toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("ssh-keygen failed");
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
