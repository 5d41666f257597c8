package io.github.ccaibridge.preflight;

import java.util.Collection;
import java.util.List;

/** Something the bridge does at Kustomer, and the roles of which any one allows it (K 1.2). */
public enum Permission {
    READ_CUSTOMERS("find customers", "org.permission.customer.read", "org.user.customer.read"),
    CREATE_CUSTOMERS("create customers", "org.permission.customer.create", "org.user.customer.write"),
    UPDATE_CUSTOMERS("update customers", "org.permission.customer.update", "org.user.customer.write"),
    READ_CONVERSATIONS("find conversations", "org.permission.conversation.read", "org.user.conversation.read"),
    CREATE_CONVERSATIONS("open conversations", "org.permission.conversation.create", "org.user.conversation.write"),
    UPDATE_CONVERSATIONS("update conversations", "org.permission.conversation.update", "org.user.conversation.write"),
    READ_MESSAGES("find messages", "org.permission.message.read", "org.user.message.read"),
    CREATE_MESSAGES("post messages", "org.permission.message.create", "org.user.message.write"),
    UPDATE_MESSAGES("update messages", "org.permission.message.update", "org.user.message.write"),
    READ_NOTES("find notes", "org.permission.note.read", "org.user.note.read"),
    CREATE_NOTES("write notes and attach files", "org.permission.note.create", "org.user.note.write"),
    READ_USERS("find agents by their e-mail", "org.permission.user.read", "org.admin.user.read"),
    READ_TEAMS("read teams", "org.permission.team.read", "org.admin.team.read"),
    READ_ROUTING("read agents' statuses", "org.permission.routing.read", "org.user.routing.read"),
    SET_STATUS(
            "set agents' statuses (two-way only)",
            "org.permission.work_session.update",
            "org.permission.routing.update",
            "org.user.routing.write"),
    READ_FIELDS("read custom fields", "org.permission.metadata.read", "org.admin.metadata.read"),
    CREATE_FIELDS("create custom fields", "org.permission.metadata.update", "org.admin.metadata.write");

    private final String purpose;
    private final List<String> roles;

    Permission(String purpose, String... roles) {
        this.purpose = purpose;
        this.roles = List.of(roles);
    }

    /** What the bridge needs it for, in words that follow "to". */
    String purpose() {
        return purpose;
    }

    /** The role to give. */
    String role() {
        return roles.get(0);
    }

    /** A legacy role over everything allows everything. */
    boolean allowedBy(Collection<?> held) {
        return held.contains("org.admin")
                || held.contains("org")
                || roles.stream().anyMatch(held::contains);
    }
}
