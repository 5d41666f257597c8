package io.github.ccaibridge.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** How the bridge runs: against stand-ins on loopback, or against the vendors. */
enum Mode {
    SANDBOX,
    REAL;

    static final List<String> VENDORS = List.of(
            "kustomer.url",
            "kustomer.api-key",
            "ccai.url",
            "ccai.subdomain",
            "ccai.api-token",
            "ccai.events-username",
            "ccai.events-password");
    static final List<String> ADMIN = List.of("bridge.admin-username", "bridge.admin-password");

    /** Nothing of the vendors set means sandbox, everything set means real, and anything between is refused. */
    static Mode of(Environment environment) {
        if (VENDORS.stream().noneMatch(setting -> isSet(environment, setting))) {
            return SANDBOX;
        }
        var missing = Stream.concat(VENDORS.stream(), ADMIN.stream())
                .filter(setting -> !isSet(environment, setting))
                .map(Mode::environmentName)
                .toList();
        if (!missing.isEmpty()) {
            throw new StartRefused("for a real run set also " + String.join(", ", missing)
                    + " (or none of the vendor settings, for the sandbox).");
        }
        return REAL;
    }

    static boolean isSet(Environment environment, String setting) {
        var value = environment.getProperty(setting);
        return value != null && !value.isBlank();
    }

    static String environmentName(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
