package io.github.ccaibridge.kustomer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/** Kustomer as somebody sees it who sees everything: conversations, what they were, and the events that are on their way. */
final class TicketHistories {
    /** Kustomer's first try and its retries, in minutes after the change (K 9.1). */
    private static final int[] TRIES = {0, 1, 2, 4, 9, 19, 34, 64};

    /** A conversation as it was from a moment on, made so by us or by somebody else. */
    record Version(Instant from, String customer, ObjectNode record, boolean ours) {
        long rev() {
            return record.at("/attributes/rev").asLong();
        }
    }

    /** An event that arrives. */
    record Arrival(Instant at, String text) {}

    final Map<String, List<Version>> conversations = new LinkedHashMap<>();
    private final PriorityQueue<Arrival> underWay = new PriorityQueue<>(Comparator.comparing(Arrival::at));
    private final List<Instant[]> outages = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();
    private final Random random;
    private final Duration lag;
    private final double lost;
    Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private int events;

    TicketHistories(Random random, Duration lag, double lost) {
        this.random = random;
        this.lag = lag;
        this.lost = lost;
    }

    /** Nothing reaches us until then. */
    void outage(Duration length) {
        outages.add(new Instant[] {now, now.plus(length)});
    }

    ObjectNode open(String customer, String menu, String agent, boolean ours) {
        var id = "con-" + (conversations.size() + 1);
        var record = json.createObjectNode().put("type", "conversation").put("id", id);
        var attributes = record.putObject("attributes").put("status", "open").put("rev", 0L);
        attributes.put("createdAt", now.toString()).put("deleted", false);
        attributes.putArray("assignedUsers").add(agent);
        attributes.putObject("custom").put("ccaiChannelStr", "ivr-voice").put("ccaiMenuIdStr", menu);
        conversations.put(id, new ArrayList<>());
        return changed(customer, record, "create", ours);
    }

    ObjectNode set(String id, String name, String value, boolean ours) {
        var last = last(id);
        var record = last.record().deepCopy();
        var attributes = (ObjectNode) record.path("attributes");
        if (name.equals("assignedUsers")) {
            attributes.putArray(name).add(value);
        } else {
            attributes.put(name, value);
        }
        return record.equals(last.record()) ? record : changed(last.customer(), record, "update", ours);
    }

    /** Somebody gives the conversation to another customer. */
    void move(String id, String customer) {
        if (!last(id).customer().equals(customer)) {
            changed(customer, last(id).record().deepCopy(), "update", false);
        }
    }

    private ObjectNode changed(String customer, ObjectNode record, String what, boolean ours) {
        var attributes = (ObjectNode) record.path("attributes");
        attributes.put("rev", attributes.path("rev").asLong() + 1).put("updatedAt", now.toString());
        record.withObject("/relationships/customer/data")
                .put("type", "customer")
                .put("id", customer);
        var id = record.path("id").asText();
        var versions = conversations.get(id);
        var moved = !versions.isEmpty() && !last(id).customer().equals(customer);
        versions.add(new Version(now, customer, record, ours));
        send(record, what, moved, ours);
        return record;
    }

    private void send(ObjectNode record, String what, boolean moved, boolean ours) {
        var event = json.createObjectNode().put("id", "evt-" + ++events).put("name", "kustomer.conversation." + what);
        event.put("createdAt", now.toString()).set("data", record.deepCopy());
        event.withObject("/data/relationships/modifiedBy/data").put("id", ours ? "machine" : "somebody");
        var changes = event.putObject("changes");
        changes.putObject("attributes");
        var relations = changes.putObject("relationships");
        if (moved) {
            relations.putObject("customer").put("op", "replace");
        }
        for (int copy = random.nextInt(5) == 0 ? 2 : 1; copy > 0; copy--) {
            if (random.nextDouble() >= lost) {
                deliver(event.toString());
            }
        }
    }

    private void deliver(String event) {
        var late = Duration.ofMillis((long) (random.nextDouble() * (lag.toMillis() - 1000)));
        for (int minutes : TRIES) {
            var at = now.plus(Duration.ofMinutes(minutes)).plus(late);
            // Whether an outage begins until then is not known yet: the try is judged when its time has come.
            underWay.add(new Arrival(at, event));
        }
    }

    /** The next event that arrives until then; each once, or now and then again, at its first try outside an outage. */
    Arrival next(Instant until, Set<String> heard) {
        while (!underWay.isEmpty() && !underWay.peek().at().isAfter(until)) {
            var arrival = underWay.poll();
            var inVain = outages.stream()
                    .anyMatch(outage ->
                            !arrival.at().isBefore(outage[0]) && arrival.at().isBefore(outage[1]));
            if (!inVain && (heard.add(arrival.text()) || random.nextInt(40) == 0)) {
                return arrival.at().isBefore(now) ? new Arrival(now, arrival.text()) : arrival;
            }
        }
        return null;
    }

    Version last(String id) {
        var versions = conversations.get(id);
        return versions.get(versions.size() - 1);
    }

    /** What a list of the customer's conversations answers. */
    List<Object> list(String customer) {
        return conversations.keySet().stream()
                .map(this::last)
                .filter(version -> version.customer().equals(customer))
                .map(version -> json.convertValue(version.record(), Object.class))
                .toList();
    }

    /** Whether nobody else has changed anything of the customer's conversations after that moment. */
    boolean quietSince(String customer, Instant moment) {
        return conversations.values().stream()
                .filter(versions ->
                        versions.stream().anyMatch(version -> version.customer().equals(customer)))
                .flatMap(List::stream)
                .allMatch(version -> version.ours() || !version.from().isAfter(moment));
    }

    /** The revision that the conversation had at a moment; 0 before it was there. */
    long revAt(String id, Instant moment) {
        return conversations.get(id).stream()
                .filter(version -> !version.from().isAfter(moment))
                .mapToLong(Version::rev)
                .max()
                .orElse(0);
    }
}
