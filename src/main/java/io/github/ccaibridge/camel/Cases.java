package io.github.ccaibridge.camel;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.ccai.ArtifactNames;
import io.github.ccaibridge.ccai.DueFiles;
import io.github.ccaibridge.ccai.Fold;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ccai.Spellings;
import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.session.SharedTime;
import io.github.ccaibridge.ticket.Asker;
import io.github.ccaibridge.ticket.EarlierSession;
import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.Situation;
import io.github.ccaibridge.ticket.Situations;
import io.github.ccaibridge.ticket.TicketPolicy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.http.HttpMethods;

/** Turns the rows of a session into the case that travels through the routes, and a case back into text for its rows. */
public final class Cases {
    /** What this version does not know goes through it unread: during an upgrade a newer one works beside it. */
    private abstract static class KeepsTheUnknown {
        @JsonAnySetter
        @JsonAnyGetter
        private Map<String, Object> ofLaterVersions;
    }

    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private final ObjectMapper json = new ObjectMapper()
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .addMixIn(Progress.class, KeepsTheUnknown.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Numbers numbers;
    private final Spellings spellings;
    private final Situations situations;

    public Cases(Numbers numbers, Spellings spellings, TicketPolicy policy) {
        this.numbers = numbers;
        this.spellings = spellings;
        this.situations = new Situations(policy);
    }

    /** The case of a row of load-lane.sql. */
    public SessionCase open(Map<String, Object> row) throws JsonProcessingException {
        var facts = Fold.of(
                (String) row.get("kind"),
                (String) row.get("id"),
                stored((String) row.get("events")),
                numbers,
                spellings);
        var progress = json.readValue((String) row.get("progress"), Progress.class);
        var now = instant((String) row.get("now"));
        var firstSeen = instant((String) row.get("first_seen"));
        var situation = situations.of(facts, firstSeen, now, instant((String) row.get("began")));
        var seen = ((Number) row.get("seen")).longValue();
        return new SessionCase(facts, progress, situation, (String) row.get("lane"), seen, firstSeen, now);
    }

    private List<Fold.Stored> stored(String text) throws JsonProcessingException {
        var stored = new ArrayList<Fold.Stored>();
        for (var node : json.readTree(text)) {
            stored.add(new Fold.Stored(
                    instant(node.get("at").asText()),
                    instant(node.get("received").asText()),
                    node.get("source").asText(),
                    json.readTree(node.get("payload").asText())));
        }
        return stored;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** A case that only looks for a customer, by what the custom-CRM door was asked. */
    public SessionCase seekContact(String phone, String identifier) {
        var item = json.createObjectNode();
        item.putArray("participants").addObject().put("type", "external").put("dn", phone);
        item.putObject("end_user").put("identifier", identifier);
        return seeking(item, new Progress(), Situation.NOT_YET_KNOWN);
    }

    /** A case that only looks for a ticket that a session of that channel and menu would join. */
    public SessionCase seekTicket(String customer, String queue, String channel) {
        var type = channel == null || channel.isBlank() ? "ivr" : channel;
        var item = json.createObjectNode().put("session_type", type).put("queue_path_ids", queue);
        item.putArray("participants").addObject().put("type", "external").put("dn", "end_user_0");
        var progress = new Progress();
        progress.customer = customer == null || customer.isBlank() || customer.equals("null") ? null : customer;
        return seeking(item, progress, null);
    }

    private SessionCase seeking(ObjectNode item, Progress progress, Situation wanted) {
        var now = SharedTime.now();
        var event = json.createObjectNode();
        event.set("item", item);
        var kind = ArtifactNames.isChat(item.path("session_type").asText()) ? "chat" : "call";
        var stored = new Fold.Stored(now, now, "events", event);
        var facts = Fold.of(kind, "0", List.of(stored), numbers, spellings);
        var situation = wanted != null ? wanted : Situations.asked(facts);
        return new SessionCase(facts, progress, situation, "", 0, now, now);
    }

    /** Takes the rows of earlier-sessions.sql. */
    public SessionCase remember(SessionCase one, List<Map<String, Object>> rows) throws JsonProcessingException {
        var earlier = new ArrayList<EarlierSession>();
        for (var row : rows) {
            var before = json.readValue((String) row.get("progress"), Progress.class);
            earlier.add(new EarlierSession(
                    before.kind,
                    before.id,
                    before.ticket,
                    asNamedBy(one, before.agent, row),
                    time(before.startedAt),
                    time(before.connectedAt),
                    time(before.endedAt)));
        }
        one.candidates().remember(earlier);
        return one;
    }

    /** The custom-CRM door knows an agent by e-mail, events by id: whoever is the same gets the name of this session. */
    private static String asNamedBy(SessionCase one, String agent, Map<String, Object> row) {
        var own = one.facts().ownerId();
        var before = email(agent, null, row.get("agent_email"));
        var now = email(own, one.facts().owner().map(AgentLeg::email).orElse(null), row.get("own_email"));
        return before != null && before.equalsIgnoreCase(now) ? own : agent;
    }

    private static String email(String id, String told, Object kept) {
        return told != null ? told : id != null && id.contains("@") ? id : (String) kept;
    }

    /** Takes the rows of clicked-ticket.sql. */
    public SessionCase clicked(SessionCase one, List<Map<String, Object>> rows) {
        one.candidates().clickedOn(rows.isEmpty() ? null : (String) rows.get(0).get("conversation_id"));
        return one;
    }

    private static Instant time(String text) {
        return text == null ? null : Instant.parse(text);
    }

    /** The progress as JSON, with what later sessions ask of this one. */
    public String progressText(SessionCase one) throws JsonProcessingException {
        var facts = one.facts();
        var progress = one.progress();
        progress.kind = facts.kind();
        progress.id = facts.id();
        progress.agent = facts.ownerId();
        progress.startedAt = text(facts.startedAt());
        progress.connectedAt = text(facts.connectedAt().orElse(null));
        progress.endedAt = text(facts.endedAt());
        progress.channel = facts.channel() == null ? null : facts.channelKey();
        progress.number = facts.party().phone();
        return json.writeValueAsString(progress);
    }

    /** The requests sent since the last time this was asked, as JSON. */
    public String sentText(SessionCase one) throws JsonProcessingException {
        return json.writeValueAsString(one.takeSent());
    }

    /** The agents whose e-mail the events tell, as JSON for a later session that names only an id. */
    public String agentsText(SessionCase one) throws JsonProcessingException {
        return json.writeValueAsString(one.facts().agents().stream()
                .filter(leg -> leg.email() != null && !leg.id().contains("@"))
                .map(leg -> Map.of("id", leg.id(), "email", leg.email()))
                .toList());
    }

    /** Marks the creation as intended: whoever meets the mark later looks before sending again. */
    public SessionCase intend(SessionCase one) {
        one.progress().intents.add(one.request().intent());
        return one;
    }

    /** Kustomer has answered, whatever it said: the outcome is known. */
    public SessionCase answered(SessionCase one) {
        one.progress().intents.remove(one.request().intent());
        return one;
    }

    /** A creation that was certainly not carried out leaves nothing to look for; a look that failed leaves all as it was. */
    public void failed(SessionCase one, boolean maybeDone, boolean unanswered) {
        if (unanswered) {
            one.noteUnanswered();
        }
        if (!maybeDone && one.request() != null && one.request().creates()) {
            one.progress().intents.remove(one.request().intent());
        }
    }

    /** The files that a session is said to have, as JSON for note-due-files.sql. */
    public String dueText(SessionCase one) throws JsonProcessingException {
        var since = one.facts().ended() ? one.facts().endedAt() : one.now();
        var due = DueFiles.of(one.facts().late().media(), since);
        return json.writeValueAsString(List.of(Map.of("kind", one.kind(), "session_id", one.id(), "due", due)));
    }

    /** Remembers that they are noted. */
    public SessionCase dueNoted(SessionCase one) {
        one.progress().mediaNoted =
                one.facts().late().media().stream().map(Media::noted).toList();
        return one;
    }

    /** The files that Kustomer has been told of, as JSON. */
    public String attachedText(SessionCase one) throws JsonProcessingException {
        return json.writeValueAsString(one.facts().late().files().stream()
                .filter(one.progress()::tells)
                .map(Progress::key)
                .toList());
    }

    /** The event by which the session that this one calls back learns of it, as JSON for store-events.sql (U11). */
    public String callBackText(SessionCase one) throws JsonProcessingException {
        var called = one.calledBack();
        var row = new LinkedHashMap<String, Object>();
        row.put("event_id", "call-back:" + one.kind() + ":" + called + ":" + one.id());
        row.put("source", "call-back");
        row.put("kind", one.kind());
        row.put("session_id", called);
        row.put("lane", one.kind() + ":" + called);
        row.put("contact", false);
        row.put("occurred_at", one.now().toString());
        row.put("payload", json.writeValueAsString(Map.of("by", one.id())));
        return json.writeValueAsString(List.of(row));
    }

    /** The method of the next request in Camel's own type: for a text it looks through all its converters at each request. */
    public HttpMethods verb(Asker one) {
        return HttpMethods.valueOf(one.request().method());
    }

    /** The body of the next request as JSON, in ASCII so that no charset between here and there matters; null when it has none. */
    public String bodyText(Asker one) throws JsonProcessingException {
        var body = one.request().body();
        return body == null ? null : ASCII.writeValueAsString(body);
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }
}
