package io.github.ccaibridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.app.StandIns;
import io.github.ccaibridge.sandbox.hour.ScriptedHour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SandboxTest {
    @Test
    void startGivesTheSettingsAndSeedsThePeopleOfTheHour() {
        try (var sandbox = new Sandbox()) {
            assertThat(sandbox.start())
                    .containsOnlyKeys(
                            "kustomer.url",
                            "kustomer.api-key",
                            "ccai.url",
                            "ccai.subdomain",
                            "ccai.api-token",
                            "ccai.events-username",
                            "ccai.events-password",
                            "artifacts.uri",
                            "bridge.app-token")
                    .doesNotContainValue("");
            var known = new ScriptedHour(1, Instant.EPOCH).knownCustomers();
            assertThat(sandbox.kustomer().customers()).hasSameSizeAs(known);
            assertThat(known)
                    .allSatisfy(caller -> assertThat(sandbox.kustomer().customerByPhone(caller.phone()))
                            .isPresent());
        }
    }

    @Test
    void theFolderOfTheImitatedStorageGoesWithTheSandbox() {
        URI folder;
        try (var sandbox = new Sandbox()) {
            folder = URI.create(sandbox.start().get("artifacts.uri"));
            assertThat(Path.of(folder.getPath())).isEmptyDirectory();
        }
        assertThat(Path.of(folder.getPath())).doesNotExist();
    }

    @Test
    void aFailureIsOneSentence() {
        var printed = new ByteArrayOutputStream();
        new Sandbox()
                .play(
                        URI.create("http://localhost:1"),
                        "a",
                        "b",
                        new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .endsWith(".");
    }

    @Test
    void theSandboxIsFoundAsTheStandIns() {
        assertThat(ServiceLoader.load(StandIns.class)).singleElement().isInstanceOf(Sandbox.class);
    }
}
