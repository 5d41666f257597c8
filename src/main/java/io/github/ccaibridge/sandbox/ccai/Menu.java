package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A leaf queue under its parent menu, the one a customer chose. */
public record Menu(long id, String name, long parentId, String parentName, String type) {
    public static final Menu ORDERS = new Menu(26, "Orders", 7, "Support", "ivr_menu");
    public static final Menu RETURNS = new Menu(28, "Returns", 7, "Support", "ivr_menu");
    public static final Menu APP_ORDERS = new Menu(29, "Orders", 8, "App", "mobile_menu");
    public static final Menu WEB_ORDERS = new Menu(31, "Orders", 9, "Web", "web_menu");

    String pathIds() {
        return parentId + "/" + id;
    }

    void describeIn(ObjectNode item) {
        item.put("queue_path_ids", pathIds()).put("queue_path_names", parentName + "/" + name);
    }

    ObjectNode selected() {
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("parent_id", parentId)
                .put("position", 1)
                .put("deleted", false)
                .put("hidden", false)
                .put("menu_type", type);
    }

    ObjectNode path() {
        return Json.object()
                .put("items_count", 2)
                .put("name", parentName + " / " + name)
                .put("materialized_path", pathIds());
    }
}
