package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.Fold;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ticket.EarlierSession;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.Situations;
import io.github.ccaibridge.ticket.TicketPolicy;
import io.github.ccaibridge.ticket.TicketRules;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays a session's stored rows on the bench, names its situation, decides it, and says how it rests. */
public final class Bench {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private final ObjectMapper json = new ObjectMapper();
    private final Numbers numbers;
    private final TicketPolicy policy;
    private final Situations situations;
    private final TicketRules rules;

    public Bench(Numbers numbers, TicketPolicy policy) {
        this.numbers = numbers;
        this.policy = policy;
        this.situations = new Situations(policy);
        this.rules = new TicketRules(policy);
    }

    /** The session of a row of load-lane.sql. */
    public SessionCase lay(Map<String, Object> row) throws JsonProcessingException {
        var kind = (String) row.get("kind");
        var id = (String) row.get("id");
        var facts = Fold.of(kind, id, stored((String) row.get("events")), numbers);
        var progress = json.readValue((String) row.get("progress"), OBJECT);
        var age = Duration.ofMillis((long) (((Number) row.get("age")).doubleValue() * 1000));
        var one = new SessionCase(
                facts, (String) row.get("lane"), age, ((Number) row.get("seen")).longValue(), progress, earlier((String)
                        row.get("earlier")));
        if (one.getCustomer() == null && row.get("customer") != null) {
            one.put("customer", row.get("customer"));
        }
        one.situation(one.isDecided() ? "DECIDED" : situations.of(facts, age));
        return one;
    }

    private List<Fold.Stored> stored(String text) throws JsonProcessingException {
        var stored = new ArrayList<Fold.Stored>();
        for (var node : json.readTree(text)) {
            stored.add(new Fold.Stored(
                    OffsetDateTime.parse(node.get("at").asText()).toInstant(),
                    OffsetDateTime.parse(node.get("received").asText()).toInstant(),
                    node.get("source").asText(),
                    json.readTree(node.get("payload").asText())));
        }
        return stored;
    }

    private List<EarlierSession> earlier(String text) throws JsonProcessingException {
        var earlier = new ArrayList<EarlierSession>();
        for (var one : text == null ? List.<String>of() : json.readValue(text, TEXTS)) {
            var progress = json.readValue(one, OBJECT);
            earlier.add(new EarlierSession(
                    (String) progress.get("kind"),
                    (String) progress.get("id"),
                    (String) progress.get("ticket"),
                    (String) progress.get("agent"),
                    time(progress.get("startedAt")),
                    time(progress.get("connectedAt")),
                    time(progress.get("endedAt"))));
        }
        return earlier;
    }

    private static Instant time(Object text) {
        return text == null ? null : Instant.parse((String) text);
    }

    /** Decides by the rules over the tickets that were listed, and keeps why. */
    public SessionCase decide(SessionCase one) {
        var facts = one.facts();
        var shared = facts.withheld() || facts.contact() == null;
        var decision = rules.decide(new TicketRules.Question(
                facts, one.getSituation(), shared, one.tickets(), one.earlier(), Instant.now()));
        one.put("rule", decision.rule());
        one.put("sentence", decision.sentence());
        one.put("action", decision.action());
        one.put("situation", one.getSituation());
        one.put("ticket", decision.ticket());
        var near = new LinkedHashMap<String, Object>();
        decision.nearMisses().forEach(miss -> near.put(miss.rule(), miss.failedFact()));
        one.put("nearMisses", near);
        var candidates = new ArrayList<Map<String, Object>>();
        one.tickets().stream().limit(20).forEach(t -> {
            var seen = new LinkedHashMap<String, Object>();
            seen.put("ticket", t.id());
            seen.put("status", t.status());
            seen.put("channel", t.channelKey());
            seen.put("menu", t.menuId());
            seen.put("taken", t.id().equals(decision.ticket()));
            candidates.add(seen);
        });
        one.put("candidates", candidates);
        return one;
    }

    /** Marks the request as intended: whoever meets the mark later looks before sending again. */
    public SessionCase intend(SessionCase one) {
        one.put("intent", one.getRequest().name());
        return one;
    }

    public SessionCase done(SessionCase one) {
        one.put("intent", null);
        return one;
    }

    /** How the session rests until something new arrives or its time has come. */
    public SessionCase rest(SessionCase one) {
        var facts = one.facts();
        one.put("kind", facts.kind());
        one.put("id", facts.id());
        one.put("agent", facts.assignee().map(leg -> leg.id()).orElse(null));
        one.put("startedAt", text(facts.startedAt()));
        one.put("connectedAt", text(facts.connectedAt().orElse(null)));
        one.put("endedAt", text(facts.endedAt()));
        if (one.isDecided()) {
            var outcomeOpen = needsOutcome(one);
            return one.rest(
                    facts.ended() || "leave".equals(one.getAction()) ? (outcomeOpen ? "waiting" : "complete") : "open",
                    outcomeOpen ? "the call object of CCAI Platform, for the outcome" : null,
                    -1);
        }
        return switch (one.getSituation()) {
            case "NOT_YET_KNOWN" -> one.rest("open", "more events of this session", settle(one));
            case "CALL_OBJECT_NEEDED" -> one.rest("waiting", "the call object of CCAI Platform", -1);
            case "CALL_GOES_ON" -> one.rest("waiting", "the end of the call in CCAI Platform", -1);
            default -> one.rest("open", "an agent or the end of the session", -1);
        };
    }

    /** Whether the call object is still to be read, and after how many seconds. */
    public boolean needsCallObject(SessionCase one) {
        var end = one.facts().endReceivedAt();
        var grace = end == null
                ? 0
                : policy.grace().minus(Duration.between(end, Instant.now())).toMillis() / 1000.0;
        one.readAfter(Boolean.TRUE.equals(one.facts().outbound()) ? 0 : Math.max(0, grace));
        return one.isDecided() ? needsOutcome(one) : one.getSituation().equals("CALL_OBJECT_NEEDED");
    }

    private static boolean needsOutcome(SessionCase one) {
        var facts = one.facts();
        return facts.ended() && !facts.answered() && "call".equals(facts.kind()) && facts.object() == null;
    }

    private double settle(SessionCase one) {
        var left = policy.settle().minus(one.age()).toMillis() / 1000.0;
        return left > 0 ? left + 0.05 : -1;
    }

    public String progressText(SessionCase one) throws JsonProcessingException {
        return json.writeValueAsString(one.progress());
    }

    public String requestsText(SessionCase one) throws JsonProcessingException {
        var text = json.writeValueAsString(one.requests());
        one.requests().clear();
        return text;
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }
}
