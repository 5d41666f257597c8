package io.github.ccaibridge.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of what {@code ARTIFACTS_URI} says the endpoint of the pick-up route, safe where it says nothing. */
final class ArtifactsEndpoint {
    /** The component of Google Cloud Storage, which only a build with the profile gcs carries. */
    static final String GOOGLE_STORAGE = "org.apache.camel.component.google.storage.GoogleCloudStorageComponent";

    /** Spring reads a dollar with a brace as its own, Camel takes this spelling too. */
    private static final String MOVE = "$simple{file:parent}/$simple{variable.aside}/$simple{file:onlyname}";

    private static final Set<String> OWN_ENDS = Set.of("delete", "noop", "move", "idempotent");
    private static final Set<String> SECRETS = Set.of("password", "privatekeypassphrase", "passphrase");

    private final BridgeSettings.Artifacts settings;
    private final boolean passwordIsSet;
    private final Predicate<String> classIsThere;

    ArtifactsEndpoint(BridgeSettings.Artifacts settings, boolean passwordIsSet, Predicate<String> classIsThere) {
        this.settings = settings;
        this.passwordIsSet = passwordIsSet;
        this.classIsThere = classIsThere;
    }

    String of(String uri) {
        var options = names(uri);
        requireNoSecret(uri, options);
        return switch (scheme(uri)) {
            case "file" -> with(uri, options, files());
            case "sftp" -> with(uri, options, sftp(options));
            case "google-storage" -> with(uri, options, googleStorage(options));
            default ->
                throw new StartRefused("ARTIFACTS_URI must begin with file:, sftp: or google-storage:; "
                        + (scheme(uri).equals("ftp")
                                ? "ftp: would send recordings in the clear."
                                : "this one does not."));
        };
    }

    private Map<String, String> common() {
        var defaults = new LinkedHashMap<String, String>();
        defaults.put("delay", String.valueOf(settings.poll().toMillis()));
        defaults.put("initialDelay", "1000");
        defaults.put("bridgeErrorHandler", "true");
        return defaults;
    }

    private Map<String, String> files() {
        var defaults = common();
        defaults.put("maxMessagesPerPoll", "100");
        defaults.put("recursive", "true");
        defaults.put("filter", "#drops");
        defaults.put("readLock", "changed");
        // A lock file that a killed process leaves behind would hold its file for good; whose turn it is stands in the
        // database.
        defaults.put("readLockMarkerFile", "false");
        defaults.put("readLockMinLength", "0");
        defaults.put(
                "readLockMinAge", String.valueOf(Math.max(1, settings.settle().toMillis())));
        defaults.put("readLockCheckInterval", "500");
        defaults.put("readLockTimeout", "2000");
        defaults.put("readLockLoggingLevel", "DEBUG");
        defaults.put("move", MOVE);
        return defaults;
    }

    private Map<String, String> sftp(Set<String> options) {
        var defaults = files();
        if (!options.contains("streamdownload")) {
            // Camel would copy a stream into memory.
            defaults.put("localWorkDirectory", settings.store() + "/.incoming");
        }
        defaults.put("stepwise", "false");
        defaults.put("autoCreate", "false");
        defaults.put("strictHostKeyChecking", "yes");
        defaults.put("preferredAuthentications", "publickey,password");
        defaults.put("connectTimeout", "10000");
        defaults.put("soTimeout", "60000");
        defaults.put("maximumReconnectAttempts", "0");
        defaults.put("throwExceptionOnConnectFailed", "true");
        defaults.put("backoffErrorThreshold", "1");
        defaults.put("backoffMultiplier", "6");
        if (passwordIsSet) {
            var withKey = options.contains("privatekeyfile") || options.contains("privatekeyuri");
            defaults.put(withKey ? "privateKeyPassphrase" : "password", "RAW({{artifacts.password}})");
        }
        return defaults;
    }

    private Map<String, String> googleStorage(Set<String> options) {
        if (!classIsThere.test(GOOGLE_STORAGE)) {
            throw new StartRefused(
                    "ARTIFACTS_URI names google-storage:, and this build has no camel-google-storage jar;"
                            + " build with ./mvnw -Pgcs package (docs/artifacts.md).");
        }
        if (!options.contains("deleteafterread") && !options.contains("moveafterread")) {
            throw new StartRefused("ARTIFACTS_URI must say what becomes of an object that was read: add"
                    + " moveAfterRead=true&destinationBucket=<bucket>, or deleteAfterRead=true if no copy shall stay.");
        }
        var defaults = common();
        // Without a file of its own an object is read into memory.
        defaults.put("downloadFileName", settings.store() + "/.incoming/$simple{exchangeId}");
        return defaults;
    }

    private static String with(String uri, Set<String> given, Map<String, String> defaults) {
        var chosen = new ArrayList<String>();
        defaults.forEach((name, value) -> {
            var ended = name.equals("move") && OWN_ENDS.stream().anyMatch(given::contains);
            if (!given.contains(name.toLowerCase(Locale.ROOT)) && !ended) {
                chosen.add(name + "=" + value);
            }
        });
        return uri + (uri.contains("?") ? "&" : "?") + String.join("&", chosen);
    }

    private static void requireNoSecret(String uri, Set<String> options) {
        var authority = uri.replaceFirst("[?].*", "");
        if (options.stream().anyMatch(SECRETS::contains) || authority.matches("[a-z+-]+:(//)?[^/@]*:[^/]*@.*")) {
            throw new StartRefused(
                    "ARTIFACTS_URI carries a password; set ARTIFACTS_PASSWORD instead, which is shown nowhere.");
        }
    }

    private static String scheme(String uri) {
        return uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : "";
    }

    private static Set<String> names(String uri) {
        var query = uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : "";
        return Stream.of(query.split("&"))
                .map(option -> option.replaceFirst("=.*", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
