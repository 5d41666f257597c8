package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.SessionCase.KustomerRequest;
import io.github.ccaibridge.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tickets as Kustomer conversations: list, open, find again, keep in step (D1, U4, U12). */
public final class Conversations {
    public SessionCase list(SessionCase one) {
        one.request(new KustomerRequest(
                "list-tickets",
                "GET",
                "/v1/customers/" + one.getCustomer() + "/conversations",
                "page=1&pageSize=100&sort=-createdAt",
                null,
                null));
        return one;
    }

    public SessionCase listed(SessionCase one) {
        var tickets = new ArrayList<Ticket>();
        for (var record : Json.list(one.getAnswer().data())) {
            var custom = Json.custom(record);
            var attributes = Json.attributes(record);
            tickets.add(new Ticket(
                    Json.text(Json.map(record), "id"),
                    Json.text(attributes, "status"),
                    Json.text(custom, "ccaiChannelStr"),
                    Json.text(custom, "ccaiMenuIdStr"),
                    time(attributes.get("createdAt"), Instant.EPOCH),
                    time(attributes.get("updatedAt"), null)));
            if (externalId(one).equals(Json.text(attributes, "externalId"))) {
                one.put("foundAgain", Json.text(Json.map(record), "id"));
            }
        }
        one.tickets(tickets);
        return one;
    }

    /** The request that opens the ticket; null request when a former, uncertain try is found to have worked. */
    public SessionCase open(SessionCase one) {
        if (one.text("foundAgain") != null) {
            one.put("ticket", one.text("foundAgain"));
            one.request(null);
            return one;
        }
        var facts = one.facts();
        var body = new LinkedHashMap<String, Object>();
        body.put("name", title(one));
        body.put("status", "open");
        body.put("direction", Boolean.TRUE.equals(facts.outbound()) ? "out" : "in");
        body.put("externalId", externalId(one));
        body.put("custom", custom(facts));
        if (one.getAgentUserId() != null) {
            body.put("assignedUsers", List.of(one.getAgentUserId()));
        }
        one.request(new KustomerRequest(
                "open-ticket",
                "POST",
                "/v1/customers/" + one.getCustomer() + "/conversations",
                null,
                body,
                externalId(one)));
        return one;
    }

    public SessionCase opened(SessionCase one) {
        var body = one.getRequest().body();
        one.put("ticket", Json.text(Json.map(one.getAnswer().data()), "id"));
        one.put("assigned", one.getAgentUserId());
        one.put("writtenTicket", body.get("custom"));
        return one;
    }

    /** The one PATCH that brings our own fields of the ticket up to date, or no request when nothing differs. */
    public SessionCase bringUpToDate(SessionCase one) {
        var body = new LinkedHashMap<String, Object>();
        var user = one.getAgentUserId();
        if (user != null && !user.equals(one.text("assigned"))) {
            body.put("assignedUsers", List.of(user));
        }
        if ("open".equals(one.getAction())) {
            var written = Json.map(one.progress().get("writtenTicket"));
            var changed = new LinkedHashMap<String, Object>();
            custom(one.facts()).forEach((key, value) -> {
                if (!Objects.equals(String.valueOf(value), String.valueOf(written.get(key)))) {
                    changed.put(key, value);
                }
            });
            if (!changed.isEmpty()) {
                body.put("custom", changed);
            }
        }
        one.request(
                body.isEmpty()
                        ? null
                        : new KustomerRequest(
                                "update-ticket", "PATCH", "/v1/conversations/" + one.text("ticket"), null, body, null));
        return one;
    }

    public SessionCase broughtUpToDate(SessionCase one) {
        if (one.getAgentUserId() != null) {
            one.put("assigned", one.getAgentUserId());
        }
        one.put("writtenTicket", custom(one.facts()));
        return one;
    }

    static String externalId(SessionCase one) {
        return "ccai:" + one.getKind() + ":" + one.getId();
    }

    private static Map<String, Object> custom(SessionFacts facts) {
        var custom = new LinkedHashMap<String, Object>();
        custom.put("ccaiChannelStr", facts.channelKey());
        custom.put("ccaiMenuPathStr", facts.menuPath());
        custom.put("ccaiMenuIdStr", facts.menuId());
        custom.put("ccaiLanguageStr", facts.language());
        custom.put("ccaiCallerIdStr", facts.phone());
        custom.put("ccaiSessionIdStr", facts.id());
        custom.values().removeIf(Objects::isNull);
        return custom;
    }

    static String title(SessionCase one) {
        var facts = one.facts();
        var what = switch (String.valueOf(one.getRule())) {
            case "T5" -> "Voicemail";
            case "T4" -> "chat".equals(facts.kind()) ? "Abandoned chat" : "Abandoned call";
            default -> (Boolean.TRUE.equals(facts.outbound()) ? "Outbound " : "Inbound ") + facts.kind();
        };
        return facts.menuPath() == null ? what : what + ": " + facts.menuPath();
    }

    private static Instant time(Object text, Instant otherwise) {
        return text == null ? otherwise : Instant.parse(String.valueOf(text));
    }
}
