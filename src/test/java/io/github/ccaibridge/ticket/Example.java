package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.CallObject;
import io.github.ccaibridge.session.LateFacts;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.Party;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.RulesPage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A session, its customer's tickets and the sessions before it, as a row of the examples tells them. */
record Example(Row row) {
    static final Instant START = Instant.parse("2025-11-26T09:00:00Z");
    static final Instant NOW = START.plusSeconds(600);
    private static final Pattern BY = Pattern.compile("(accepted|answered|dialled) by (\\w+)");
    private static final Pattern EARLIER =
            Pattern.compile("(parent: )?(?:voicemail|(\\d+) s by (\\w+)), (\\d+) (s|h) (before|after), (\\d)..");
    private static final Pattern TICKET = Pattern.compile("(\\w+) (\\S+) (\\S+)(?: (\\d+) days ago)?");

    Question question(Situation situation) {
        var clicked = row.has("clicked on") ? row.get("clicked on") : null;
        return new Question(facts(), situation, tickets(), earlier(), clicked, NOW);
    }

    SessionFacts facts() {
        var session = row.get("session").split(" ", -1);
        var leg = leg();
        var ended = said("given up") || said("voicemail") || said("recovered") || said("self-service") || said("ended");
        var endedAt = ended ? START.plusSeconds(300) : null;
        return new SessionFacts(
                session[0],
                "9",
                session[1].equals("out"),
                null,
                session[2],
                party(),
                said("menu unknown") ? null : new Menu("26", "Support/Orders"),
                "en",
                null,
                START,
                START,
                endedAt,
                endedAt,
                leg.stream().toList(),
                leg.map(AgentLeg::id).orElse(null),
                session[0].equals("chat") || said("object not read yet") ? null : object(),
                true,
                LateFacts.NONE);
    }

    private boolean said(String what) {
        return row.list("what happened", ", ").contains(what);
    }

    private Optional<AgentLeg> leg() {
        var by = BY.matcher(row.get("what happened"));
        return by.find()
                ? Optional.of(new AgentLeg(
                        by.group(2), null, null, START, by.group(1).equals("answered") ? START.plusSeconds(2) : null))
                : Optional.empty();
    }

    private Party party() {
        var withheld = row.get("customer").equals("withheld");
        return new Party(null, withheld ? null : "+12025550143", null, false, withheld);
    }

    private CallObject object() {
        var status = said("given up") && !said("object in progress")
                ? "failed"
                : said("voicemail")
                        ? "voicemail"
                        : said("recovered") ? "recovered" : said("self-service") ? "action_only_finished" : "connected";
        var parent = row.get("earlier sessions").startsWith("parent: ") ? "8" : null;
        var agent = said("A in the call object") ? "A" : null;
        return new CallObject(true, status, parent, said("voicemail"), agent, null, null, null, null);
    }

    List<Ticket> tickets() {
        var told = row.list("tickets", ", ");
        return IntStream.range(0, told.size())
                .mapToObj(n -> ticket(n + 1, matched(TICKET, told.get(n))))
                .toList();
    }

    private static Ticket ticket(int place, Matcher told) {
        var days = told.group(4) == null ? 0 : Integer.parseInt(told.group(4));
        return new Ticket(
                ordinal(place),
                told.group(1),
                told.group(3).equals("-") ? null : told.group(3),
                told.group(2).equals("-") ? null : told.group(2),
                START.minus(Duration.ofDays(9 + place)),
                NOW.minus(Duration.ofDays(days)),
                List.of());
    }

    private List<EarlierSession> earlier() {
        return row.has("earlier sessions")
                ? List.of(earlier(matched(EARLIER, row.get("earlier sessions"))))
                : List.of();
    }

    private EarlierSession earlier(Matcher told) {
        var before = Long.parseLong(told.group(4)) * (told.group(6).equals("before") ? 1 : -1);
        var ended = START.minus(told.group(5).equals("h") ? Duration.ofHours(before) : Duration.ofSeconds(before));
        var connected = told.group(2) == null ? null : ended.minusSeconds(Long.parseLong(told.group(2)));
        var ticket = ordinal(Integer.parseInt(told.group(7)));
        return new EarlierSession("call", "8", ticket, told.group(3), ended.minusSeconds(90), connected, ended);
    }

    private static String ordinal(int place) {
        return place == 1 ? "1st" : "2nd";
    }

    private static Matcher matched(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cannot be read: " + text);
        }
        return matcher;
    }
}
