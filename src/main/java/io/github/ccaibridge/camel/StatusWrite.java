package io.github.ccaibridge.camel;

import java.util.ArrayList;
import java.util.List;

/** One request to come: a status, and the agents who shall have it. */
public record StatusWrite(String answer, String value, String token, List<AgentAnswer> agents) {
    /** The Apps API names no limit; a hundred is what its lists hold (C 3.1). */
    static final int MOST = 100;

    static StatusWrite of(AgentAnswer first) {
        return new StatusWrite(
                first.answer(), first.decision().value(), first.token(), new ArrayList<>(List.of(first)));
    }

    boolean takes(AgentAnswer one) {
        return agents.size() < MOST && agents.get(0).target().equals(one.target());
    }

    StatusWrite only(List<AgentAnswer> some) {
        return new StatusWrite(answer, value, token, some);
    }

    public int size() {
        return agents.size();
    }

    public String workSession() {
        return agents.get(0).decision().workSession();
    }
}
