package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the imitated platform holds: sessions, agents, end users, menus and teams. */
final class Records {
    final Map<Long, ObjectNode> calls = new ConcurrentSkipListMap<>();
    final Map<Long, ObjectNode> chats = new ConcurrentSkipListMap<>();
    final Map<Long, ObjectNode> agents = new ConcurrentSkipListMap<>();
    final Map<Long, ObjectNode> endUsers = new ConcurrentSkipListMap<>();
    final Map<Long, ObjectNode> menus = new ConcurrentSkipListMap<>();
    final Map<Long, ObjectNode> teams = new ConcurrentSkipListMap<>();
    final CrmFields crmFields = new CrmFields();
    final StatusList statuses = new StatusList();
    final Roster roster = new Roster(statuses, agents);

    Records() {
        reset();
    }

    void reset() {
        List.of(calls, chats, agents, endUsers, menus, teams).forEach(Map::clear);
        crmFields.clear();
        roster.clear();
        statuses.reset();
        teams.put(3L, Json.object().put("id", 3).put("name", "Support"));
        putMenu(7, "Support", null, "ivr_menu");
        putMenu(26, "Orders", 7L, "ivr_menu");
        putMenu(28, "Returns", 7L, "ivr_menu");
        putMenu(8, "App", null, "mobile_menu");
        putMenu(29, "App orders", 8L, "mobile_menu");
        putMenu(9, "Web", null, "web_menu");
        putMenu(31, "Web orders", 9L, "web_menu");
    }

    void putMenu(long id, String name, Long parentId, String menuType) {
        menus.put(
                id,
                Json.object()
                        .put("id", id)
                        .put("name", name)
                        .put("parent_id", parentId)
                        .put("position", 1)
                        .put("deleted", false)
                        .put("hidden", false)
                        .put("menu_type", menuType));
    }

    /** An agent who is Available at first. */
    void putAgent(long id, String name, String email, String agentNumber) {
        AgentLife life = new AgentLife(id, name, email, agentNumber);
        life.becomes(StatusList.AVAILABLE);
        roster.put(life);
    }

    /** What is known of an end user grows: an absent value erases nothing. */
    void putEndUser(long id, String identifier, String email, String name, String phone) {
        ObjectNode user = endUsers.containsKey(id) ? endUsers.get(id).deepCopy() : Json.object();
        user.put("id", id);
        fill(user, "identifier", identifier);
        fill(user, "email", email);
        fill(user, "name", name);
        fill(user, "phone", phone);
        endUsers.put(id, user);
    }

    private static void fill(ObjectNode user, String field, String value) {
        if (value != null || !user.has(field)) {
            user.put(field, value);
        }
    }

    Optional<ObjectNode> endUserNamed(String identifier) {
        return endUsers.values().stream()
                .filter(user -> user.path("identifier").asText().equals(identifier))
                .findFirst();
    }

    long nextEndUserId() {
        return endUsers.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    }

    Optional<Map<Long, ObjectNode>> collection(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "calls" -> calls;
                    case "chats" -> chats;
                    case "agents" -> agents;
                    case "menus" -> menus;
                    case "teams" -> teams;
                    default -> null;
                });
    }

    Collection<ObjectNode> everyAgent() {
        return agents.values();
    }
}
