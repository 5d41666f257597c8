package io.github.ccaibridge.camel;

import io.github.ccaibridge.agentstatus.Person;
import io.github.ccaibridge.agentstatus.Side;
import io.github.ccaibridge.agentstatus.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A row of agents.sql: who the agent is on both sides, where, and what was seen of the statuses. */
record AgentRow(Map<String, Object> row) {
    String email() {
        return text("email");
    }

    String text(String column) {
        return (String) row.get(column);
    }

    int number(String column) {
        return ((Number) row.get(column)).intValue();
    }

    boolean is(String column) {
        return Boolean.TRUE.equals(row.get(column));
    }

    /** The agent as each system knows it; nobody where it doesn't. */
    List<Person> people() {
        var people = new ArrayList<Person>();
        if (number("kustomer_users") > 0) {
            people.add(new Person(Side.KUSTOMER, text("user_id"), email(), text("kustomer_name")));
        }
        if (number("ccai_agents") > 0) {
            people.add(new Person(Side.CCAI, text("ccai_agent"), email(), text("ccai_name")));
        }
        return people;
    }

    Standing standing() {
        return new Standing(
                number("kustomer_users"),
                number("ccai_agents"),
                text("ccai_agent"),
                text("team"),
                text("team_name"),
                is("team_routing"),
                is("external_queue"),
                number("live_tabs"));
    }

    String name() {
        return text("kustomer_name") == null ? text("ccai_name") : text("kustomer_name");
    }
}
