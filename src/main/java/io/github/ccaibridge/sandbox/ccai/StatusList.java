package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The statuses of the tenant: those an agent or the API may choose, and the platform's own (ccai-platform.md 5.1). */
public final class StatusList {
    static final String AVAILABLE = "Available";
    static final String OFFLINE = "Offline";
    private static final Set<String> BUSY = Set.of("In-call", "In-chat", "In-email", "Wrap-up", "Wrap-up Exceeded");
    private static final Set<String> MISSED = Set.of("Missed Call", "Missed Chat", "Unresponsive");

    private final List<ObjectNode> selectable = new CopyOnWriteArrayList<>();
    private volatile boolean showsSystem;
    private int nextId;

    StatusList() {
        reset();
    }

    synchronized void reset() {
        selectable.clear();
        showsSystem = false;
        nextId = 40;
        selectable.addAll(List.of(
                status(1, AVAILABLE, "green", null),
                status(2, "Unavailable", "red", null),
                status(3, "Break", "yellow", null),
                status(4, "Meal", "yellow", "M1"),
                status(5, "Meeting", "yellow", null),
                status(6, "Special Task", "red", null),
                status(17, "E-mail", "red", null)));
    }

    /** An administrator makes a status of the tenant's own. */
    public synchronized void add(String name) {
        selectable.add(status(nextId++, name, "red", null));
    }

    /** An administrator deletes a status. */
    public synchronized void remove(String name) {
        selectable.removeIf(status -> status.path("name").asText().equals(name));
    }

    /** Whether the list of statuses names the platform's own ones too; no document says so. */
    public void showSystemToo(boolean shown) {
        showsSystem = shown;
    }

    List<ObjectNode> shown() {
        var shown = selectable.stream().map(ObjectNode::deepCopy);
        return showsSystem
                ? Stream.concat(
                                shown,
                                Stream.of(BUSY, MISSED, Set.of(OFFLINE))
                                        .flatMap(Set::stream)
                                        .sorted()
                                        .map(StatusList::ofTheSystem))
                        .toList()
                : shown.toList();
    }

    /** A status as an agent's record shows it. */
    ObjectNode described(String name) {
        ObjectNode status = selectable.stream()
                .filter(s -> s.path("name").asText().equals(name))
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElseGet(() -> ofTheSystem(name));
        status.putObject("setting")
                .put("restricted", isSystem(name))
                .put("all_roles_restricted", false)
                .put("breakthrough_enabled", false);
        return status;
    }

    boolean isKnown(String name) {
        return isSystem(name) || isSelectable(name);
    }

    boolean isSelectable(String name) {
        return selectable.stream().anyMatch(s -> s.path("name").asText().equals(name));
    }

    static boolean isSystem(String name) {
        return isBusy(name) || MISSED.contains(name) || OFFLINE.equals(name);
    }

    /** In a session or wrapping one up. */
    static boolean isBusy(String name) {
        return BUSY.contains(name);
    }

    private static ObjectNode ofTheSystem(String name) {
        return status(100 + Math.floorMod(name.hashCode(), 900), name, "red", null);
    }

    private static ObjectNode status(int id, String name, String color, String wfmId) {
        return Json.object().put("id", id).put("name", name).put("color", color).put("wfm_id", wfmId);
    }
}
