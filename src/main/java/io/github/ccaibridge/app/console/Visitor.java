package io.github.ccaibridge.app.console;

/** Who looks at a page: the login's name, and whether it may change things. */
record Visitor(String name, boolean admin) {
    /** The role as the management routes know it. */
    String role() {
        return admin ? "admin" : "viewer";
    }
}
