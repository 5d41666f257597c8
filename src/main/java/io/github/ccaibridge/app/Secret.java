package io.github.ccaibridge.app;

import java.util.Optional;
import java.util.stream.Stream;

/** A secret setting, and the one that is valid beside it while it is replaced (docs/rotation.md has the steps of each). */
enum Secret {
    KUSTOMER_API_KEY("kustomer.api-key", "kustomer.api-key-next"),
    KUSTOMER_WEBHOOK("kustomer.webhook-secret", "kustomer.webhook-secret-next"),
    CCAI_API_TOKEN("ccai.api-token", "ccai.api-token-next"),
    CCAI_EVENTS("ccai.events-password", "ccai.events-password-next"),
    CCAI_CRM("ccai.crm-api-key", "ccai.crm-api-key-next"),
    CCAI_CHATS("ccai.webhook-secret-primary", "ccai.webhook-secret-secondary"),
    BRIDGE_APP("bridge.app-token", "bridge.app-token-next"),
    BRIDGE_ADMIN("bridge.admin-password", "bridge.admin-password-next"),
    BRIDGE_VIEWER("bridge.viewer-password", "bridge.viewer-password-next"),
    /** PostgreSQL keeps one password a role, so a second role is the second secret. */
    DATABASE("spring.datasource.password", null),
    /** The role that migrates, where it is another one. */
    MIGRATION("spring.flyway.password", null),
    /** The setting itself takes several, the newest first. */
    ERASURE("bridge.erasure-key", null),
    /** The collector of traces keeps the second one. */
    TRACES("otel.exporter.otlp.headers", null),
    /** An SFTP server or a cloud keeps the second one. */
    ARTIFACTS("artifacts.password", null);

    private final String setting;
    private final String next;

    Secret(String setting, String next) {
        this.setting = setting;
        this.next = next;
    }

    String setting() {
        return setting;
    }

    Optional<String> next() {
        return Optional.ofNullable(next);
    }

    /** Both settings, or the one. */
    Stream<String> settings() {
        return Stream.concat(Stream.of(setting), next().stream());
    }
}
