package io.github.ccaibridge.agentstatus;

import java.util.Locale;
import java.util.Set;

/** What the names of CCAI Platform's statuses mean (C 5.1); a name is compared without case, spaces and hyphens. */
public final class CcaiStatus {
    private static final Set<String> PROTECTED = Set.of("incall", "inchat", "inemail", "wrapup", "wrapupexceeded");
    private static final Set<String> MISSED = Set.of("missedcall", "missedchat", "unresponsive");
    private static final String OFFLINE = "offline";

    private CcaiStatus() {}

    public static boolean isOffline(String name) {
        return name == null || OFFLINE.equals(plain(name));
    }

    /** Whether the agent is in a session or wraps one up, which nothing may end (S6). */
    public static boolean isProtected(String name) {
        return name != null && PROTECTED.contains(plain(name));
    }

    /** Whether the platform sets it by itself. */
    public static boolean isSystem(String name) {
        return isOffline(name) || isProtected(name) || MISSED.contains(plain(name));
    }

    public static boolean isSettable(String name) {
        return !isSystem(name);
    }

    public static boolean same(String one, String other) {
        return one == null || other == null ? one == other : plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
