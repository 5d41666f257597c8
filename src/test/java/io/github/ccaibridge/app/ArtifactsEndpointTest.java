package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ccaibridge.camel.Drops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint that ARTIFACTS_URI becomes. */
class ArtifactsEndpointTest {
    private static final BridgeSettings.Artifacts SETTINGS = new BridgeSettings.Artifacts(
            "data/store",
            "",
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30));

    @Test
    void aFolderIsReadWholeFilesOnlyAndNothingInItIsDeleted() {
        assertThat(endpoint("file:data/artifacts"))
                .startsWith("file:data/artifacts?")
                .contains(
                        "recursive=true",
                        "readLock=changed",
                        "readLockMinAge=10000",
                        "readLockMinLength=0",
                        "readLockMarkerFile=false",
                        "filter=#drops",
                        "delay=5000",
                        "move=$simple{file:parent}/$simple{variable.aside}/$simple{file:onlyname}")
                .doesNotContain("delete", "knownHosts");
    }

    @Test
    void theIntegrationFromSourcesIsToldTheSameEndpoint() throws Exception {
        var settings = new Properties();
        try (var text = Files.newBufferedReader(Path.of("k8s/camel-k/from-sources/settings.env"))) {
            settings.load(text);
        }
        assertThat(settings.getProperty("artifacts.endpoint"))
                .isEqualTo(endpoint(settings.getProperty("artifacts.uri")));
    }

    @Test
    void whatTheOperatorSaysStays() {
        assertThat(endpoint("file:/srv/drop?recursive=false&move=.done&delay=60s"))
                .startsWith("file:/srv/drop?recursive=false&move=.done&delay=60s&")
                .containsOnlyOnce("recursive=")
                .containsOnlyOnce("move=")
                .containsOnlyOnce("&delay=");
        assertThat(endpoint("file:/srv/drop?noop=true")).doesNotContain("move=");
        assertThat(endpoint("file:/srv/drop?delete=true")).doesNotContain("move=");
    }

    @Test
    void anSftpServerMustBeKnownAndIsReadThroughAFolderOfOurs() {
        assertThat(endpoint("sftp:ccai@files.example.com/out"))
                .contains("strictHostKeyChecking=yes", "stepwise=false", "localWorkDirectory=data/store/.incoming")
                .doesNotContain("password=");
    }

    @Test
    void thePasswordIsNamedAndNeverSpelledOut() {
        var withPassword = new ArtifactsEndpoint(SETTINGS, true, type -> false);
        assertThat(withPassword.of("sftp:ccai@files.example.com/out"))
                .contains("&password=RAW({{artifacts.password}})");
        assertThat(withPassword.of("sftp:ccai@files.example.com/out?privateKeyFile=/run/key"))
                .contains("&privateKeyPassphrase=RAW({{artifacts.password}})")
                .doesNotContain("&password=");
        assertThat(withPassword.of("file:data/artifacts")).doesNotContain("artifacts.password");
    }

    @Test
    void camelTakesThePasswordAndShowsItNowhere() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("drops", new Drops(Duration.ofSeconds(1), Duration.ofSeconds(1), "here"));
            camel.getPropertiesComponent().addInitialProperty("artifacts.password", "hunter2+&%");
            camel.getPropertiesComponent()
                    .addInitialProperty(
                            "artifacts.endpoint",
                            new ArtifactsEndpoint(SETTINGS, true, type -> false).of("sftp:ccai@files.example.com/out"));
            camel.start();
            var endpoint = camel.getEndpoint("{{artifacts.endpoint}}");
            assertThat(endpoint).hasFieldOrPropertyWithValue("configuration.password", "hunter2+&%");
            assertThat(endpoint.toString()).contains("files.example.com").doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sftp:ccai:hunter2@files.example.com/out",
                "sftp://ccai:hunter2@files.example.com/out",
                "sftp:ccai@files.example.com/out?password=hunter2",
                "sftp:ccai@files.example.com/out?privateKeyFile=k&privateKeyPassphrase=hunter2",
            })
    void aPasswordInTheAddressIsRefusedWithoutRepeatingIt(String uri) {
        assertThatThrownBy(() -> endpoint(uri))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("ARTIFACTS_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp:files.example.com/out, in the clear",
        "s3:bucket, must begin with file:",
        "/srv/drop, must begin with file:",
        "exec:rm, must begin with file:",
        "'', must begin with file:"
    })
    void anotherSchemeIsRefused(String uri, String part) {
        assertThatThrownBy(() -> endpoint(uri)).isInstanceOf(StartRefused.class).hasMessageContaining(part);
    }

    @Test
    void cloudStorageNeedsItsJarAndAWordAboutWhatBecomesOfTheObjects() {
        assertThatThrownBy(() -> endpoint("google-storage:bucket?deleteAfterRead=true"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("./mvnw -Pgcs package");
        var withJar = new ArtifactsEndpoint(SETTINGS, false, type -> true);
        assertThatThrownBy(() -> withJar.of("google-storage:bucket"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("moveAfterRead=true");
        assertThat(withJar.of("google-storage:bucket?moveAfterRead=true&destinationBucket=taken"))
                .contains("&delay=5000", "&downloadFileName=data/store/.incoming/$simple{exchangeId}")
                .doesNotContain("readLock", "maxMessagesPerPoll");
    }

    private static String endpoint(String uri) {
        return new ArtifactsEndpoint(SETTINGS, false, type -> false).of(uri);
    }
}
