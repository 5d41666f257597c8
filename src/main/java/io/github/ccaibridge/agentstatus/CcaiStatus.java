package io.github.ccaibridge.agentstatus;

import java.util.Locale;
import java.util.Set;

/** CCAI Platform's own statuses, and what may be done with them (C 5.1). */
public final class CcaiStatus {
    private static final String OFFLINE = "offline";
    private static final Set<String> PROTECTED = Set.of("incall", "inchat", "inemail", "wrapup", "wrapupexceeded");
    private static final Set<String> FAILED = Set.of("missedcall", "missedchat", "unresponsive");

    private CcaiStatus() {}

    /** Logged out. */
    public static boolean isOffline(String name) {
        return OFFLINE.equals(plain(name));
    }

    /** In a session or its wrap-up: never overridden (S6). */
    public static boolean isProtected(String name) {
        return PROTECTED.contains(plain(name));
    }

    /** Set by the platform alone. */
    public static boolean isSystem(String name) {
        return isProtected(name) || isOffline(name) || FAILED.contains(plain(name));
    }

    public static boolean isSettable(String name) {
        return !isSystem(name);
    }

    private static String plain(String name) {
        return name == null ? "" : name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
