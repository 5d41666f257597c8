package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes the events of one call, step by step, and remembers what its Manager API object needs (sections 2.1, 10.1). */
final class CallScript {
    final long id;
    final String sessionType;
    final String direction;
    final Caller caller;
    final Menu menu;
    final Instant start;
    final List<ObjectNode> transfers = new ArrayList<>();
    final List<Agent> agents = new ArrayList<>();
    private final List<MetadataFile.WrapUp> wrapUps = new ArrayList<>();
    Instant routedAt;
    Instant assignedAt;
    Instant connectedAt;
    Instant endedAt;
    Agent agent;
    private final Supplier<String> eventIds;
    private final List<ScriptedEvent> events = new ArrayList<>();

    CallScript(
            long id,
            String sessionType,
            String direction,
            Caller caller,
            Menu menu,
            Instant start,
            Supplier<String> eventIds) {
        this.id = id;
        this.sessionType = sessionType;
        this.direction = direction;
        this.caller = caller;
        this.menu = menu;
        this.start = start;
        this.eventIds = eventIds;
    }

    Instant at(double seconds) {
        return start.plusMillis(Math.round(seconds * 1000));
    }

    CallScript started(String initiator) {
        ObjectNode item = opening(initiator).put("language", "en").put("connected_at", Clock.iso(start));
        return event(start, item, caller.participant("connected"));
    }

    /** The first event of a call that knows its queue at once, as in section 10.2. */
    CallScript startedInQueue(String initiator) {
        ObjectNode item = opening(initiator).put("connected_at", Clock.iso(start));
        menu.describeIn(item);
        return event(start, item, caller.participant("connected"));
    }

    CallScript routed(double seconds) {
        routedAt = at(seconds);
        return event(routedAt, inQueue("virtual_agent_15"), caller.participant("connected"));
    }

    CallScript accepted(double seconds, Agent by) {
        assignedAt = at(seconds);
        agent = by;
        agents.add(by);
        return event(assignedAt, inQueue(by.initiator()), caller.participant("connected"), by.participant("accepted"));
    }

    CallScript connected(double seconds, Agent by) {
        connectedAt = connectedAt == null ? at(seconds) : connectedAt;
        return event(
                at(seconds),
                item("connected", by.initiator()),
                caller.participant("connected"),
                by.participant("connected"));
    }

    CallScript offered(double seconds, Agent from, Agent to) {
        return event(
                at(seconds),
                item("connected", from.initiator()),
                caller.participant("connected"),
                from.participant("connected"),
                to.participant("ringing"));
    }

    CallScript transferAccepted(double seconds, Agent from, Agent to) {
        agent = to;
        agents.add(to);
        return event(
                at(seconds),
                item("connected", to.initiator()),
                caller.participant("connected"),
                from.participant("connected"),
                to.participant("accepted"));
    }

    CallScript handedOver(double seconds, Agent from, Agent to) {
        return event(
                at(seconds),
                item("connected", to.initiator()),
                caller.participant("connected"),
                from.participant("disconnected"),
                to.participant("connected"));
    }

    CallScript ended(double seconds, String initiator) {
        endedAt = at(seconds);
        ObjectNode item = item("disconnected", initiator).put("ends_at", Clock.iso(endedAt));
        List<JsonNode> parts = new ArrayList<>(List.of(caller.participant("disconnected")));
        if (agent != null) {
            parts.add(agent.participant("disconnected"));
        }
        return event(endedAt, item, parts.toArray(JsonNode[]::new));
    }

    CallScript wrappedUp(double seconds, Agent by, Disposition disposition) {
        ObjectNode item = item("disconnected", by.initiator());
        item.set("dispositions", disposition.json());
        wrapUps.add(new MetadataFile.WrapUp(by, disposition));
        return event(at(seconds), item, by.participant("dispositionSubmitted"));
    }

    CallScript event(Instant at, ObjectNode item, JsonNode... participants) {
        item.set("participants", Json.array(List.of(participants)));
        return raw(at, item);
    }

    CallScript raw(Instant at, ObjectNode item) {
        ObjectNode json = Json.object()
                .put("event_id", eventIds.get())
                .put("timestamp", at.toEpochMilli())
                .put("type", "CallState");
        json.set("item", item);
        events.add(new ScriptedEvent("call", id, json, Duration.ZERO));
        return this;
    }

    ScriptedSession session(String label, String rule, ObjectNode object) {
        List<ObjectNode> stages = List.of(CallObject.inProgress(object), object);
        Aftermath late = MetadataFile.of(object, caller, agents, wrapUps, endedAt);
        return new ScriptedSession("call", id, label, rule, caller, List.copyOf(events), stages, late);
    }

    private ObjectNode item(String state, String initiator) {
        return Json.object().put("call_id", id).put("state", state).put("initiator", initiator);
    }

    private ObjectNode opening(String initiator) {
        ObjectNode item = Json.object()
                .put("call_id", id)
                .put("state", "connected")
                .put("direction", direction)
                .put("session_type", sessionType);
        return initiator == null ? item : item.put("initiator", initiator);
    }

    private ObjectNode inQueue(String initiator) {
        ObjectNode item = opening(initiator).put("language", "en").put("connected_at", Clock.iso(start));
        if (menu != null) {
            menu.describeIn(item);
        }
        return item;
    }
}
