package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.SessionFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ordered rules that say whether a session joins a ticket or opens one; the first match wins. */
public final class TicketRules {
    /** Everything a rule may look at. */
    public record Question(
            SessionFacts facts,
            String situation,
            boolean sharedCustomer,
            List<Ticket> tickets,
            List<EarlierSession> earlier,
            Instant now) {}

    private record Fact(String sentence, Function<Question, Boolean> holds) {}

    private record Rule(
            String id, String sentence, String action, List<Fact> facts, Function<Question, Optional<Ticket>> ticket) {}

    private final TicketPolicy policy;
    private final List<Rule> rules;

    public TicketRules(TicketPolicy policy) {
        this.policy = policy;
        var outbound = in("OUTBOUND_MADE", "the session is outbound");
        var known = new Fact("the caller is one known customer", q -> !q.sharedCustomer());
        var inbound = new Fact(
                "it came in through an app, was answered, or was given up",
                q -> List.of("APP_SESSION_ARRIVED", "PHONE_CALL_ANSWERED", "CALLER_GAVE_UP")
                        .contains(q.situation()));
        var back =
                new Fact("it calls back an earlier session", q -> calledBack(q).isPresent());
        var backOpen = new Fact(
                "the ticket of that session is open", q -> ticketOfCalledBack(q).isPresent());
        var tooShort = new Fact("that session was shorter than the short-call limit", this::shortCall);
        rules = List.of(
                opens(
                        "T5",
                        "A voicemail always gets a ticket of its own",
                        in("VOICEMAIL_LEFT", "a voicemail was left")),
                joins(
                        "U6",
                        "A call-back after a too short call joins its ticket",
                        this::ticketOfCalledBack,
                        outbound,
                        known,
                        back,
                        tooShort,
                        backOpen),
                joins(
                        "U5",
                        "A call-back after hanging up joins the ticket of that call",
                        this::ticketOfCalledBack,
                        outbound,
                        known,
                        back,
                        backOpen),
                joins(
                        "U2",
                        "An outbound call joins the customer's last ticket while it is open",
                        this::lastTicketIfOpen,
                        outbound,
                        known,
                        new Fact(
                                "the customer's last ticket is open",
                                q -> lastTicketIfOpen(q).isPresent())),
                opens("T3", "An outbound call opens a ticket when the last one is not open", outbound),
                joins(
                        "U1",
                        "The same customer, menu and channel join the newest open ticket",
                        this::sameMenuAndChannel,
                        inbound,
                        known,
                        new Fact("the menu is known", q -> q.facts().menuId() != null),
                        new Fact(
                                "a ticket with the same menu and channel is open",
                                q -> sameMenuAndChannel(q).isPresent())),
                opens(
                        "T1",
                        "A call or chat through an app opens a ticket",
                        in("APP_SESSION_ARRIVED", "it came in through an app")),
                opens(
                        "T2",
                        "An answered phone call opens a ticket",
                        in("PHONE_CALL_ANSWERED", "an agent answered the phone call")),
                new Rule(
                        "T4",
                        "A caller who gives up gets a ticket of the default agent",
                        policy.createAbandoned() ? "open" : "leave",
                        List.of(in("CALLER_GAVE_UP", "the caller gave up before an agent answered")),
                        q -> Optional.empty()));
    }

    /** Decides one session; a situation no rule speaks of is left alone. */
    public Decision decide(Question question) {
        var missed = new ArrayList<Decision.NearMiss>();
        for (var rule : rules) {
            var failed = rule.facts().stream()
                    .filter(fact -> !fact.holds().apply(question))
                    .findFirst();
            if (failed.isEmpty()) {
                var ticket = rule.ticket().apply(question).map(Ticket::id).orElse(null);
                return new Decision(rule.id(), rule.sentence(), rule.action(), ticket, missed);
            }
            missed.add(new Decision.NearMiss(rule.id(), failed.get().sentence()));
        }
        return new Decision("none", "No rule speaks of this session: it is left alone", "leave", null, missed);
    }

    private Optional<Ticket> sameMenuAndChannel(Question q) {
        return newest(q)
                .filter(t -> joinable(t, q.now())
                        && q.facts().menuId().equals(t.menuId())
                        && channel(q.facts().channelKey()).equals(channel(t.channelKey())))
                .findFirst();
    }

    private String channel(String key) {
        return key == null || policy.channelWithMedium() ? String.valueOf(key) : key.replaceFirst("-.*", "");
    }

    private boolean joinable(Ticket ticket, Instant now) {
        return ticket.open()
                || (policy.reopenDays() > 0
                        && ticket.updatedAt() != null
                        && ticket.updatedAt().isAfter(now.minus(Duration.ofDays(policy.reopenDays()))));
    }

    private Optional<Ticket> lastTicketIfOpen(Question q) {
        return newest(q).findFirst().filter(Ticket::open);
    }

    private java.util.stream.Stream<Ticket> newest(Question q) {
        return q.tickets().stream()
                .sorted(Comparator.comparing(Ticket::createdAt).reversed());
    }

    private Optional<EarlierSession> calledBack(Question q) {
        var object = q.facts().object();
        if (object != null && object.parentId() != null) {
            return q.earlier().stream()
                    .filter(e -> e.kind().equals(q.facts().kind()) && e.id().equals(object.parentId()))
                    .findFirst();
        }
        var agent = q.facts().assignee().map(a -> a.id()).orElse(null);
        return q.earlier().stream()
                .filter(e -> agent != null
                        && agent.equals(e.agentId())
                        && withinWindow(e.endedAt(), q.facts().startedAt()))
                .findFirst();
    }

    private boolean withinWindow(Instant end, Instant start) {
        return end != null
                && start != null
                && !start.isBefore(end)
                && Duration.between(end, start).compareTo(policy.callbackWindow()) <= 0;
    }

    private boolean shortCall(Question q) {
        return calledBack(q)
                .filter(e -> e.connectedAt() != null && e.endedAt() != null)
                .filter(e -> Duration.between(e.connectedAt(), e.endedAt()).compareTo(policy.shortCall()) < 0)
                .isPresent();
    }

    private Optional<Ticket> ticketOfCalledBack(Question q) {
        return calledBack(q)
                .flatMap(e -> q.tickets().stream()
                        .filter(t -> t.id().equals(e.ticket()) && t.open())
                        .findFirst());
    }

    private static Fact in(String situation, String sentence) {
        return new Fact(sentence, q -> q.situation().equals(situation));
    }

    private static Rule opens(String id, String sentence, Fact fact) {
        return new Rule(id, sentence, "open", List.of(fact), q -> Optional.empty());
    }

    private static Rule joins(String id, String sentence, Function<Question, Optional<Ticket>> ticket, Fact... facts) {
        return new Rule(id, sentence, "join", List.of(facts), ticket);
    }
}
