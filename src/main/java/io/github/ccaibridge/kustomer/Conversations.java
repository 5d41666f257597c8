package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.Deciding;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tickets as Kustomer conversations: list, find again, open, keep in step (D1, U4, U12). */
public final class Conversations {
    /** Who has more tickets than fit on so many pages is looked at no further: each page is a request at every decision. */
    private static final int PAGES = 10;

    private final Assumptions assumptions;
    private final Deciding deciding;

    public Conversations(Assumptions assumptions, Deciding deciding) {
        this.assumptions = assumptions;
        this.deciding = deciding;
    }

    /** Asks for the tickets of the session's customer (K 3.4). */
    public SessionCase list(SessionCase one) {
        one.candidates().beginList(one.now());
        return one.ask(KustomerRequest.get(
                "list-tickets", "/v1/customers/" + one.customer() + "/conversations", assumptions.firstPage()));
    }

    /** Reads one page; asks for the next one only where a ticket on it may matter. */
    public SessionCase listed(SessionCase one) {
        var page = one.answer().absent()
                ? List.<Ticket>of()
                : Json.list(one.answer().data()).stream()
                        .map(TicketRecords::ticket)
                        .toList();
        one.candidates().add(page);
        one.missCustomer(one.answer().absent());
        rememberOwn(one);
        var next = one.answer().next();
        one.candidates().listWhole(!one.answer().absent() && (next == null || page.size() < assumptions.pageSize()));
        return one.ask(next == null || (newestFirst(page) && isEnough(one)) ? null : page(next));
    }

    private static boolean newestFirst(List<Ticket> page) {
        return page.size() > 1
                && IntStream.range(1, page.size())
                        .noneMatch(n ->
                                page.get(n - 1).createdAt().isBefore(page.get(n).createdAt()));
    }

    /** Whether older tickets than those that were read change nothing. */
    private boolean isEnough(SessionCase one) {
        return one.decided()
                || deciding.isSettled(one)
                || one.candidates().tickets().size() >= PAGES * assumptions.pageSize();
    }

    private static KustomerRequest page(String next) {
        var parts = next.split("\\?", 2);
        return KustomerRequest.get("list-tickets", parts[0], parts.length > 1 ? parts[1] : null);
    }

    private void rememberOwn(SessionCase one) {
        if ("OPEN".equals(one.action()) && one.ticket() == null) {
            Json.list(one.answer().data()).stream()
                    .filter(record -> Json.externalId(one).equals(Json.text(Json.attributes(record), "externalId")))
                    .findFirst()
                    .ifPresent(record -> one.progress().ticket = Json.text(Json.map(record), "id"));
        }
    }

    /** Asks whether a former try has opened the ticket: by its external id, or among the customer's tickets. */
    public SessionCase lookForOwn(SessionCase one) {
        return assumptions.conversationLookupByExternalId()
                ? one.ask(KustomerRequest.get(
                        "find-ticket", "/v1/conversations/externalId=" + Customers.encode(Json.externalId(one)), null))
                : list(one);
    }

    /** The request that opens the ticket. */
    public SessionCase open(SessionCase one) {
        var facts = one.facts();
        var body = new LinkedHashMap<String, Object>();
        body.put("name", title(one));
        body.put("status", "open");
        body.put("direction", facts.isOutbound() ? "out" : "in");
        body.put("externalId", Json.externalId(one));
        body.put("custom", ours(one));
        if (one.ownerUserId() != null) {
            body.put("assignedUsers", List.of(one.ownerUserId()));
        }
        return one.ask(
                KustomerRequest.create("open-ticket", "/v1/customers/" + one.customer() + "/conversations", body));
    }

    public SessionCase opened(SessionCase one) {
        one.progress().ticket = Json.text(Json.map(one.answer().data()), "id");
        one.progress().assignedUser = one.ownerUserId();
        one.progress().ticketFields = Json.map(one.request().body().get("custom"));
        return one;
    }

