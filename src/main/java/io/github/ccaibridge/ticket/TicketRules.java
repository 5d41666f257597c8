package io.github.ccaibridge.ticket;

import io.github.ccaibridge.ticket.Decision.Action;
import io.github.ccaibridge.ticket.Decision.Candidate;
import io.github.ccaibridge.ticket.Decision.NearMiss;
import io.github.ccaibridge.ticket.Rule.Fact;
import io.github.ccaibridge.ticket.Rule.TicketTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The ordered rules that say whether a session joins a ticket or opens one; the first match wins. */
public final class TicketRules {
    private static final Fact OUTBOUND = in(Situation.OUTBOUND_MADE);
    private static final Fact INBOUND =
            new Fact("it came in through an app, was answered, or was given up", q -> switch (q.situation()) {
                case APP_SESSION_ARRIVED, PHONE_CALL_ANSWERED, CALLER_GAVE_UP -> true;
                default -> false;
            });
    private static final Fact ONE_CUSTOMER =
            new Fact("the caller is not withheld", q -> !q.facts().party().anonymous());
    private static final Fact MENU_KNOWN =
            new Fact("the menu is known", q -> q.facts().menu() != null);
    private static final Fact CLICKED = new Fact("an agent clicked on a ticket to make it", q -> q.clicked() != null);
    private static final TicketTest OPEN = new TicketTest("it is open", (q, t) -> t.open());
    private static final TicketTest LAST = new TicketTest(
            "it is the customer's last ticket", (q, t) -> t.equals(q.tickets().get(0)));
    private static final TicketTest SAME_MENU = new TicketTest(
            "it has the same menu", (q, t) -> q.facts().menu().id().equals(t.menuId()));

    private final TicketPolicy policy;
    private final List<Rule> rules;

    public TicketRules(TicketPolicy policy) {
        this.policy = policy;
        var callsBack = new Fact(
                "it calls back an earlier session",
                q -> q.calledBack(policy.callbackWindow()).isPresent());
        var tooShort = new Fact("that session was shorter than the short-call limit", this::shortCall);
        var ofThatSession = new TicketTest(
                "it is the ticket of the session called back",
                (q, t) -> q.calledBack(policy.callbackWindow())
                        .filter(e -> t.id().equals(e.ticket()))
                        .isPresent());
        rules = List.of(
                opens("T5", "A voicemail always gets a ticket of its own", in(Situation.VOICEMAIL_LEFT)),
                joins(
                        "U6",
                        "A call-back after a too short call joins its ticket",
                        List.of(OUTBOUND, ONE_CUSTOMER, callsBack, tooShort),
                        ofThatSession,
                        OPEN),
                joins(
                        "U5",
                        "A call-back after hanging up joins the ticket of that call",
                        List.of(OUTBOUND, ONE_CUSTOMER, callsBack),
                        ofThatSession,
                        OPEN),
                joins(
                        "K2",
                        "A call that was clicked on a ticket joins it while it is open",
                        List.of(OUTBOUND, ONE_CUSTOMER, CLICKED),
                        new TicketTest("it is the ticket that was clicked on", (q, t) -> t.id().equals(q.clicked())),
                        OPEN),
                joins(
                        "U2",
                        "An outbound call joins the customer's last ticket while it is open",
                        List.of(OUTBOUND, ONE_CUSTOMER),
                        LAST,
                        OPEN),
                opens("T3", "An outbound call opens a ticket when the last one is not open", OUTBOUND),
                joins(
                        "U1",
                        "The same customer, menu and channel join the newest open ticket",
                        List.of(INBOUND, ONE_CUSTOMER, MENU_KNOWN),
                        new TicketTest("it is open, or closed so recently that it may be reopened", this::joinable),
                        SAME_MENU,
                        new TicketTest("it has the same channel", this::sameChannel)),
                opens("T1", "A call or chat through an app opens a ticket", in(Situation.APP_SESSION_ARRIVED)),
                opens("T2", "An answered phone call opens a ticket", in(Situation.PHONE_CALL_ANSWERED)),
                new Rule(
                        "T4",
                        policy.createAbandoned()
                                ? "A caller who gives up gets a ticket of the default agent"
                                : "A caller who gives up gets no ticket, by policy",
                        policy.createAbandoned() ? Action.OPEN : Action.LEAVE,
                        List.of(in(Situation.CALLER_GAVE_UP)),
                        List.of()));
    }

