package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.support.SftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files on a real SFTP server. */
class SftpStoriesTest {
    private static SftpServer server;
    private static Path drop;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() throws Exception {
        if (!SftpServer.missing().isEmpty()) {
            System.out.println("The SFTP test is skipped: " + SftpServer.missing() + ".");
        }
        Assumptions.assumeTrue(SftpServer.missing().isEmpty(), SftpServer.missing());
        var place = Files.createTempDirectory(Files.createDirectories(Path.of("target/sftp")), "server")
                .toAbsolutePath();
        drop = Files.createDirectories(place.resolve("drop"));
        server = SftpServer.startIn(place.resolve("sshd"));
        bridge = new BridgeUnderTest(
                "artifacts.uri=" + server.uri("drop", server.knownHosts()),
                "bridge.artifacts.poll=300ms",
                "bridge.artifacts.settle=1s");
    }

    @AfterAll
    static void stop() {
        if (bridge != null) {
            bridge.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aRecordingIsStreamedIntoTheStoreAndMovedAsideOnTheServer() throws IOException {
        var sound = new byte[3_000_000];
        new Random(7).nextBytes(sound);
        Files.createDirectories(drop.resolve("2025-11-26"));
        Files.write(drop.resolve("2025-11-26/call-3001.wav"), sound);
        awaitFile("2025-11-26/.taken/call-3001.wav");
        assertThat(bridge.files
                        .resolve("store")
                        .resolve(bridge.text("select stored_as from artifact where session_id = '3001'")))
                .hasBinaryContent(sound);
        assertThat(bridge.number("select count(*) from inbox where source = 'artifact' and session_id = '3001'"))
                .isEqualTo(1);
    }

    @Test
    void metadataThatIsHalfThereWaits() throws IOException {
        var file = Files.writeString(drop.resolve("metadata-3002.json"), "{\"id\":3002,\"session_type\":");
        await().pollDelay(Duration.ofSeconds(3)).until(() -> Files.exists(file));
        Files.writeString(file, "\"Messaging (SMS)\"}", StandardOpenOption.APPEND);
        awaitFile(".taken/metadata-3002.json");
        assertThat(bridge.text("select kind from inbox where source = 'metadata-file' and session_id = '3002'"))
                .isEqualTo("chat");
    }

    /** The shell writes the bytes of the name, since a JVM without a UTF-8 locale cannot. */
    @Test
    void aNameWithAccentsSpacesAndEmojiSurvives() throws Exception {
        var written = new ProcessBuilder(
                        "sh",
                        "-c",
                        "printf JFIF > \"$(printf 'call-3003-photo-\\303\\234ber \\360\\237\\230\\200.jpg')\"")
                .directory(drop.toFile())
                .inheritIO()
                .start();
        assertThat(written.waitFor()).isZero();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bridge.number("select count(*) from artifact where session_id = '3003'") == 1);
        assertThat(bridge.text("select name from artifact where session_id = '3003'"))
                .isEqualTo("call-3003-photo-Über 😀.jpg");
        assertThat(bridge.text("select stored_as from artifact where session_id = '3003'"))
                .matches("call/3003/[0-9a-f]{16}-call-3003-photo-_ber_.jpg");
    }

    private static void awaitFile(String name) {
        await(name).atMost(Duration.ofSeconds(20)).until(() -> Files.exists(drop.resolve(name)));
    }
}
