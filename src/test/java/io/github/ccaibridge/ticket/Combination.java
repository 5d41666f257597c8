package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.CallObject;
import io.github.ccaibridge.session.LateFacts;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.Party;
import io.github.ccaibridge.session.SessionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One combination of everything the rules of tickets speak of, and the session and customer that it stands for. */
record Combination(
        String kind,
        boolean out,
        String channel,
        Outcome outcome,
        Customer customer,
        Latest latest,
        boolean sameMenu,
        boolean sameChannel,
        CallsBack callsBack) {
    enum Outcome {
        ANSWERED,
        GIVEN_UP,
        VOICEMAIL,
        IN_QUEUE,
        RECOVERED
    }

    enum Customer {
        KNOWN,
        NEW,
        WITHHELD,
        SHARED_NUMBER
    }

    enum Latest {
        NONE,
        OPEN,
        SNOOZED,
        DONE
    }

    enum CallsBack {
        NO,
        YES,
        AFTER_A_TOO_SHORT_CALL
    }

    static final Instant START = Instant.parse("2025-11-26T09:00:00Z");
    static final Instant LATER = START.plusSeconds(600);
    static final String LATEST = "latest";

    static List<Combination> all() {
        var all = new ArrayList<Combination>();
        for (var kind : List.of("call", "chat"))
            for (var out : List.of(false, true))
                for (var channel : List.of("ivr", "mobile", "web", "messaging", "api", "outbound"))
                    for (var outcome : Outcome.values())
                        for (var customer : Customer.values())
                            for (var latest : Latest.values())
                                for (var sameMenu : List.of(true, false))
                                    for (var sameChannel : List.of(true, false))
                                        for (var callsBack : CallsBack.values())
                                            all.add(new Combination(
                                                    kind,
                                                    out,
                                                    channel,
                                                    outcome,
                                                    customer,
                                                    latest,
                                                    sameMenu,
                                                    sameChannel,
                                                    callsBack));
        return all;
    }

    boolean hasTicket() {
        return latest != Latest.NONE && customer != Customer.NEW;
    }

    SessionFacts facts() {
        var ended = outcome == Outcome.IN_QUEUE ? null : START.plusSeconds(300);
        var agent = new AgentLeg("A", null, null, START.plusSeconds(9), START.plusSeconds(10));
        var answered = outcome == Outcome.ANSWERED;
        return new SessionFacts(
                kind,
                "9",
                out,
                null,
                channel,
                party(),
                new Menu("26", "Support/Orders"),
                "en",
                null,
                START,
                START,
                ended,
                ended,
                answered ? List.of(agent) : List.of(),
                answered ? "A" : null,
                object(),
                true,
                LateFacts.NONE);
    }

    private Party party() {
        var withheld = customer == Customer.WITHHELD;
        return new Party(null, withheld ? null : "+12025550143", null, false, withheld);
    }

    private CallObject object() {
        var status = switch (outcome) {
            case ANSWERED -> "finished";
            case GIVEN_UP -> "failed";
            case VOICEMAIL -> "voicemail";
            case IN_QUEUE -> "queued";
            case RECOVERED -> "recovered";
        };
        var parent = callsBack == CallsBack.NO ? null : "8";
        return new CallObject(true, status, parent, outcome == Outcome.VOICEMAIL, null, null, null, null, null);
    }

    /** The latest ticket, and an older one that is done and would fit in everything else. */
    List<Ticket> tickets() {
        if (!hasTicket()) {
            return List.of();
        }
        var channelKey = facts().channelKey();
        return List.of(
                ticket("older", "done", "26", channelKey, 9000),
                ticket(
                        LATEST,
                        latest.name().toLowerCase(java.util.Locale.ROOT),
                        sameMenu ? "26" : "28",
                        sameChannel ? channelKey : "elsewhere-voice",
                        6000));
    }

    private static Ticket ticket(String id, String status, String menu, String channelKey, long secondsAgo) {
        var at = START.minusSeconds(secondsAgo);
        return new Ticket(id, status, channelKey, menu, at, at, List.of());
    }

    /** The session that is called back, whose ticket is the latest one. */
    List<EarlierSession> earlier() {
        var talked = callsBack == CallsBack.AFTER_A_TOO_SHORT_CALL ? 9 : 10;
        var ended = START.minusSeconds(3600);
        return callsBack == CallsBack.NO
                ? List.of()
                : List.of(new EarlierSession(
                        kind, "8", LATEST, "A", ended.minusSeconds(60), ended.minusSeconds(talked), ended));
    }
}