    /** Decides one session; a situation no rule speaks of is left alone. */
    public Decision decide(Question question) {
        var missed = new ArrayList<NearMiss>();
        for (var rule : rules) {
            var failed = rule.failedFact(question);
            if (failed.isPresent()) {
                missed.add(new NearMiss(rule.id(), failed.get().sentence()));
                continue;
            }
            var ticket = rule.ticket(question);
            if (rule.joins() && ticket.isEmpty()) {
                missed.add(new NearMiss(rule.id(), rule.failedOfTickets(question)));
                continue;
            }
            return decided(rule, rule.joins() ? ticket.get().id() : null, question, missed);
        }
        return new Decision(
                "none", "No rule speaks of this session: it is left alone", Action.LEAVE, null, missed, List.of());
    }

    /** Whether older tickets than these, the customer's newest, would change nothing: the last ticket is the last. */
    boolean isSettled(Question question) {
        return rules.stream()
                .filter(rule -> rule.failedFact(question).isEmpty())
                .filter(rule ->
                        !rule.tests().contains(LAST) || rule.ticket(question).isPresent())
                .findFirst()
                .map(rule -> !rule.joins() || rule.ticket(question).isPresent())
                .orElse(true);
    }

    private Decision decided(Rule rule, String ticket, Question question, List<NearMiss> missed) {
        var looking = rules.stream()
                .filter(r -> r.joins() && r.failedFact(question).isEmpty())
                .toList();
        var asked = rule.joins() ? List.of(rule) : looking;
        var candidates = question.tickets().stream()
                .map(t -> candidate(t, t.id().equals(ticket), asked, question))
                .toList();
        return new Decision(rule.id(), rule.sentence(), rule.action(), ticket, missed, candidates);
    }

    private static Candidate candidate(Ticket ticket, boolean taken, List<Rule> asked, Question question) {
        var why = asked.stream()
                .flatMap(rule -> rule.failedTest(question, ticket).stream()
                        .map(test -> rule.id() + " asks that " + test.sentence()))
                .toList();
        var sentence = taken
                ? "taken"
                : why.isEmpty()
                        ? (asked.isEmpty() ? "no rule asks for tickets here" : "a newer one fits too")
                        : String.join("; ", why);
        return new Candidate(ticket.id(), ticket.status(), ticket.channelKey(), ticket.menuId(), taken, sentence);
    }

    /** The rules in their order, as an administrator reads them: id, sentence, then each fact and test. */
    public List<List<String>> inWords() {
        return rules.stream()
                .map(rule -> {
                    var words = new ArrayList<>(List.of(rule.id(), rule.sentence()));
                    rule.facts().forEach(fact -> words.add(fact.sentence()));
                    rule.tests().forEach(test -> words.add(Rule.TICKET + test.sentence()));
                    return List.copyOf(words);
                })
                .toList();
    }

    /** The situations that a rule speaks of. */
    public List<Situation> situations(String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .flatMap(rule -> Stream.of(Situation.values())
                        .filter(situation -> rule.facts()
                                .get(0)
                                .holds()
                                .test(new Question(null, situation, List.of(), List.of(), Instant.EPOCH))))
                .toList();
    }

    private boolean sameChannel(Question q, Ticket ticket) {
        return Objects.equals(channel(q.facts().channelKey()), channel(ticket.channelKey()));
    }

    private String channel(String key) {
        return key == null || policy.channelWithMedium() ? key : key.replaceFirst("-.*", "");
    }

    private boolean joinable(Question q, Ticket ticket) {
        return ticket.open()
                || ("done".equals(ticket.status())
                        && policy.reopenDays() > 0
                        && ticket.updatedAt() != null
                        && ticket.updatedAt().isAfter(q.now().minus(Duration.ofDays(policy.reopenDays()))));
    }

    private boolean shortCall(Question q) {
        return q.calledBack(policy.callbackWindow())
                .filter(e -> e.connectedAt() != null && e.endedAt() != null)
                .filter(e -> Duration.between(e.connectedAt(), e.endedAt()).compareTo(policy.shortCall()) < 0)
                .isPresent();
    }

    private static Fact in(Situation situation) {
        return new Fact(situation.sentence(), q -> q.situation() == situation);
    }

    private static Rule opens(String id, String sentence, Fact fact) {
        return new Rule(id, sentence, Action.OPEN, List.of(fact), List.of());
    }

    private static Rule joins(String id, String sentence, List<Fact> facts, TicketTest... tests) {
        return new Rule(id, sentence, Action.JOIN, facts, List.of(tests));
    }
}
