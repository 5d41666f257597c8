package io.github.ccaibridge.preflight;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether both vendors can be reached with what they are asked for: credentials, permissions, age of the key, clocks. */
public final class VendorChecks {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration EXPIRES_SOON = Duration.ofDays(14);

    private VendorChecks() {}

    /** Of the description of our key at Kustomer (GET /v1/auth/tokens/current, K 1.2). */
    public static List<Finding> kustomer(Look token) {
        var findings = new ArrayList<Finding>();
        findings.add(
                credentials("kustomer", "KUSTOMER_CREDENTIALS", "Kustomer", "KUSTOMER_URL", "KUSTOMER_API_KEY", token));
        if (token.good()) {
            findings.addAll(permissions(token));
            findings.add(age(token));
        }
        findings.add(clock("kustomer", "KUSTOMER_CLOCK", "Kustomer", token));
        return findings;
    }

    /** Of one page of the Manager API and the list of statuses of the Apps API (C 3.1). */
    public static List<Finding> ccai(Look manager, Look apps) {
        return List.of(
                credentials(
                        "ccai",
                        "CCAI_MANAGER_API",
                        "CCAI Platform's Manager API",
                        "CCAI_URL",
                        "CCAI_SUBDOMAIN and CCAI_API_TOKEN",
                        manager),
                credentials(
                        "ccai",
                        "CCAI_APPS_API",
                        "CCAI Platform's Apps API",
                        "CCAI_URL",
                        "CCAI_SUBDOMAIN and CCAI_API_TOKEN",
                        apps),
                clock("ccai", "CCAI_CLOCK", "CCAI Platform", manager.answered() ? manager : apps));
    }

    private static Finding credentials(String check, String code, String who, String url, String key, Look look) {
        if (!look.answered()) {
            return Finding.notReady(
                    check, code, who + " cannot be reached.", "Check " + url + ", the network and its proxy.");
        }
        if (look.status() == 401 || look.status() == 403) {
            return Finding.notReady(
                    check,
                    code,
                    who + " refuses the credentials (" + look.status() + ").",
                    "Set " + key + " anew; a key works only where it was made.");
        }
        if (look.status() == 429) {
            return Finding.warn(check, code, who + " says that too much is asked just now.", "Try again in a minute.");
        }
        return look.good()
                ? Finding.ready(check, code, who + " takes the credentials.")
                : Finding.notReady(
                        check,
                        code,
                        who + " answers " + look.status() + ".",
                        "Check " + url + "; if it is right, ask the vendor.");
    }

    private static List<Finding> permissions(Look token) {
        var held = Stream.of(token.listAt("data", "attributes", "roles"), token.listAt("roles"))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (held.isEmpty()) {
            return List.of(Finding.warn(
                    "kustomer",
                    "KUSTOMER_PERMISSIONS",
                    "Kustomer does not tell what the key may do.",
                    "Compare the key's roles with the list in docs/preflight.md."));
        }
        return Stream.of(Permission.values())
                .map(one -> one.allowedBy(held)
                        ? Finding.ready("kustomer", "KUSTOMER_" + one, "The key may " + one.purpose() + ".")
                        : Finding.notReady(
                                "kustomer",
                                "KUSTOMER_" + one,
                                "The key may not " + one.purpose() + ".",
                                "Make a new key with the role " + one.role()
                                        + "; the roles of a key cannot be changed."))
                .toList();
    }

    private static Finding age(Look token) {
        var until = token.at("data", "attributes", "expiresAt");
        var code = "KUSTOMER_KEY_AGE";
        if (!(until instanceof String text) || !text.matches("\\d{4}-.*T.*")) {
            return Finding.ready("kustomer", code, "The key has no end that Kustomer tells of.");
        }
        var left = Duration.between(Instant.now(), OffsetDateTime.parse(text).toInstant());
        return left.compareTo(EXPIRES_SOON) > 0
                ? Finding.ready("kustomer", code, "The key is good for another " + left.toDays() + " days.")
                : Finding.warn(
                        "kustomer",
                        code,
                        "The key ends in " + Math.max(0, left.toDays()) + " days.",
                        "Make a new key with the same roles, set it as KUSTOMER_API_KEY_NEXT and restart one replica after"
                                + " the other; then delete the old key (docs/rotation.md).");
    }

    private static Finding clock(String check, String code, String who, Look look) {
        return look.skew().compareTo(SKEW) <= 0
                ? Finding.ready(check, code, "Our clock and that of " + who + " agree.")
                : Finding.warn(
                        check,
                        code,
                        "Our clock is " + look.skew().toSeconds() + " s away from that of " + who + ".",
                        "Keep this machine's time by NTP: rules that count seconds, and signatures, depend on it.");
    }
}
