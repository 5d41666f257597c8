package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.contact.NationalSpelling;
import io.github.ccaibridge.session.Party;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.SessionCase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the customer of a session by identifier, then by phone in its spellings, and describes a new one (C1–C5). */
public final class Customers {
    private static final String CREATE = "create-customer";
    private static final String AGENT = "ccaiAssignedAgentEmailStr";

    private final Assumptions assumptions;
    private final NationalSpelling spelling;
    private final boolean askWhenSeveral;

    public Customers(Assumptions assumptions, NationalSpelling spelling, boolean askWhenSeveral) {
        this.assumptions = assumptions;
        this.spelling = spelling;
        this.askWhenSeveral = askWhenSeveral;
    }

    /** Takes the row of a customer who was seen before, if there is one. */
    public SessionCase seenBefore(SessionCase one, List<Map<String, Object>> rows) {
        var account = one.facts().crm().account();
        if (account != null && !one.accountGone()) {
            one.progress().customer = account;
        } else if (!rows.isEmpty()) {
            one.progress().customer = (String) rows.get(0).get("customer_id");
        }
        return one;
    }

    /** Asks for the next spelling, or for nothing when the customer is found or every spelling was tried. */
    public SessionCase nextLookUp(SessionCase one) {
        var paths = paths(one.facts().party(), one.customerTried());
        return one.ask(
                one.customer() != null || one.lookUps() >= paths.size()
                        ? null
                        : KustomerRequest.get("find-customer", paths.get(one.lookUps()), null));
    }

    /** Reads a look-up; several who share the number are told apart by policy (C5). */
    public SessionCase lookedUp(SessionCase one) {
        one.lookedUp(one.lookUps() + 1);
        var found = one.answer().absent() ? List.of() : Json.list(one.answer().data());
        if (found.size() > 1 && askWhenSeveral) {
            var ids = found.stream().map(c -> Json.text(Json.map(c), "id")).toList();
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.REFUSED,
                    "several customers share the number: retry with {\"customer\":\"<id>\"} for one of "
                            + String.join(", ", ids));
        }
        found.stream()
                .max(Comparator.comparing(c -> String.valueOf(Json.attributes(c).get("lastActivityAt"))))
                .ifPresent(c -> take(one, c));
        return one;
    }

    private static void take(SessionCase one, Object record) {
        var progress = one.progress();
        progress.customer = Json.text(Json.map(record), "id");
        progress.customerMaybeCreated = progress.intents.remove(CREATE);
        progress.customerAgent = Json.text(Json.custom(record), AGENT);
    }

    /** The request that creates the customer. */
    public SessionCase create(SessionCase one) {
        one.customerIsTried();
        var facts = one.facts();
        var party = facts.party();
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name(party));
        if (party.phone() != null) {
            body.put("phones", List.of(Map.of("type", assumptions.phoneType(), "phone", party.phone())));
        }
        body.put("externalId", externalId(party));
        var custom = new LinkedHashMap<String, Object>();
        if (party.identifier() != null) {
            custom.put("ccaiUserIdStr", party.identifier());
        }
        if (!party.anonymous()) {
            Optional.ofNullable(one.ownerEmail()).ifPresent(email -> custom.put(AGENT, email));
        }
        if (!custom.isEmpty()) {
            body.put("custom", custom);
        }
        one.lookedUp(0);
        return one.ask(KustomerRequest.create(CREATE, "/v1/customers", body));
    }

    public SessionCase created(SessionCase one) {
        one.progress().customer = Json.text(Json.map(one.answer().data()), "id");
        one.progress().customerCreated = true;
        one.customerIsNew();
        one.progress().customerAgent = Json.text(Json.map(one.request().body().get("custom")), AGENT);
        return one;
    }

    /** A value of the new customer belongs to another one that no look-up shows: nothing more can be done here. */
    public SessionCase requireFound(SessionCase one) {
        if (one.customer() == null) {
            throw new KustomerTrouble(
                    KustomerTrouble.Kind.REFUSED,
                    "Kustomer says that the caller's number or identifier belongs to a customer, and finds none");
        }
        one.progress().customerMaybeCreated = false;
        return one;
    }

    /** The customer was merged or deleted: it has to be looked up again. */
    public SessionCase forget(SessionCase one) {
        one.missAccount();
        one.progress().customer = null;
        one.progress().customerCreated = false;
        one.progress().customerMaybeCreated = false;
        one.missCustomer(false);
        one.lookedUp(0);
        return one;
    }

    /** Tells a customer whom this very session created which agent has it, after a transfer again (C3). */
    public SessionCase assign(SessionCase one) {
        var progress = one.progress();
        var email = one.ownerEmail();
        var due = (progress.customerCreated || progress.customerMaybeCreated)
                && !one.facts().party().anonymous()
                && one.ownerId() != null
                && email != null
                && !email.equals(progress.customerAgent);
        var custom = new LinkedHashMap<>(mapped(one));
        if (due) {
            custom.put(AGENT, email);
        }
        var body = new LinkedHashMap<String, Object>(Map.of("custom", custom));
        if (due && assumptions.customerWatchers() && one.ownerUserId() != null) {
            body.put("watchers", List.of(one.ownerUserId()));
        }
        return one.ask(
                custom.isEmpty()
                        ? null
                        : KustomerRequest.update(
                                due ? "assign-customer" : "update-customer",
                                "/v1/customers/" + progress.customer,
                                body));
    }

    /** The app's custom data that this customer has not been told of (U9); the shared unknown caller gets none. */
    private static Map<String, Object> mapped(SessionCase one) {
        return one.oneCustomer() ? Json.changes(one.mappedTo("customer"), one.progress().customerFields) : Map.of();
    }

    public SessionCase assigned(SessionCase one) {
        KustomerTrouble.requireTaken(one);
        if ("assign-customer".equals(one.request().name())) {
            one.progress().customerAgent = one.ownerEmail();
        }
        one.progress().customerFields = one.mappedTo("customer");
        return one;
    }

    private static String name(Party party) {
        if (party.anonymous()) {
            return "Unknown caller";
        }
        return party.phone() != null ? party.phone() : party.identifier() != null ? party.identifier() : "App user";
    }

    private static String externalId(Party party) {
        if (party.identifier() != null) {
            return "ccai:end-user:" + party.identifier();
        }
        if (party.phone() != null) {
            return "ccai:phone:" + party.phone();
        }
        return party.anonymous() ? "ccai:unknown-caller" : "ccai:end-user:end_user_" + party.endUserId();
    }

    /** Our own name for a customer is looked for only after a try to create it: Kustomer refuses a second one (K 2.2). */
    private List<String> paths(Party party, boolean tried) {
        Set<String> paths = new LinkedHashSet<>();
        if (party.identifier() != null && assumptions.appIdentifierIsExternalId()) {
            paths.add("externalId=" + encode(party.identifier()));
        }
        if (tried && (party.phone() == null || party.identifier() != null)) {
            paths.add("externalId=" + encode(externalId(party)));
        }
        if (party.phone() != null) {
            paths.add("phone=" + encode(party.phone()));
            if (assumptions.phonesWithoutPlus() && party.phone().startsWith("+")) {
                paths.add("phone=" + encode(party.phone().substring(1)));
            }
            spelling.national(party.phone()).ifPresent(digits -> paths.add("phone=" + encode(digits)));
        }
        return new ArrayList<>(paths)
                .stream().map(path -> "/v1/customers/" + path).toList();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
