package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ccaibridge.agentstatus.Side;
import io.github.ccaibridge.ccai.StatusRequests;
import io.github.ccaibridge.kustomer.StatusUpdate;
import io.github.ccaibridge.kustomer.StatusUpdates;
import io.github.ccaibridge.session.SharedTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Words the requests that set statuses, and makes a sighting of what each agent's entry in an answer says. */
public final class WriteAnswers {
    /** What an answer says: the sightings it makes, what becomes of the agents, and how many it was done for, refused or not told of. */
    public record Read(String sightings, String finished, int done, int refused, int untold) {}

    private final StatusRequests ccai = new StatusRequests();
    private final StatusUpdates kustomer;

    public WriteAnswers(StatusUpdates kustomer) {
        this.kustomer = kustomer;
    }

    public String requestText(StatusWrite write) throws JsonProcessingException {
        return ccai.body(
                write.value(), write.agents().stream().map(AgentAnswer::id).toList());
    }

    public StatusUpdate ask(StatusWrite write) {
        return kustomer.ask(write.workSession(), write.value());
    }

    /** Reads every entry of CCAI Platform's answer; an agent of whom it does not speak is asked for again. */
    public Read ofCcai(StatusWrite write, int status, String retryAfter, String body) {
        var entries = ccai.entries(status, retryAfter, body);
        var sightings = new ArrayList<Map<String, Object>>();
        var told = new ArrayList<AgentAnswer>();
        var untold = new ArrayList<AgentAnswer>();
        var refused = 0;
        for (var agent : write.agents()) {
            var entry = entries.get(agent.id());
            if (entry == null) {
                untold.add(agent);
            } else {
                told.add(agent);
                refused += entry.refusal() == null ? 0 : 1;
                sightings.add(seen(agent, sighting(agent, Side.CCAI, entry.status(), entry.refusal())));
            }
        }
        var finished = AgentWrites.done(told);
        finished.addAll(AgentWrites.rows(
                untold, "CCAI Platform's answer does not speak of the agent", 1, StatusFailures.SLOWLY, false, true));
        return new Read(
                StatusText.write(sightings), StatusText.write(finished), told.size() - refused, refused, untold.size());
    }

    /** What Kustomer's work session holds after the write. */
    public Read ofKustomer(StatusWrite write, StatusUpdate update) {
        var agent = write.agents().get(0);
        var held = kustomer.told(update);
        var sighting = sighting(agent, Side.KUSTOMER, held.status(), held.refusal());
        sighting.put("work_session", held.status() == null ? null : write.workSession());
        sighting.put("team", held.team());
        var refused = held.refusal() == null ? 0 : 1;
        return new Read(
                StatusText.write(List.of(sighting)),
                StatusText.write(AgentWrites.done(write.agents())),
                1 - refused,
                refused,
                0);
    }

    /** What polls compare with: a status that is left again before the next poll would not be noticed else. */
    private static Map<String, Object> seen(AgentAnswer agent, Map<String, Object> row) {
        row.put("seen_as", "ccai");
        row.put("who", agent.id());
        row.put("version", agent.email());
        return row;
    }

    private static Map<String, Object> sighting(AgentAnswer agent, Side side, String value, String refusal) {
        var row = new LinkedHashMap<String, Object>();
        row.put("sighting_id", "answer:" + UUID.randomUUID());
        row.put("email", agent.email());
        row.put("side", side.name().toLowerCase(Locale.ROOT));
        row.put("source", "answer");
        row.put("value", value);
        row.put("as_of", SharedTime.now());
        row.put("refusal", refusal);
        return row;
    }
}
