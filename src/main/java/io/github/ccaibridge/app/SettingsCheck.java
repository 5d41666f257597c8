package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.Crash;
import io.github.ccaibridge.camel.CustomDataMapping;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Looks at the settings before anything is started, so that a mistake costs a sentence and not a stack trace. */
final class SettingsCheck {
    private static final Set<String> SECRETS = Stream.of(Secret.values())
            .flatMap(Secret::settings)
            .map(SettingsCheck::letters)
            .collect(Collectors.toUnmodifiableSet());

    private final ConfigurableEnvironment environment;

    SettingsCheck(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    void noSecretOnTheCommandLine() {
        for (var name : List.of("commandLineArgs", "systemProperties")) {
            if (environment.getPropertySources().get(name) instanceof EnumerablePropertySource<?> given) {
                Stream.of(given.getPropertyNames())
                        .filter(SettingsCheck::isSecret)
                        .forEach(secret -> {
                            throw new StartRefused(
                                    secret + " was given on the command line, where every user of the machine can"
                                            + " read it; set " + Mode.environmentName(secret)
                                            + " in the environment or mount it as a file.");
                        });
            }
        }
    }

    void addressesAreWellFormed() {
        for (var setting : List.of("kustomer.url", "ccai.url")) {
            if (!isAddress(environment.getProperty(setting, ""))) {
                throw new StartRefused(Mode.environmentName(setting)
                        + " is not an address; it must look like https://host, without a path or a query.");
            }
        }
    }

    BridgeSettings policiesAreAllowed() {
        try {
            return Binder.get(environment).bindOrCreate("bridge", BridgeSettings.class);
        } catch (BindException refused) {
            throw new StartRefused(sentence(refused), refused);
        }
    }

    /** What the pick-up route reads from. */
    String artifactsEndpoint(BridgeSettings.Artifacts settings) {
        var names = environment.getProperty("ccai.assume.artifact-name", "");
        if (!isNamePattern(names)) {
            throw new StartRefused("CCAI_ASSUME_ARTIFACT_NAME is no regular expression with the groups (?<kind>…),"
                    + " (?<id>…) and optionally (?<type>…) and (?<part>…).");
        }
        requireFolder(settings.store());
        return new ArtifactsEndpoint(
                        settings, Mode.isSet(environment, "artifacts.password"), SettingsCheck::isOnTheClasspath)
                .of(environment.getProperty("artifacts.uri", ""));
    }

    void mappingFileHoldsAMapping() {
        try {
            new CustomDataMapping(environment.getProperty("bridge.custom-data.mapping-file"));
        } catch (CustomDataMapping.BrokenFile broken) {
            throw new StartRefused(broken.getMessage(), broken);
        }
    }

    /** A crash point is for tests; a name that is none would be a fault that never comes. */
    void crashPointExists() {
        if (Mode.isSet(environment, "bridge.fault.crash-at")) {
            try {
                Crash.at(environment.getRequiredProperty("bridge.fault.crash-at"));
            } catch (IllegalArgumentException unknown) {
                throw new StartRefused(unknown.getMessage(), unknown);
            }
        }
    }

    /** An image in production refuses stand-ins: settings that got lost must not become a vendor that answers everything. */
    void sandboxIsAllowed() {
        if ("refused".equals(environment.getProperty("bridge.sandbox"))) {
            throw new StartRefused("no vendor setting is present, and BRIDGE_SANDBOX=refused allows no sandbox; set "
                    + Mode.VENDORS.stream().map(Mode::environmentName).collect(Collectors.joining(", "))
                    + ", or BRIDGE_SANDBOX=allowed to try the stand-ins.");
        }
    }

    /** The folder of the routes itself: Camel does not follow a link to it, and would start with none. */
    Path routes() {
        var folder = Path.of(environment.getProperty("bridge.routes", "routes"));
        if (!Files.isDirectory(folder) || !holdsRoutes(folder)) {
            throw new StartRefused("no *.camel.yaml file in the folder " + folder.toAbsolutePath()
                    + "; start in the folder that holds routes/, or point BRIDGE_ROUTES at it.");
        }
        try {
            // Kubernetes mounts a ConfigMap twice: as a folder with a date, and as links into it.
            var mounted = folder.resolve("..data");
            return (Files.isDirectory(mounted) ? mounted : folder).toRealPath();
        } catch (IOException gone) {
            throw new StartRefused("the folder " + folder.toAbsolutePath() + " cannot be read.", gone);
        }
    }

    private static boolean holdsRoutes(Path folder) {
        try (var files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.anyMatch(file -> file.toString().endsWith(".camel.yaml"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void requireFolder(String store) {
        try {
            Files.createDirectories(Path.of(store, ".incoming"));
        } catch (IOException | InvalidPathException refused) {
            throw new StartRefused("BRIDGE_ARTIFACTS_STORE names " + store + ", where no folder can be made.", refused);
        }
    }

    private static boolean isNamePattern(String text) {
        try {
            Pattern.compile(text);
            return text.contains("(?<kind>") && text.contains("(?<id>");
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }

    private static boolean isOnTheClasspath(String type) {
        return SettingsCheck.class.getClassLoader().getResource(type.replace('.', '/') + ".class") != null;
    }

    private static boolean isAddress(String value) {
        try {
            var address = URI.create(value);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && (address.getPath().isEmpty() || "/".equals(address.getPath()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String sentence(BindException refused) {
        Throwable root = refused;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof BridgeSettings.Refused wrong) {
            return wrong.getMessage();
        }
        var property = refused.getProperty();
        var type = refused.getTarget().getType().resolve(Object.class);
        var given = property == null ? refused.getName().toString() : property.getName() + "=" + property.getValue();
        return given + " is not allowed; " + allowed(type) + ".";
    }

    private static String allowed(Class<?> type) {
        if (type.isEnum()) {
            return "use "
                    + Stream.of(type.getEnumConstants())
                            .map(value ->
                                    value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(" or "));
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> "use a duration such as 10s or 15m";
            case "boolean", "Boolean" -> "use true or false";
            default -> "use a number";
        };
    }

    private static boolean isSecret(String name) {
        return SECRETS.contains(letters(name));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
