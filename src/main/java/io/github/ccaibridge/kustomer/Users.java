package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.SessionCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Kustomer user of an agent, matched by lower-cased e-mail, exactly one (K 8.1). */
public final class Users {
    /** What the cache keeps where Kustomer has no such user, or several. */
    private static final String NOBODY = "";

    private final ObjectMapper json = new ObjectMapper();
    private final String defaultAgent;

    public Users(String defaultAgent) {
        this.defaultAgent = defaultAgent == null ? "" : defaultAgent.strip().toLowerCase(Locale.ROOT);
    }

    /** Whose the ticket is: the agent who took it last, else the default agent of a ticket that is opened (T1, T4, T5). */
    public SessionCase choose(SessionCase one) {
        var opens = "OPEN".equals(one.action()) && !one.facts().isOutbound();
        var email = one.facts().owner().map(AgentLeg::email).orElse(null);
        var byDefault = one.ownerId() == null && opens && !defaultAgent.isEmpty();
        one.awaitOwner(false);
        return ownedBy(one, byDefault ? defaultAgent : email);
    }

    /** Whoever was found for this case a moment ago is not looked for again. */
    private static SessionCase ownedBy(SessionCase one, String email) {
        return one.own(email, email != null && email.equals(one.ownerEmail()) ? one.ownerUserId() : null);
    }

    /** Takes what is known of an agent whom the events name without e-mail; an unknown one is awaited. */
    public SessionCase agentKnown(SessionCase one, List<Map<String, Object>> rows) {
        one.awaitOwner(rows.isEmpty());
        return one.own(rows.isEmpty() ? null : (String) rows.get(0).get("email"), null);
    }

    /** Takes the row of the user cache, if there is one. */
    public SessionCase cached(SessionCase one, List<Map<String, Object>> rows) {
        return one.own(
                one.ownerEmail(), rows.isEmpty() ? null : (String) rows.get(0).get("user_id"));
    }

    public SessionCase ask(SessionCase one) {
        return one.ask(KustomerRequest.get(
                "find-user",
                "/v1/users",
                "email=" + Customers.encode(one.ownerEmail()) + "&userType=user&page=1&pageSize=100"));
    }

    /** The filter may match parts of an address, so it is compared exactly. */
    public SessionCase told(SessionCase one) {
        var id = byEmail(Json.list(one.answer().data())).get(one.ownerEmail());
        return one.own(one.ownerEmail(), id == null ? NOBODY : id);
    }

    public SessionCase nobodyIsNull(SessionCase one) {
        if (NOBODY.equals(one.ownerUserId())) {
            one.progress().remark = (one.ownerId() == null ? "the default agent" : "agent " + one.ownerId())
                    + " has no Kustomer user, or several, of the same e-mail: the ticket is not assigned";
        }
        return one.own(one.ownerEmail(), NOBODY.equals(one.ownerUserId()) ? null : one.ownerUserId());
    }

    /** The people on a page of Kustomer's users, as JSON for keep-users.sql. */
    public String rows(String page) throws JsonProcessingException {
        return people(Json.list(Json.map(json.readValue(page, Object.class)).get("data")));
    }

    /** The question who a user is that the directory does not know yet. */
    public Reading askWho(String id) {
        return new Reading(KustomerRequest.get("read-work-session-user", "/v1/users/" + Customers.encode(id), null));
    }

    /** The answer to it, as JSON for keep-users.sql; an unknown user is kept as such, so that he is not asked for again at once. */
    public String whoItIs(Reading told, String id) throws JsonProcessingException {
        return people(List.of(
                told.answer().absent() ? Map.of("id", id) : told.answer().data()));
    }

    private String people(List<Object> users) throws JsonProcessingException {
        var rows = new ArrayList<Map<String, Object>>();
        for (var user : users) {
            var email = Json.text(Json.attributes(user), "email");
            var row = new HashMap<String, Object>();
            row.put("user_id", Json.text(Json.map(user), "id"));
            row.put("email", email == null ? null : email.strip().toLowerCase(Locale.ROOT));
            row.put("name", Json.text(Json.attributes(user), "name"));
            row.put("gone", Json.attributes(user).get("deletedAt") != null);
            if (row.get("user_id") != null) {
                rows.add(row);
            }
        }
        return json.writeValueAsString(rows);
    }

    /** The query of the page after this one; null after the last. */
    public String nextPage(String page) throws JsonProcessingException {
        var next =
                Json.text(Json.map(Json.map(json.readValue(page, Object.class)).get("links")), "next");
        return next == null || !next.contains("?") ? null : next.substring(next.indexOf('?') + 1);
    }

    private static Map<String, String> byEmail(List<Object> users) {
        var found = new LinkedHashMap<String, String>();
        for (var user : users) {
            var email = Json.text(Json.attributes(user), "email");
            var deleted = Json.attributes(user).get("deletedAt") != null;
            if (email != null && !deleted) {
                found.merge(email.toLowerCase(Locale.ROOT), Json.text(Json.map(user), "id"), (a, b) -> NOBODY);
            }
        }
        return found;
    }
}
