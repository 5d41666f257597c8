package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manifests against the application's own settings. */
class ManifestSettingsTest {
    /** What a real run cannot do without (app.Mode). */
    private static final List<String> REQUIRED = List.of(
            "kustomer.url",
            "kustomer.api-key",
            "ccai.url",
            "ccai.subdomain",
            "ccai.api-token",
            "ccai.events-username",
            "ccai.events-password",
            "bridge.admin-username",
            "bridge.admin-password");

    private static final Set<String> OF_SPRING = Set.of(
            "spring.config.import",
            "spring.profiles.active",
            "management.server.port",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.datasource.hikari.maximum-pool-size",
            "spring.datasource.hikari.minimum-idle",
            "spring.datasource.hikari.connection-timeout",
            "spring.datasource.hikari.connection-init-sql",
            "spring.datasource.hikari.data-source-properties.socketTimeout",
            "spring.datasource.hikari.data-source-properties.tcpKeepAlive",
            "spring.flyway.user",
            "spring.flyway.password",
            "server.port");

    @Test
    void everySettingInAManifestIsOneOfTheApplication() {
        var known = knownSettings();
        settings().forEach(setting -> assertThat(known).contains(setting));
    }

    @Test
    void everyRequiredSettingIsGivenInProduction() {
        assertThat(names(
                        Manifests.K8S.resolve("overlays/prod/settings.env"),
                        Manifests.K8S.resolve("overlays/prod/secrets.example.env")))
                .containsAll(
                        REQUIRED.stream().map(ManifestSettingsTest::letters).toList());
    }

    /** Every setting that a manifest gives, by the property's name. */
    private static Set<String> settings() {
        var settings = names(Manifests.files(".env").toArray(Path[]::new));
        Manifests.all()
                .flatMap(manifest -> {
                    var vars = new ArrayList<String>();
                    manifest.at("/spec/traits/environment/vars").forEach(one -> vars.add(one.asText()));
                    return vars.stream();
                })
                .map(ManifestSettingsTest::name)
                .forEach(settings::add);
        return settings;
    }

    private static Set<String> names(Path... files) {
        var names = new TreeSet<String>();
        for (var file : files) {
            try {
                Files.readAllLines(file).stream()
                        .map(line -> line.replaceFirst("^#(?=[a-z])", ""))
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(ManifestSettingsTest::name)
                        .forEach(names::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return names;
    }

    /** An environment name has lost its dots and dashes on the way, so names are compared by their letters. */
    private static String name(String assignment) {
        return letters(assignment.substring(0, assignment.indexOf('=')));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Set<String> knownSettings() {
        var known = new TreeSet<String>();
        OF_SPRING.forEach(name -> known.add(letters(name)));
        try (var sources = Files.walk(Path.of("src/main"))) {
            var literal = Pattern.compile("\\b(?:kustomer|ccai|bridge|artifacts|otel)(?:\\.[a-z][a-z-]*)+");
            for (var source : sources.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .toList()) {
                var names = literal.matcher(Files.readString(source));
                while (names.find()) {
                    known.add(letters(names.group()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return known;
    }
}
