package io.github.ccaibridge.sandbox.kustomer;

/** The kinds of things the stand-in keeps, with the vendor's type name and collection path. */
enum Kind {
    CUSTOMER("customer", "/v1/customers", 0x01),
    CONVERSATION("conversation", "/v1/conversations", 0x02),
    MESSAGE("message", "/v1/messages", 0x03),
    NOTE("note", "/v1/notes", 0x04),
    ATTACHMENT("attachment", "/v1/attachments", 0x05),
    TAG("tag", "/v1/tags", 0x06),
    STATUS("status", "/v1/routing/statuses", 0x07),
    WORK_SESSION("work_session", "/v1/routing/work-sessions", 0x08),
    ROUTING_SETTINGS("routing_settings", "/v1/routing/settings", 0x09),
    QUEUE("queue", "/v1/routing/queues", 0x0a),
    WEBHOOK("outbound_webhook", "/v1/outbound-webhooks", 0x0b),
    APP("app_available", "/v1/apps/available", 0x0c),
    EVENT("event", "/v1/events", 0x0d),
    TOKEN("token", "/v1/auth/tokens", 0x0e),
    USER("user", "/v1/users", 0xaa),
    TEAM("team", "/v1/teams", 0xf5);

    final String type;
    final String path;
    final int code;

    Kind(String type, String path, int code) {
        this.type = type;
        this.path = path;
        this.code = code;
    }
}
