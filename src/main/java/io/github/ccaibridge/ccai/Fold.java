package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.CallObject;
import io.github.ccaibridge.session.SessionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Folds the stored events of one session, in the order of their own timestamps, into its facts. */
public final class Fold {
    /** One stored event: when it happened, when it came, from where, and its JSON. */
    public record Stored(Instant at, Instant received, String source, JsonNode payload) {}

    private final String kind;
    private final String id;
    private final Numbers numbers;
    private final Map<String, Object> known = new LinkedHashMap<>();
    private final Map<String, AgentLeg> agents = new LinkedHashMap<>();
    private CallObject object;
    private boolean externalSeen;

    private Fold(String kind, String id, Numbers numbers) {
        this.kind = kind;
        this.id = id;
        this.numbers = numbers;
    }

    public static SessionFacts of(String kind, String id, List<Stored> events, Numbers numbers) {
        var fold = new Fold(kind, id, numbers);
        events.stream()
                .sorted(java.util.Comparator.comparing(Stored::at)
                        .thenComparing(e -> e.payload().toString()))
                .forEach(fold::add);
        return fold.facts();
    }

    /** The contact key of an event: E.164, app user or end user; null when the event does not say. */
    static String contactOf(JsonNode item, Numbers numbers) {
        var identifier = identifierOf(item);
        if (identifier != null) {
            return "identifier:" + identifier;
        }
        var dn = external(item) == null ? null : Keys.text(external(item), "dn");
        if (dn == null && external(item) != null) {
            dn = Keys.text(external(item), "participantid");
        }
        var phone = numbers.normal(dn);
        if (phone != null) {
            return phone;
        }
        return dn != null && dn.startsWith("end_user_") ? dn : null;
    }

    private static String identifierOf(JsonNode item) {
        var identifier = Keys.text(Keys.get(item, "enduser"), "identifier");
        return identifier != null || external(item) == null ? identifier : Keys.text(external(item), "identifier");
    }

    private static JsonNode external(JsonNode item) {
        var participants = Keys.get(item, "participants");
        if (participants != null) {
            for (var participant : participants) {
                if ("external".equalsIgnoreCase(Keys.text(participant, "type"))) {
                    return participant;
                }
            }
        }
        return null;
    }

    private void add(Stored event) {
        if (event.source().equals("manager-api")) {
            object = CallObjects.read(event.payload());
            first("outbound", CallObjects.outbound(event.payload()));
            first("sessionType", Keys.text(event.payload(), "calltype"));
            return;
        }
        var item = Keys.get(event.payload(), "item");
        var type = Keys.text(item, "sessiontype");
        type = type != null ? type : Keys.text(item, "sessiontypev2");
        first("startedAt", event.at());
        first("sessionType", type);
        first("language", Keys.text(item, "language"));
        first("supportNumber", Keys.text(item, "supportnumber"));
        first("outboundNumber", Keys.text(item, "outboundnumber"));
        var direction = Keys.text(item, "direction");
        first(
                "outbound",
                direction == null
                        ? null
                        : Boolean.valueOf(direction.toLowerCase(Locale.ROOT).startsWith("out")));
        var path = Keys.text(item, "queuepathids");
        if (path != null && !known.containsKey("menuId")) {
            known.put("menuId", path.substring(path.lastIndexOf('/') + 1));
            known.put("queuedAt", event.at());
        }
        first("menuPath", Keys.text(item, "queuepathnames"));
        contact(item);
        agents(item, event.at());
        end(item, event);
    }

    private void contact(JsonNode item) {
        var external = external(item);
        externalSeen = externalSeen || external != null;
        first("contact", contactOf(item, numbers));
        first("identifier", identifierOf(item));
        if (external != null) {
            first("phone", numbers.normal(Keys.text(external, "dn")));
        }
    }

    private void agents(JsonNode item, Instant at) {
        var participants = Keys.get(item, "participants");
        if (participants == null) {
            return;
        }
        for (var part : participants) {
            if (!"agent".equalsIgnoreCase(Keys.text(part, "type"))) {
                continue;
            }
            var agentId = agentId(part);
            if (agentId == null) {
                continue;
            }
            var before = agents.getOrDefault(agentId, new AgentLeg(agentId, null, null, null, null));
            var state = String.valueOf(Keys.text(part, "state"));
            agents.put(
                    agentId,
                    new AgentLeg(
                            agentId,
                            either(before.name(), Keys.text(part, "name")),
                            either(before.email(), lower(Keys.text(part, "email"))),
                            either(before.acceptedAt(), "accepted".equals(state) ? at : null),
                            either(before.connectedAt(), "connected".equals(state) ? at : null)));
        }
    }

    private static String agentId(JsonNode part) {
        var given = Keys.text(part, "id");
        given = given != null ? given : Keys.text(part, "participantid");
        given = given != null ? given : Keys.text(part, "dn");
        return given == null ? null : given.replaceFirst("^agent_", "");
    }

    private void end(JsonNode item, Stored event) {
        var state = String.valueOf(Keys.text(item, "state")).toLowerCase(Locale.ROOT);
        if (!List.of("disconnected", "finished", "ended", "failed").contains(state)) {
            return;
        }
        var endsAt = Keys.time(item, "endsat");
        if (endsAt != null || !known.containsKey("endedAt")) {
            known.put("endedAt", endsAt != null ? endsAt : event.at());
        }
        first("endReceivedAt", event.received());
    }

    private void first(String name, Object value) {
        if (value != null) {
            known.putIfAbsent(name, value);
        }
    }

    private static <T> T either(T before, T now) {
        return before != null ? before : now;
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private SessionFacts facts() {
        var type = (String) known.get("sessionType");
        var outbound = (Boolean) known.get("outbound");
        if (outbound == null && type != null) {
            outbound = type.toLowerCase(Locale.ROOT).matches(".*(outbound|campaign).*");
        }
        var contact = (String) known.get("contact");
        return new SessionFacts(
                kind,
                id,
                outbound,
                type,
                Boolean.TRUE.equals(outbound) ? "outbound" : Channels.of(type),
                contact,
                (String) known.get("phone"),
                (String) known.get("identifier"),
                contact == null && externalSeen,
                (String) known.get("menuId"),
                (String) known.get("menuPath"),
                (String) known.get("language"),
                either((String) known.get("outboundNumber"), (String) known.get("supportNumber")),
                (Instant) known.get("startedAt"),
                (Instant) known.get("queuedAt"),
                (Instant) known.get("endedAt"),
                (Instant) known.get("endReceivedAt"),
                new ArrayList<>(agents.values()),
                object);
    }
}
