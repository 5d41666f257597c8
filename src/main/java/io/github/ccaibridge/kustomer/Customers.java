package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.SessionCase.KustomerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the customer of a session by identifier, then by phone in its spellings, and describes a new one (C1, C2, C4). */
public final class Customers {
    /** Sets the next look-up as the request, or none when the customer is found or all spellings were tried. */
    public SessionCase nextLookUp(SessionCase one) {
        var paths = paths(one.facts());
        var tried = ((Number) one.progress().getOrDefault("lookUps", 0)).intValue();
        one.request(
                one.getCustomer() != null || tried >= paths.size()
                        ? null
                        : new KustomerRequest("find-customer", "GET", paths.get(tried), null, null, null));
        return one;
    }

    /** Reads a look-up: a hit is the customer, the most recently active one when several share the number (C5). */
    public SessionCase lookedUp(SessionCase one) {
        var answer = one.getAnswer();
        if (answer.status() == 404) {
            return miss(one);
        }
        var found = Json.list(answer.data());
        if (found.isEmpty()) {
            return miss(one);
        }
        var id = found.stream()
                .max(Comparator.comparing(c -> String.valueOf(Json.attributes(c).get("lastActivityAt"))))
                .map(c -> Json.text(Json.map(c), "id"))
                .orElseThrow();
        one.put("customer", id);
        one.rememberCustomer(id);
        return one;
    }

    private static SessionCase miss(SessionCase one) {
        one.put("lookUps", ((Number) one.progress().getOrDefault("lookUps", 0)).intValue() + 1);
        return one;
    }

    /** The request that creates the customer; repeating the look-ups is how an uncertain or refused one is found again. */
    public SessionCase create(SessionCase one) {
        var facts = one.facts();
        var body = new LinkedHashMap<String, Object>();
        var external = externalId(facts);
        if (facts.withheld() || facts.contact() == null) {
            body.put("name", "Unknown caller");
        } else {
            body.put("name", facts.phone() != null ? facts.phone() : contactName(facts));
            if (facts.phone() != null) {
                body.put("phones", List.of(Map.of("type", "mobile", "phone", facts.phone())));
            }
        }
        body.put("externalId", external);
        var custom = new LinkedHashMap<String, Object>();
        if (facts.identifier() != null) {
            custom.put("ccaiUserIdStr", facts.identifier());
        }
        facts.assignee()
                .map(AgentLeg::email)
                .filter(e -> !facts.withheld())
                .ifPresent(e -> custom.put("ccaiAssignedAgentEmailStr", e));
        if (!custom.isEmpty()) {
            body.put("custom", custom);
        }
        one.put("lookUps", 0);
        one.request(new KustomerRequest("create-customer", "POST", "/v1/customers", null, body, external));
        return one;
    }

    public SessionCase created(SessionCase one) {
        var id = Json.text(Json.map(one.getAnswer().data()), "id");
        one.put("customer", id);
        one.put("customerCreated", true);
        one.rememberCustomer(id);
        return one;
    }

    private static String contactName(SessionFacts facts) {
        return facts.identifier() != null ? facts.identifier() : facts.contact();
    }

    private static String externalId(SessionFacts facts) {
        if (facts.identifier() != null) {
            return "ccai:end-user:" + facts.identifier();
        }
        if (facts.withheld() || facts.contact() == null) {
            return "ccai:unknown-caller";
        }
        return facts.phone() != null ? "ccai:phone:" + facts.phone() : "ccai:end-user:" + facts.contact();
    }

    private static List<String> paths(SessionFacts facts) {
        var paths = new ArrayList<String>();
        if (facts.phone() == null || facts.identifier() != null) {
            paths.add("/v1/customers/externalId=" + encode(externalId(facts)));
        }
        if (facts.phone() != null) {
            paths.add("/v1/customers/phone=" + encode(facts.phone()));
            paths.add("/v1/customers/phone=" + encode(facts.phone().substring(1)));
        }
        return paths;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
