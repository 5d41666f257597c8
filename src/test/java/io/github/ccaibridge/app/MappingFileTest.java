package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;

/** A mapping of custom data in a file is looked at before anything else is started. */
class MappingFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[{\"key\":\"a\",\"signed\":true,\"resource\":\"message\",\"field\":\"a\"}] | [0].field must end in its type",
                "{}       | must be an array",
                "[^^{   | it is no JSON from line 3 on",
                "[] []    | it is no JSON",
            })
    void aBrokenFileStopsTheStartWithFilePlaceAndFix(String text, String fault) throws IOException {
        var file = Files.writeString(folder.resolve("mapping.json"), text.replace('^', '\n'));
        assertThatThrownBy(() -> start(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("bridge.custom-data.mapping-file names " + file + ": ")
                .hasMessageContaining(fault);
    }

    @Test
    void aFileThatIsNotThereStopsTheStart() {
        assertThatThrownBy(() -> start(folder.resolve("gone.json")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("gone.json: it cannot be read");
    }

    @Test
    void aGoodFileDoesNot() {
        assertThatCode(() -> start(Path.of("src/test/resources/custom-data-mapping.json")))
                .doesNotThrowAnyException();
    }

    private static void start(Path file) {
        var settings = Stream.concat(Stream.of(Shell.REAL), Stream.of("BRIDGE_CUSTOM_DATA_MAPPING_FILE=" + file));
        var environment = TestSettings.of(settings.toArray(String[]::new));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        new StartUp(new DefaultBootstrapContext()).postProcessEnvironment(environment, new SpringApplication());
    }
}
