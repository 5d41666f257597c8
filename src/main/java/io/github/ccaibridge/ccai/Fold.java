package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.CallObject;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.SessionFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Folds the stored events of one session, in the order of their own timestamps, into its facts. */
public final class Fold {
    /** One stored event: when it happened, when it came, from where, and its JSON. */
    public record Stored(Instant at, Instant received, String source, JsonNode payload) {}

    private static final Set<String> OVER = Set.of("disconnected", "finished", "ended", "failed");

    private final String kind;
    private final String id;
    private final PartyFold party;
    private final AgentsFold agents = new AgentsFold();
    private final Map<String, Object> first = new HashMap<>();
    private Menu menu;
    private CallObject object;

    private Fold(String kind, String id, Numbers numbers) {
        this.kind = kind;
        this.id = id;
        this.party = new PartyFold(numbers);
    }

    public static SessionFacts of(String kind, String id, List<Stored> events, Numbers numbers) {
        var fold = new Fold(kind, id, numbers);
        events.stream()
                .sorted(Comparator.comparing(Stored::at)
                        .thenComparing(e -> e.payload().toString())
                        .thenComparing(Stored::received))
                .forEach(fold::add);
        return fold.facts();
    }

    private void add(Stored event) {
        switch (event.source()) {
            case CallObjects.SOURCE -> object(event.payload());
            case EndUsers.SOURCE -> party.endUser(event.payload());
            case MetadataFiles.SOURCE, ArtifactEvents.SOURCE, "upload", "call-back" -> {}
            default -> event(Keys.get(event.payload(), "item"), event);
        }
    }

    private void event(JsonNode item, Stored event) {
        var type = Keys.text(item, "sessiontype");
        keep("startedAt", event.at());
        keep("sessionType", type != null ? type : Keys.text(item, "sessiontypev2"));
        keep("outbound", outbound(Keys.text(item, "direction")));
        keep("language", Keys.text(item, "language"));
        keep("outboundNumber", Keys.text(item, "outboundnumber"));
        keep("supportNumber", Keys.text(item, "supportnumber"));
        menu(Keys.text(item, "queuepathids"), Keys.text(item, "queuepathnames"), event.at());
        party.event(item);
        var over = OVER.contains(String.valueOf(Keys.text(item, "state")).toLowerCase(Locale.ROOT));
        agents.event(Keys.get(item, "participants"), event.at(), over);
        if (over) {
            end(item, event);
        }
    }

    /** The customer's choice is the last queue before an agent took the session; queues after that are transfers. */
    private void menu(String ids, String names, Instant at) {
        if (ids != null && (menu == null || agents.nobodyTookIt())) {
            var id = ids.substring(ids.lastIndexOf('/') + 1);
            var path = names == null && menu != null && menu.id().equals(id) ? menu.path() : names;
            menu = new Menu(id, path);
            keep("queuedAt", at);
        }
    }

    private void end(JsonNode item, Stored event) {
        keep("endsAt", Keys.time(item, "endsat"));
        keep("endSeenAt", event.at());
        keep("endReceivedAt", event.received());
    }

    private void object(JsonNode payload) {
        var told = CallObjects.read(payload);
        if (object == null || told.known()) {
            object = told;
            keep("objectType", CallObjects.sessionType(payload));
            keep("objectLanguage", Keys.text(payload, "lang"));
            keep("objectMenu", CallObjects.menu(payload));
            keep("objectOurNumber", CallObjects.ourNumber(payload));
            party.object(payload);
        }
    }

    private SessionFacts facts() {
        if (object != null && object.answered()) {
            agents.answered(object);
        }
        var type = or("sessionType", "objectType");
        var outbound = (Boolean) first.get("outbound");
        if (outbound == null && type != null) {
            outbound = Channels.outbound(type);
        }
        var untold = object != null && type == null;
        if (outbound == null && untold) {
            outbound = Boolean.FALSE;
        }
        var channel = Boolean.TRUE.equals(outbound) ? "outbound" : Channels.of(type);
        var people = party.party();
        List<AgentLeg> legs = agents.legs();
        return new SessionFacts(
                kind,
                id,
                outbound,
                type,
                channel == null && untold ? Channels.assumed(kind, people) : channel,
                people,
                menu(),
                or("language", "objectLanguage"),
                ourNumber(),
                (Instant) first.get("startedAt"),
                (Instant) first.get("queuedAt"),
                (Instant) first.getOrDefault("endsAt", first.get("endSeenAt")),
                (Instant) first.get("endReceivedAt"),
                legs,
                agents.owner(),
                object);
    }

    private Menu menu() {
        var objects = (Menu) first.get("objectMenu");
        var namesOurs = objects != null
                && (menu == null || (menu.path() == null && menu.id().equals(objects.id())));
        return namesOurs ? objects : menu;
    }

    private String or(String name, String otherwise) {
        return (String) first.getOrDefault(name, first.get(otherwise));
    }

    private String ourNumber() {
        return first.containsKey("outboundNumber")
                ? (String) first.get("outboundNumber")
                : or("supportNumber", "objectOurNumber");
    }

    private void keep(String name, Object value) {
        if (value != null) {
            first.putIfAbsent(name, value);
        }
    }

    private static Boolean outbound(String direction) {
        return direction == null
                ? null
                : Boolean.valueOf(direction.toLowerCase(Locale.ROOT).startsWith("out"));
    }
}
