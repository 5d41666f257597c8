package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every agent's life with its records, history and the API's writes; one change at a time. */
final class Roster {
    private final StatusList statuses;
    private final Map<Long, ObjectNode> shown;
    private final Map<Long, AgentLife> lives = new TreeMap<>();
    private final Map<String, AgentLife> byEmail = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<StatusChange> history = new ArrayList<>();
    private final List<StatusWrite> writes = new ArrayList<>();

    Roster(StatusList statuses, Map<Long, ObjectNode> shown) {
        this.statuses = statuses;
        this.shown = shown;
    }

    synchronized void clear() {
        List.of(lives, byEmail).forEach(Map::clear);
        history.clear();
        writes.clear();
    }

    synchronized void put(AgentLife life) {
        lives.put(life.id, life);
        byEmail.putIfAbsent(life.email, life);
        show(life, AgentRecord.of(life));
    }

    synchronized void remove(AgentLife life) {
        lives.remove(life.id);
        byEmail.remove(life.email, life);
        shown.remove(life.id);
    }

    synchronized Collection<AgentLife> all() {
        return List.copyOf(lives.values());
    }

    /** By e-mail, or by id where digits are given. */
    synchronized AgentLife find(String who) {
        AgentLife life = who.matches("\\d+") ? lives.get(Long.parseLong(who)) : byEmail.get(who);
        if (life == null) {
            throw new NoSuchElementException("There is no agent " + who + ".");
        }
        return life;
    }

    synchronized void change(AgentLife life, String whodunnit, Consumer<AgentLife> deed) {
        String before = life.status();
        deed.accept(life);
        if (!before.equals(life.status())) {
            history.add(new StatusChange(Instant.now(), life.id, life.email, before, life.status(), whodunnit));
            // A new record each time, as readers may be writing the old one out at this moment.
            show(life, shown.get(life.id).deepCopy());
        }
    }

    /** The API wants another status; a refusal changes nothing. */
    synchronized StatusWrite write(AgentLife life, String wanted) {
        String previous = life.status();
        String refusal = refusal(previous, wanted);
        if (refusal.isEmpty()) {
            change(life, StatusChange.API, agent -> agent.becomes(wanted));
        }
        StatusWrite write =
                new StatusWrite(Instant.now(), life.id, life.email, wanted, previous, life.status(), refusal);
        writes.add(write);
        return write;
    }

    synchronized List<StatusChange> history() {
        return List.copyOf(history);
    }

    synchronized List<StatusWrite> writes() {
        return List.copyOf(writes);
    }

    private static String refusal(String previous, String wanted) {
        if (StatusList.isSystem(previous)) {
            return "Agent can't be changed from system status '" + previous + "'";
        }
        return StatusList.isSystem(wanted) ? "Agent can't be changed to system status '" + wanted + "'" : "";
    }

    private void show(AgentLife life, ObjectNode agent) {
        agent.set("status", statuses.described(life.status()));
        agent.put(
                "status_updated_at",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        agent.put("online", !StatusList.OFFLINE.equals(life.status()));
        agent.put("wrap_up", life.status().startsWith("Wrap-up"));
        shown.put(life.id, agent);
    }
}
