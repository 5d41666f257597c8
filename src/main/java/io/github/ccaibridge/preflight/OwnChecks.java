package io.github.ccaibridge.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether what the bridge itself stands on holds: database, artifact store, callback, webhook, and that nobody else does its work. */
public final class OwnChecks {
    private static final long LITTLE = 1L << 30;

    private OwnChecks() {}

    public static List<Finding> database(Surroundings around) {
        var findings = new ArrayList<Finding>();
        for (var name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            findings.add(
                    "off".equals(around.word(name))
                            ? Finding.notReady(
                                    "database",
                                    "DATABASE_" + name.toUpperCase(java.util.Locale.ROOT),
                                    "PostgreSQL's " + name
                                            + " is off: events that were answered 202 may be lost when the machine stops.",
                                    "Set " + name + "=on in PostgreSQL.")
                            : Finding.ready(
                                    "database",
                                    "DATABASE_" + name.toUpperCase(java.util.Locale.ROOT),
                                    "PostgreSQL's " + name + " is " + around.word(name) + "."));
        }
        findings.add(
                around.number("version") < 140000
                        ? Finding.notReady(
                                "database",
                                "DATABASE_VERSION",
                                "PostgreSQL is older than 14.",
                                "Use PostgreSQL 14 or newer.")
                        : Finding.ready(
                                "database",
                                "DATABASE_VERSION",
                                "PostgreSQL is " + around.number("version") / 10000 + "."));
        findings.add(role(around));
        return findings;
    }

    private static Finding role(Surroundings around) {
        var code = "DATABASE_ROLE";
        return around.number("superuser") > 0
                ? Finding.warn(
                        "database",
                        code,
                        "The bridge's role in PostgreSQL is a superuser.",
                        "Make the roles of k8s/database/roles.sql and set SPRING_DATASOURCE_USERNAME to bridge_app.")
                : Finding.ready("database", code, "The bridge's role in PostgreSQL is no superuser.");
    }

    public static Finding store(Surroundings around) {
        if (around.storeTrouble() != null) {
            return Finding.notReady(
                    "artifacts",
                    "ARTIFACT_STORE",
                    "The artifact store cannot be written: " + around.storeTrouble() + ".",
                    "Make the folder of BRIDGE_ARTIFACTS_STORE writable for the bridge's user.");
        }
        return around.storeFreeBytes() < LITTLE
                ? Finding.warn(
                        "artifacts",
                        "ARTIFACT_STORE",
                        "The artifact store has less than 1 GiB left.",
                        "Free space, or point BRIDGE_ARTIFACTS_STORE at a larger disk.")
                : Finding.ready("artifacts", "ARTIFACT_STORE", "The artifact store can be written.");
    }

    /** Whether the vendors reach us, as far as asking ourselves from the outside shows it. */
    public static Finding callback(Surroundings around, Look ourselves) {
        if (around.publicUrl().isBlank()) {
            return Finding.warn(
                    "callback",
                    "CALLBACK",
                    "The bridge does not know under which address the vendors reach it.",
                    "Set BRIDGE_PUBLIC_URL to its https address.");
        }
        return ourselves.good()
                ? Finding.ready("callback", "CALLBACK", "The bridge answers under its public address.")
                : Finding.notReady(
                        "callback",
                        "CALLBACK",
                        "Nothing answers as the bridge should under BRIDGE_PUBLIC_URL (status " + ourselves.status()
                                + ").",
                        "Check name, certificate and the way from the outside to /actuator/health/liveness.");
    }

    /** The outbound webhook that leads to us (K 9.1). */
    public static Finding webhook(Surroundings around, Look webhooks) {
        var code = "KUSTOMER_WEBHOOK";
        if (!around.webhookSecretSet()) {
            return Finding.warn(
                    "webhook",
                    code,
                    "No webhook of Kustomer tells the bridge of changes.",
                    "Make one to /kustomer/webhooks and set KUSTOMER_WEBHOOK_SECRET to its token.");
        }
        if (!webhooks.good()) {
            return Finding.warn(
                    "webhook",
                    code,
                    "Kustomer does not show its webhooks (" + webhooks.status() + ").",
                    "Give the key the role org.permission.outbound_webhook.read.");
        }
        var ours = webhooks.listAt("data").stream().filter(OwnChecks::leadsToUs).toList();
        if (ours.isEmpty()) {
            return Finding.notReady(
                    "webhook",
                    code,
                    "Kustomer has no webhook to /kustomer/webhooks.",
                    "Make one for the user, customer and conversation events, and set KUSTOMER_WEBHOOK_SECRET to its token.");
        }
        return ours.stream().anyMatch(OwnChecks::isEnabled)
                ? Finding.ready("webhook", code, "Kustomer's webhook to the bridge is enabled.")
                : Finding.notReady(
                        "webhook",
                        code,
                        "Kustomer has disabled its webhook to the bridge.",
                        "Find out why deliveries failed, then enable it again in Kustomer's settings.");
    }

    private static boolean leadsToUs(Object webhook) {
        return attribute(webhook, "url") instanceof String url && url.contains("/kustomer/webhooks");
    }

    private static boolean isEnabled(Object webhook) {
        return !Boolean.FALSE.equals(attribute(webhook, "enabled"));
    }

    private static Object attribute(Object record, String name) {
        return record instanceof Map<?, ?> map && map.get("attributes") instanceof Map<?, ?> attributes
                ? attributes.get(name)
                : null;
    }

    public static Finding connectors(Surroundings around) {
        var code = "OTHER_CONNECTOR";
        if (around.number("foreign_sessions") > 0) {
            return Finding.notReady(
                    "connectors",
                    code,
                    "Another connector writes CCAI Platform's sessions into Kustomer as well: "
                            + around.number("foreign_sessions") + " messages in the last day.",
                    "Switch the vendor's own Kustomer connector off, or every session has two tickets.");
        }
        return around.number("webhook_heard") > 0
                ? Finding.ready("connectors", code, "No other connector has written sessions in the last day.")
                : Finding.warn(
                        "connectors",
                        code,
                        "Whether another connector writes sessions as well cannot be seen.",
                        "Subscribe the webhook to kustomer.message.create; see KUSTOMER_WEBHOOK.");
    }
}
