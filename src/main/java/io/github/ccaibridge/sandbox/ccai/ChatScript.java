package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes the events of one chat and its Manager API object (ccai-platform.md 2.2, 3.8, 10.3). */
final class ChatScript {
    private final long id;
    private final String typeInEvent;
    private final String chatType;
    private final Caller caller;
    private final Menu menu;
    private final Instant start;
    private final Supplier<String> eventIds;
    private final List<ScriptedEvent> events = new ArrayList<>();
    private final List<ObjectNode> transfers = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<MetadataFile.WrapUp> wrapUps = new ArrayList<>();
    private Agent agent;
    private Instant connectedAt;
    private Instant endedAt;

    ChatScript(
            long id,
            String typeInEvent,
            String chatType,
            Caller caller,
            Menu menu,
            Instant start,
            Supplier<String> eventIds) {
        this.id = id;
        this.typeInEvent = typeInEvent;
        this.chatType = chatType;
        this.caller = caller;
        this.menu = menu;
        this.start = start;
        this.eventIds = eventIds;
    }

    ChatScript waiting() {
        ObjectNode item = item("waiting", caller.dn()).put("language", "en").putNull("support_number");
        return event(0, item, caller.participant("connected"));
    }

    ChatScript connected(long seconds, Agent by) {
        agent = by;
        agents.add(by);
        connectedAt = start.plusSeconds(seconds);
        return event(seconds, item("connected", by.initiator()), external("connected"), member(by, 2, "connected"));
    }

    ChatScript transferred(long seconds, Agent from, Agent to) {
        event(
                seconds,
                item("connected", from.initiator()),
                external("connected"),
                member(from, 2, "connected"),
                member(to, 3, "ringing"));
        event(
                seconds + 6,
                item("connected", to.initiator()),
                external("connected"),
                member(from, 2, "disconnected"),
                member(to, 3, "connected"));
        transfers.add(Transfer.accepted(id, start.plusSeconds(seconds), start.plusSeconds(300), from, to, menu));
        agent = to;
        agents.add(to);
        return this;
    }

    ChatScript ended(long seconds) {
        endedAt = start.plusSeconds(seconds);
        ObjectNode item = item("disconnected", caller.endUser()).put("ends_at", Clock.iso(endedAt));
        List<JsonNode> parts = new ArrayList<>(List.of(external("disconnected")));
        if (agent != null) {
            parts.add(member(agent, 2, "disconnected"));
        }
        return event(seconds, item, parts.toArray(JsonNode[]::new));
    }

    ChatScript wrappedUp(long seconds, Agent by, Disposition disposition) {
        ObjectNode item = item("disconnected", by.initiator());
        item.set("dispositions", disposition.json());
        wrapUps.add(new MetadataFile.WrapUp(by, disposition));
        return event(seconds, item, member(by, 2, "dispositionSubmitted"));
    }

    ScriptedSession session(String label, String rule) {
        ObjectNode ended = object();
        ObjectNode early = ended.deepCopy().put("status", "queued").put("chat_duration", 0);
        early.put("transcript", false).put("updated_at", Clock.iso(start));
        List.of("agent_info", "ends_at", "connected_at", "assigned_at").forEach(early::putNull);
        early.putArray("transfers");
        Aftermath late = MetadataFile.of(ended, caller, agents, wrapUps, endedAt);
        return new ScriptedSession("chat", id, label, rule, caller, List.copyOf(events), List.of(early, ended), late);
    }

    private ObjectNode object() {
        ObjectNode chat = Json.object()
                .put("id", id)
                .put("lang", "en")
                .put("chat_type", chatType)
                .put("status", agent == null ? "failed" : "finished")
                .put("created_at", Clock.iso(start))
                .put("queued_at", Clock.iso(start))
                .put("assigned_at", Clock.iso(connectedAt))
                .put("connected_at", Clock.iso(connectedAt))
                .put("ends_at", Clock.iso(endedAt))
                .put("updated_at", Clock.iso(endedAt.plusSeconds(1)))
                .put("wait_duration", Clock.seconds(start, connectedAt == null ? endedAt : connectedAt))
                .put("chat_duration", Clock.seconds(connectedAt, endedAt))
                .put("message_count", agent == null ? 1 : 8)
                .put("transcript", agent != null)
                .put("first_msg_sent_at", Clock.iso(start.plusSeconds(2)))
                .put("last_msg_sent_at", Clock.iso(endedAt))
                .putNull("rating")
                .put("has_feedback", false)
                .putNull("out_ticket_id")
                .putNull("out_ticket_url")
                .put("verified", false)
                .put("fail_reason", agent == null ? "eu_canceled" : "nothing");
        chat.set("selected_menu", menu.selected());
        chat.set("menu_path", menu.path());
        chat.set("agent_info", agent == null ? null : agent.info());
        chat.set("end_user", caller.info());
        chat.set("transfers", Json.array(transfers));
        List.of("participants", "photos", "videos").forEach(chat::putArray);
        return chat;
    }

    private ObjectNode item(String state, String initiator) {
        ObjectNode item = Json.object()
                .put("chat_id", id)
                .put("state", state)
                .put("direction", "incoming")
                .put("session_type_v2", typeInEvent)
                .put("initiator", initiator);
        menu.describeIn(item);
        return item;
    }

    private ObjectNode external(String state) {
        return caller.participant(state).put("media_id", "m-" + id + "-1");
    }

    private ObjectNode member(Agent who, int number, String state) {
        return Json.object()
                .put("state", state)
                .put("type", "agent")
                .put("dn", who.initiator())
                .put("media_id", "m-" + id + "-" + number);
    }

    private ChatScript event(long seconds, ObjectNode item, JsonNode... participants) {
        item.set("participants", Json.array(List.of(participants)));
        ObjectNode json = Json.object()
                .put("event_id", eventIds.get())
                .put("timestamp", start.plusSeconds(seconds).toEpochMilli())
                .put("type", "ChatState");
        json.set("item", item);
        events.add(new ScriptedEvent("chat", id, json, Duration.ZERO));
        return this;
    }
}
