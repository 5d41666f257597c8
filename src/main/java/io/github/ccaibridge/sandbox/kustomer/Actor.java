package io.github.ccaibridge.sandbox.kustomer;

import java.util.Set;

/** Who is writing: the user behind a token, and what the token allows. */
record Actor(String userId, Set<String> roles) {
    boolean may(String role) {
        return role.isEmpty() || roles.contains(role) || admin();
    }

    boolean admin() {
        return roles.contains("org.admin");
    }
}
