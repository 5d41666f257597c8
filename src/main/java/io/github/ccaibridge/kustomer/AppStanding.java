package io.github.ccaibridge.kustomer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the app of this build stands against what Kustomer has registered and installed (K 10.2). */
record AppStanding(AppDefinition ours, List<Map<String, Object>> registered, String installed) {
    private static final Comparator<String> BY_VERSION = (one, other) -> Arrays.compare(numbers(one), numbers(other));

    /** The newest version that Kustomer knows; empty where the app was never registered. */
    Optional<String> newest() {
        return registered.stream().map(AppStanding::version).max(BY_VERSION);
    }

    /** Whether an administrator has to press Upgrade in Kustomer. */
    boolean needsAttention() {
        return installed != null && newest().isPresent() && BY_VERSION.compare(installed, newest().get()) < 0;
    }

    /** Why this version cannot be registered, with the fix; null where it can. */
    String refusal(boolean first) {
        if (!ours.complete()) {
            return "BRIDGE_PUBLIC_URL is not set to an https address; without it the app leads nowhere.";
        }
        var newest = newest().orElse(null);
        if (first && newest != null) {
            return "The app is registered already, in version " + newest + "; upgrade it.";
        }
        if (!first && newest == null) {
            return "The app was never registered; register it first.";
        }
        if (newest == null) {
            return null;
        }
        var order = BY_VERSION.compare(ours.version(), newest);
        if (order == 0) {
            return "Version " + newest
                    + " is registered already, and Kustomer takes no version twice; build the bridge with a higher version.";
        }
        if (order < 0) {
            return "Kustomer has version " + newest + ", which is higher than " + ours.version()
                    + "; build the bridge with a higher version.";
        }
        return rolesChanged(newest) && numbers(newest)[0] == numbers(ours.version())[0]
                ? "The app asks for other roles than version " + newest
                        + ", which takes a new major version; build the bridge with one."
                : null;
    }

    private boolean rolesChanged(String newest) {
        return registered.stream()
                .filter(one -> version(one).equals(newest))
                .map(one -> Json.attributes(one).get("roles"))
                .anyMatch(roles -> roles instanceof List<?> list
                        && !list.equals(ours.asMap().get("roles")));
    }

    /** What is to be done next, in a sentence. */
    String todo() {
        var newest = newest().orElse(null);
        if (newest == null) {
            return "Register the app.";
        }
        if (BY_VERSION.compare(ours.version(), newest) > 0) {
            return "Upgrade the app: this bridge brings version " + ours.version() + ", Kustomer has " + newest + ".";
        }
        if (needsAttention()) {
            return "In Kustomer open Apps, Installed, Needs attention, and press Upgrade: " + installed
                    + " is installed, " + newest + " is there.";
        }
        return installed == null
                ? "Kustomer does not tell which version is installed; look under Apps, Installed."
                : "Nothing: the newest version is installed.";
    }

    private static String version(Map<String, Object> app) {
        return String.valueOf(Json.attributes(app).get("version"));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\."))
                .mapToInt(part -> part.matches("\\d{1,6}") ? Integer.parseInt(part) : 0)
                .toArray();
    }
}
