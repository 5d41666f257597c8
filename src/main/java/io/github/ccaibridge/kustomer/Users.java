package io.github.ccaibridge.kustomer;

import io.github.ccaibridge.session.AgentLeg;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.SessionCase.KustomerRequest;
import java.util.List;
import java.util.Map;

/** The Kustomer user of an agent, matched by lower-cased e-mail, exactly one. */
public final class Users {
    private final String defaultAgent;

    public Users(String defaultAgent) {
        this.defaultAgent = defaultAgent == null ? "" : defaultAgent.strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** Notes whose ticket it is: the agent who took it last, the default agent when nobody answered (T4). */
    public SessionCase choose(SessionCase one) {
        var email = one.facts().assignee().map(AgentLeg::email).orElse(null);
        if (email == null && "T4".equals(one.getRule()) && "open".equals(one.getAction()) && !defaultAgent.isEmpty()) {
            email = defaultAgent;
        }
        one.put("agentEmail", email);
        one.agentUserId(null);
        return one;
    }

    /** Takes the row of the user cache, if there is one; an empty id means Kustomer has no such user. */
    public SessionCase cached(SessionCase one, List<Map<String, Object>> rows) {
        one.agentUserId(
                rows.isEmpty()
                        ? null
                        : rows.get(0).get("user_id") == null
                                ? ""
                                : (String) rows.get(0).get("user_id"));
        return one;
    }

    public SessionCase ask(SessionCase one) {
        one.request(new KustomerRequest(
                "find-user",
                "GET",
                "/v1/users",
                "email=" + Customers.encode(one.getAgentEmail()) + "&userType=user&page=1&pageSize=100",
                null,
                null));
        return one;
    }

    public SessionCase told(SessionCase one) {
        var ids = Json.list(one.getAnswer().data()).stream()
                .filter(user -> one.getAgentEmail().equalsIgnoreCase(Json.text(Json.attributes(user), "email")))
                .map(user -> Json.text(Json.map(user), "id"))
                .toList();
        one.agentUserId(ids.size() == 1 ? ids.get(0) : null);
        return one;
    }

    public SessionCase noneIsNull(SessionCase one) {
        if ("".equals(one.getAgentUserId())) {
            one.agentUserId(null);
        }
        return one;
    }
}
