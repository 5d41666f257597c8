package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every secret is replaced as docs/rotation.md says, and nothing that the code takes for a secret is missing there. */
class SecretTest {
    private static final Path PAGE = Path.of("docs/rotation.md");
    private static final Path MOUNTED = Path.of("k8s/overlays/prod/secrets.example.env");
    private static final Pattern LOOKS_SECRET = Pattern.compile(
            "\"((?:kustomer|ccai|bridge|artifacts)[.][a-z-]*(?:api-key|token|secret|password)(?:-(?:next|primary|secondary))?)\"");

    @ParameterizedTest
    @EnumSource
    void thePageHasItsRow(Secret secret) throws IOException {
        var name = Mode.environmentName(secret.setting());
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| `" + name + "` |"))
                .singleElement()
                .asString()
                .contains(secret.next()
                        .map(next -> "| `" + Mode.environmentName(next) + "` |")
                        .orElse("|"));
    }

    @Test
    void everySecretOfTheCodeIsOneOfThem() throws IOException {
        var known = Stream.of(Secret.values()).flatMap(Secret::settings).toList();
        try (var sources = Files.walk(Path.of("src/main/java/io/github/ccaibridge"))) {
            for (var source : sources.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("sandbox"))
                    .toList()) {
                var names = LOOKS_SECRET.matcher(Files.readString(source));
                while (names.find()) {
                    assertThat(known).as(source.toString()).contains(names.group(1));
                }
            }
        }
    }

    @Test
    void theExampleOfMountedSecretsNamesEach() throws IOException {
        var named = new TreeSet<String>();
        for (var line : Files.readAllLines(MOUNTED)) {
            if (line.contains("=")) {
                named.add(line.replaceFirst("^#", "").replaceFirst("=.*", ""));
            }
        }
        assertThat(named)
                .containsAll(
                        Stream.of(Secret.values()).flatMap(Secret::settings).toList());
    }

    @Test
    void noneHasADefaultThatIsASecret() throws IOException {
        var defaults = new Properties();
        try (var text = SecretTest.class.getResourceAsStream("/application.properties")) {
            defaults.load(text);
        }
        assertThat(Stream.of(Secret.values()).flatMap(Secret::settings))
                .allSatisfy(name ->
                        assertThat(defaults.getProperty(name, "")).as(name).isEmpty());
    }
}
