package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One call or chat from beginning to end: its events, the object the Manager API shows in each stage (in progress,
 * ended, later), and what a person would call it.
 */
public record ScriptedSession(
        String kind,
        long id,
        String label,
        String expectedRule,
        Caller caller,
        List<ScriptedEvent> events,
        List<ObjectNode> stages) {

    public String key() {
        return kind + " " + id;
    }

    public Instant startsAt() {
        return events.get(0).at();
    }

    public Instant endsAt() {
        return events.get(events.size() - 1).at();
    }

    /** The object as the Manager API shows it in the end. */
    public ObjectNode object() {
        return stages.get(stages.size() - 1);
    }

    public ScriptedSession labelled(String newLabel, String newExpectedRule) {
        return new ScriptedSession(kind, id, newLabel, newExpectedRule, caller, events, stages);
    }

    /** The same session with an object of a later time, for instance a voicemail that was read. */
    public ScriptedSession later(String status, Instant updatedAt) {
        List<ObjectNode> more = new ArrayList<>(stages);
        more.add(object().deepCopy().put("status", status).put("updated_at", Clock.iso(updatedAt)));
        return new ScriptedSession(kind, id, label, expectedRule, caller, events, List.copyOf(more));
    }

    /** The same session with one event held back. */
    public ScriptedSession withLateEvent(int index, Duration delay) {
        List<ScriptedEvent> changed = new ArrayList<>(events);
        changed.set(index, changed.get(index).lateBy(delay));
        return new ScriptedSession(kind, id, label, expectedRule, caller, List.copyOf(changed), stages);
    }

    /** All events in one body, as one POST may carry them. */
    public JsonNode envelope() {
        return envelopeOf(events);
    }

    public static JsonNode envelopeOf(List<ScriptedEvent> events) {
        ObjectNode envelope = Json.object().put("count", events.size());
        envelope.set(
                "events", Json.array(events.stream().map(ScriptedEvent::json).toList()));
        return envelope;
    }

    /** Puts the end user and the final object into the stand-in. */
    public void putInto(CcaiStandIn standIn) {
        putStage(standIn, stages.size() - 1);
    }

    public void putStage(CcaiStandIn standIn, int stage) {
        put(standIn, stages.get(stage).deepCopy());
    }

    /** As {@link #putStage}, with the change time of now, which is what a reader who tails by change time needs. */
    public void putStageNow(CcaiStandIn standIn, int stage) {
        put(standIn, stages.get(stage).deepCopy().put("updated_at", Clock.iso(Instant.now())));
    }

    private void put(CcaiStandIn standIn, ObjectNode object) {
        standIn.putEndUser(caller.endUserId(), caller.identifier(), caller.email(), caller.name(), caller.phone());
        if (object.path("recording_url").isTextual()) {
            object.put("recording_url", standIn.url() + "/recordings/" + kind + "-" + id + ".mp3");
        }
        if (kind.equals("chat")) {
            standIn.putChat(object);
        } else {
            standIn.putCall(object);
        }
    }
}
