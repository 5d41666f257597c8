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
import java.util.Objects;
import java.util.Set;

/** Folds the stored events of one session, in the order of their own timestamps, into its facts. */
public final class Fold {
    /** One stored event: when it happened, when it came, from where, and its JSON. */
    public record Stored(Instant at, Instant received, String source, JsonNode payload) {}

    /** What the inbox calls a file that came to Kustomer, and a voicemail's call-back. */
    private static final String UPLOAD = "upload";

    private static final String EVENTS = "events";

    private static final String CALL_BACK = "call-back";

    private static final Set<String> OVER = Set.of("disconnected", "finished", "ended", "failed");

    private final String kind;
    private final String id;
    private final PartyFold party;
    private final AgentsFold agents = new AgentsFold();
    private final LateFold late;
    private final CrmFold crm = new CrmFold();
    private final Map<String, Object> first = new HashMap<>();
    private Menu menu;
    private CallObject object;
    private boolean heard;

    private Fold(String kind, String id, Numbers numbers, Spellings spellings) {
        this.kind = kind;
        this.id = id;
        this.party = new PartyFold(numbers);
        this.late = new LateFold(kind, spellings);
    }

    /** As the other, by the documents' spellings. */
    public static SessionFacts of(String kind, String id, List<Stored> events, Numbers numbers) {
        return of(kind, id, events, numbers, Spellings.defaults());
    }

    public static SessionFacts of(String kind, String id, List<Stored> events, Numbers numbers, Spellings spellings) {
        var fold = new Fold(kind, id, numbers, spellings);
        events.stream()
                .sorted(Comparator.<Stored, Boolean>comparing(e -> MetadataFiles.SOURCE.equals(e.source()))
                        .thenComparing(Stored::at)
                        .thenComparing(Fold::isSnapshot)
                        .thenComparing(e -> isSnapshot(e) ? e.received() : Instant.EPOCH)
                        .thenComparing(e -> e.payload().toString())
                        .thenComparing(Stored::received))
                .forEach(fold::add);
        return fold.facts();
    }

    /** An object that was read tells how it is then: of two of the same second, and seconds are all it has, the later read is newer. */
    private static boolean isSnapshot(Stored event) {
        return CallObjects.SOURCE.equals(event.source());
    }

    private void add(Stored event) {
        if (!event.source().equals(EVENTS)) {
            late.heard(event.received());
        }
        switch (event.source()) {
            case CallObjects.SOURCE -> object(event);
            case EndUsers.SOURCE -> {
                party.endUser(event.payload());
                late.endUser(event.payload());
            }
            case MetadataFiles.SOURCE -> closing(event);
            case ArtifactEvents.SOURCE, UPLOAD -> late.file(event.payload());
            case CALL_BACK -> late.calledBack(event.payload());
            case CrmCalls.SOURCE -> crm.add(event);
            default -> event(Keys.get(event.payload(), "item"), event);
        }
    }

    private void event(JsonNode item, Stored event) {
        heard = true;
        late.event(item);
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
        if (Boolean.TRUE.equals(outbound(Keys.text(item, "direction")))) {
            agents.dials(Keys.text(item, "initiator"));
        }
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

    private void object(Stored event) {
        var payload = event.payload();
        var told = CallObjects.read(payload);
        if (object == null || told.known()) {
            object = told;
            late.object(payload, event.at());
            times(payload, told, event);
            keep("objectType", CallObjects.sessionType(payload));
            keep("objectLanguage", Keys.text(payload, "lang"));
            keep("objectMenu", CallObjects.menu(payload));
            keep("objectOurNumber", CallObjects.ourNumber(payload));
            party.object(payload);
        }
    }

    /** The object's own times stand in for events that never came. */
    private void times(JsonNode payload, CallObject told, Stored event) {
        keep("createdAt", Keys.time(payload, "createdat"));
        keep("objectQueuedAt", Keys.time(payload, "queuedat"));
        if (!told.unfinished() && Keys.time(payload, "endsat") != null) {
            first.put("objectEndsAt", Keys.time(payload, "endsat"));
            keep("objectEndReceivedAt", event.received());
        }
    }

    /** The closing snapshot wins over events and objects, but not about whose session and ticket it is (C 4.1). */
    private void closing(Stored event) {
        var file = event.payload();
        object = ClosingSnapshot.over(object, file);
        late.closing(file, event.at());
        times(file, object, event);
        keep("objectOurNumber", CallObjects.ourNumber(file));
        party.closing(file);
        var type = ClosingSnapshot.sessionType(file);
        if (type != null && !sameType(type)) {
            first.put("sessionType", type);
        }
        wins("language", Keys.text(file, "lang"));
        wins("endsAt", Keys.time(file, "endsat"));
        var told = CallObjects.menu(file);
        if (told != null) {
            var sameId = menu() != null && menu().id().equals(told.id());
            menu = sameId && told.path() == null ? menu() : told;
        }
    }

    private void wins(String name, Object value) {
        if (value != null) {
            first.put(name, value);
        }
    }

    /** Events and files spell one type differently: In-web is Messaging (Web). */
    private boolean sameType(String type) {
        var before = or("sessionType", "objectType");
        return before != null
                && Channels.outbound(before) == Channels.outbound(type)
                && Objects.equals(Channels.of(before), Channels.of(type));
    }

    /** What came through the custom-CRM door fills what events, objects and files do not say. */
    private void gaps() {
        for (var call : crm.calls()) {
            var item = Keys.get(call.payload(), "item");
            heard = true;
            keep("startedAt", call.at());
            keep("sessionType", or("objectType", "none") == null ? Keys.text(item, "sessiontype") : null);
            keep("language", or("objectLanguage", "none") == null ? Keys.text(item, "language") : null);
            party.gap(item);
            if (menu() == null) {
                menu(Keys.text(item, "queuepathids"), Keys.text(item, "queuepathnames"), call.at());
            }
            agents.gap(Keys.get(item, "participants"), call.at());
        }
        crm.media().forEach(late::due);
        crm.wrapUps().forEach(told -> late.wrapUp(told, agents));
    }

    private SessionFacts facts() {
        gaps();
        if (object != null && object.answered()) {
            agents.answered(object);
        }
        var type = or("sessionType", "objectType");
        var outbound = (Boolean) first.get("outbound");
        if (outbound == null && type != null) {
            outbound = Channels.outbound(type);
        }
        var untold = (object != null || crm.asked()) && type == null;
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
                time("startedAt", "createdAt"),
                time("queuedAt", "objectQueuedAt"),
                first.containsKey("endsAt") ? time("endsAt", "endsAt") : time("endSeenAt", "objectEndsAt"),
                time("endReceivedAt", "objectEndReceivedAt"),
                legs,
                agents.owner(),
                object,
                heard,
                late.facts(),
                crm.facts());
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

    private Instant time(String name, String otherwise) {
        return (Instant) first.getOrDefault(name, first.get(otherwise));
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
