package io.github.ccaibridge.sandbox.kustomer;

import java.util.LinkedHashSet;
import java.util.Set;

/** The minimal set of roles of the key a bridge is given (1.2). */
final class Roles {
    static final Set<String> OURS = ours();

    private Roles() {}

    private static Set<String> ours() {
        Set<String> roles = new LinkedHashSet<>();
        for (String object : new String[] {"customer", "conversation", "message", "note"}) {
            for (String deed : new String[] {"read", "create", "update"}) {
                roles.add("org.permission." + object + "." + deed);
            }
        }
        for (String role : new String[] {
            "metadata.read",
            "metadata.update",
            "user.read",
            "team.read",
            "routing.read",
            "routing.update",
            "search.create",
            "outbound_webhook.create",
            "outbound_webhook.read",
            "outbound_webhook.delete"
        }) {
            roles.add("org.permission." + role);
        }
        roles.add("org.admin.apps");
        return Set.copyOf(roles);
    }
}
