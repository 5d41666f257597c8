package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.support.SftpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** An SFTP server that is not the one that is known. */
class SftpTrustTest {
    @Test
    void aServerWithAnotherHostKeyIsNotAskedForFiles() throws Exception {
        Assumptions.assumeTrue(SftpServer.missing().isEmpty(), SftpServer.missing());
        var place = Files.createTempDirectory(Files.createDirectories(Path.of("target/sftp")), "other")
                .toAbsolutePath();
        Files.writeString(Files.createDirectories(place.resolve("drop")).resolve("call-3004.mp3"), "ID3");
        try (var server = SftpServer.startIn(place.resolve("sshd"));
                var bridge = new BridgeUnderTest(
                        "artifacts.uri=" + server.uri("drop", server.otherHosts()),
                        "bridge.artifacts.poll=300ms",
                        "bridge.artifacts.settle=1s")) {
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> bridge.number("select count(*) from artifact") == 0);
            assertThat(server.log()).doesNotContain("Accepted publickey");
        }
        assertThat(place.resolve("drop/call-3004.mp3")).exists();
    }
}
