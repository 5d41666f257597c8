package io.github.ccaibridge.agentstatus;

/**
 * One status of a vendor's own list.
 *
 * @param type Kustomer's available, busy, unavailable or offline; empty for CCAI Platform
 * @param enabled whether an agent can have it at all
 * @param settable whether it can be given to an agent
 * @param formerName what it was called before it was renamed, else null
 * @param gone whether the list no longer holds it
 */
public record ListedStatus(
        String id, String name, String type, boolean enabled, boolean settable, String formerName, boolean gone) {
    /** Whether the vendor sets it by itself, so that it needs no mapping: on a call, or signed out. */
    boolean ofVendor() {
        return "busy".equals(type) || "offline".equals(type);
    }

    boolean standsForOthers() {
        return enabled && settable && !gone && !ofVendor();
    }
}