    /** Kustomer says that the ticket exists, and nobody finds it. */
    public SessionCase requireFound(SessionCase one) {
        if (one.ticket() == null) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.REFUSED,
                    "Kustomer says that the ticket of this session exists, and does not list it");
        }
        return one;
    }

    /** The one PATCH that brings our own fields of the ticket up to date; no request when nothing differs. */
    public SessionCase bringUpToDate(SessionCase one) {
        var body = new LinkedHashMap<String, Object>();
        var user = one.ownerUserId();
        if (user != null && !user.equals(one.progress().assignedUser) && !defaultOwnerAgain(one)) {
            body.put("assignedUsers", List.of(user));
        }
        var changed = Json.changes(ours(one), one.progress().ticketFields);
        if (!changed.isEmpty()) {
            body.put("custom", changed);
        }
        return one.ask(
                body.isEmpty()
                        ? null
                        : KustomerRequest.update("update-ticket", "/v1/conversations/" + one.ticket(), body));
    }

    /** The default agent is given a ticket once, at its opening: whoever took it by hand since keeps it. */
    private static boolean defaultOwnerAgain(SessionCase one) {
        return one.ownerId() == null && (one.progress().assignedUser != null || !"OPEN".equals(one.action()));
    }

    public SessionCase broughtUpToDate(SessionCase one) {
        var progress = one.progress();
        if (ledAstray(one)) {
            return one.decideAgain();
        }
        KustomerTrouble.requireTaken(one);
        progress.unconfirmed = false;
        if (one.answer().absent()) {
            progress.gone = true;
            progress.remark = "the ticket is no longer in Kustomer; nothing was changed there";
        }
        progress.assignedUser = Optional.ofNullable(one.ownerUserId()).orElse(progress.assignedUser);
        progress.ticketFields = ours(one);
        return one;
    }

    /** Whether webhooks told of the ticket what is not so: it is gone, or at the decision it was not in the status they told. */
    private static boolean ledAstray(SessionCase one) {
        var answer = one.answer();
        if (!one.progress().unconfirmed) {
            return false;
        }
        return answer.absent() || answer.conflict() || (one.decidedNow() && isAnother(one, answer.data()));
    }

    private static boolean isAnother(SessionCase one, Object record) {
        var now = TicketRecords.ticket(record);
        var customer = TicketRecords.customer(record);
        return one.progress().candidates.stream()
                .filter(candidate -> candidate.ticket().equals(now.id()))
                .anyMatch(candidate -> !candidate.status().equals(now.status())
                        || (customer != null && !customer.equals(one.customer())));
    }

    /** Our own fields: the rules' keys on a ticket that this session opened, the app's custom data on any (D1, U9). */
    private static Map<String, Object> ours(SessionCase one) {
        var fields = new LinkedHashMap<String, Object>();
        if ("OPEN".equals(one.action())) {
            fields.putAll(custom(one.facts()));
        }
        fields.putAll(one.mappedTo("conversation"));
        return fields;
    }

    private static Map<String, Object> custom(SessionFacts facts) {
        var custom = new LinkedHashMap<String, Object>();
        var menu = Optional.ofNullable(facts.menu());
        custom.put("ccaiChannelStr", facts.channelKey());
        custom.put("ccaiMenuPathStr", menu.map(Menu::path).orElse(null));
        custom.put("ccaiMenuIdStr", menu.map(Menu::id).orElse(null));
        custom.put("ccaiLanguageStr", facts.language());
        custom.put("ccaiCallerIdStr", facts.party().phone());
        custom.put("ccaiSessionIdStr", facts.id());
        custom.values().removeIf(Objects::isNull);
        return custom;
    }

    static String title(SessionCase one) {
        var facts = one.facts();
        var what = switch (String.valueOf(one.rule())) {
            case "T5" -> "Voicemail";
            // A session through an app may have had its ticket before it was given up: its name tells no more.
            case "T4" -> facts.app() ? "Inbound " + facts.kind() : "Abandoned call";
            default -> (facts.isOutbound() ? "Outbound " : "Inbound ") + facts.kind();
        };
        return facts.menu() == null || facts.menu().path() == null
                ? what
                : what + ": " + facts.menu().path();
    }
}
