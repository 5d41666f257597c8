package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.ticket.Ticket;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Kustomer's conversations as tickets, and as the rows in which they are remembered. */
final class TicketRecords {
    private static final Set<String> STATUSES = Set.of("open", "snoozed", "done");

    private TicketRecords() {}

    static Ticket ticket(Object record) {
        var custom = Json.custom(record);
        var attributes = Json.attributes(record);
        return new Ticket(
                Json.text(Json.map(record), "id"),
                Json.text(attributes, "status"),
                Json.text(custom, "ccaiChannelStr"),
                Json.text(custom, "ccaiMenuIdStr"),
                Json.time(attributes, "createdAt").orElse(Instant.EPOCH),
                Json.time(attributes, "updatedAt").orElse(null),
                Json.list(attributes.get("assignedUsers")).stream()
                        .map(String::valueOf)
                        .toList(),
                attributes.get("rev") instanceof Number rev ? rev.longValue() : null);
    }

    /** The row of a record; one that is deleted, merged, or of an unknown shape is no readable one. */
    static Map<String, Object> row(Object record) {
        var ticket = ticket(record);
        var customer = customer(record);
        var row = new LinkedHashMap<>(row(ticket));
        row.put("customer_id", customer);
        row.put("readable", customer != null && readable(ticket, Json.attributes(record)));
        row.put("moved", false);
        return row;
    }

    static Map<String, Object> row(Ticket ticket) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", ticket.id());
        told.put("status", ticket.status());
        told.put("channel", ticket.channelKey());
        told.put("menu", ticket.menuId());
        told.put("createdAt", String.valueOf(ticket.createdAt()));
        told.put("updatedAt", Objects.toString(ticket.updatedAt(), null));
        told.put("assignees", ticket.assignees());
        told.put("rev", ticket.rev());
        var row = new LinkedHashMap<String, Object>();
        row.put("ticket_id", ticket.id());
        row.put("rev", ticket.rev());
        row.put("ticket", told);
        return row;
    }

    /** The ticket that a row holds. */
    static Ticket remembered(Object told) {
        var ticket = Json.map(told);
        return new Ticket(
                Json.text(ticket, "id"),
                Json.text(ticket, "status"),
                Json.text(ticket, "channel"),
                Json.text(ticket, "menu"),
                Json.time(ticket, "createdAt").orElse(Instant.EPOCH),
                Json.time(ticket, "updatedAt").orElse(null),
                Json.list(ticket.get("assignees")).stream().map(String::valueOf).toList(),
                ((Number) ticket.get("rev")).longValue());
    }

    static String customer(Object record) {
        var relation = Json.map(Json.map(Json.map(record).get("relationships")).get("customer"));
        return Json.text(Json.map(relation.get("data")), "id");
    }

    private static boolean readable(Ticket ticket, Map<String, Object> attributes) {
        return ticket.id() != null
                && ticket.rev() != null
                && STATUSES.contains(String.valueOf(ticket.status()))
                && Json.time(attributes, "createdAt").isPresent()
                && attributes.get("assignedUsers") instanceof List
                && attributes.entrySet().stream().noneMatch(TicketRecords::gone);
    }

    /** The flag of a deletion; the name of a merge is not documented, so whatever speaks of one counts. */
    private static boolean gone(Map.Entry<String, Object> attribute) {
        var name = attribute.getKey();
        var value = attribute.getValue();
        return (name.startsWith("deleted") || name.startsWith("merge"))
                && value != null
                && !Boolean.FALSE.equals(value);
    }
}
