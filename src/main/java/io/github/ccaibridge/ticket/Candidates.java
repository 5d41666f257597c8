package io.github.ccaibridge.ticket;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a decision may choose among: the customer's tickets and where they were read, the sessions before, a click on a ticket. */
public final class Candidates {
    private List<Ticket> tickets = List.of();
    private TicketSource source;
    private boolean whole;
    private List<EarlierSession> earlier = List.of();
    private String clicked;

    public List<Ticket> tickets() {
        return tickets;
    }

    /** A list begins, which replaces what was known of the tickets. */
    public void beginList(Instant now) {
        tickets = List.of();
        if (source == null || source.webhooks()) {
            source = new TicketSource("list", now.toString(), null, null);
        }
    }

    /** Takes one more page of the list; what a newer ticket has moved there since the page before is there already. */
    public void add(List<Ticket> page) {
        var known = tickets.stream().map(Ticket::id).toList();
        tickets = Stream.concat(tickets.stream(), page.stream().filter(ticket -> !known.contains(ticket.id())))
                .toList();
    }

    /** Takes what is known of the customer's tickets, and from where. */
    public void take(List<Ticket> known, TicketSource from) {
        tickets = known;
        source = from;
    }

    public TicketSource source() {
        return source;
    }

    /** Whether the tickets are known without a list. */
    public boolean isKnown() {
        return source != null && source.webhooks();
    }

    public void listWhole(boolean all) {
        whole = all;
    }

    /** Whether the list told all of the customer's tickets. */
    public boolean isWhole() {
        return whole;
    }

    public List<EarlierSession> earlier() {
        return earlier;
    }

    public void remember(List<EarlierSession> before) {
        earlier = before;
    }

    /** The ticket on which an agent clicked to make this call; null for none (K2). */
    public String clicked() {
        return clicked;
    }

    public void clickedOn(String ticket) {
        clicked = ticket;
    }
}
