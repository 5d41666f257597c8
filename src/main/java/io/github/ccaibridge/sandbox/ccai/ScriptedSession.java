package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
        List<ObjectNode> stages,
        Aftermath aftermath) {

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
        return new ScriptedSession(kind, id, newLabel, newExpectedRule, caller, events, stages, aftermath);
    }

    /** The same session with an object of a later time, for instance a voicemail that was read. */
    public ScriptedSession later(String status, Instant updatedAt) {
        return then(object -> object.put("status", status), updatedAt);
    }

    /** The same session with one event held back. */
    public ScriptedSession withLateEvent(int index, Duration delay) {
        List<ScriptedEvent> changed = new ArrayList<>(events);
        changed.set(index, changed.get(index).lateBy(delay));
        return new ScriptedSession(kind, id, label, expectedRule, caller, List.copyOf(changed), stages, aftermath);
    }

    /** The same session, recorded: from its end on its object shows where the recording is. */
    public ScriptedSession recorded() {
        String address = LateStages.HOME + recordingName();
        return withStages(LateStages.permitted(
                LateStages.fromTheEnd(stages, object -> object.put("recording_url", address)), true));
    }

    /** Recorded, where the object shows the recording only some time after the end. */
    public ScriptedSession recordedAfter(Duration sinceEnd) {
        String address = LateStages.HOME + recordingName();
        return withStages(LateStages.permitted(stages, true))
                .then(object -> object.put("recording_url", address), endsAt().plus(sinceEnd));
    }

    /** Recorded, where external storage gets the recording as one file, or in parts, and the object shows no address. */
    public ScriptedSession recordedAsFiles(long... bytes) {
        Aftermath more = aftermath;
        for (int i = 0; i < bytes.length; i++) {
            String name = bytes.length == 1 ? ArtifactDrop.recordingName(id) : ArtifactDrop.partName(id, i + 1);
            more = more.with(LateFile.ofBytes(name, bytes[i]));
        }
        Aftermath all = more;
        return withStages(LateStages.permitted(stages, true)).withAftermath(before -> all);
    }

    /** The customer did not want to be recorded. */
    public ScriptedSession notRecorded() {
        return withStages(
                LateStages.permitted(LateStages.fromTheEnd(stages, object -> object.putNull("recording_url")), false));
    }

    /** Rated after the end, the first time or again: the object changes once more, and the metadata file tells the last. */
    public ScriptedSession rated(int rating, String comment) {
        Instant at = endsAt().plus(Duration.ofMinutes(5L * (stages.size() - 1)));
        return then(object -> object.put("rating", rating).put("has_feedback", true), at)
                .withAftermath(late -> late.rated(rating, comment));
    }

    /** A chat whose transcript comes as a file. */
    public ScriptedSession transcribed() {
        String agent = object().at("/agent_info/name").asText("of the company");
        String text = Transcript.of(id, startsAt(), endsAt(), agent, 3);
        return withAftermath(late -> late.with(LateFile.ofText("chat-" + id + ".txt", text)));
    }

    /** The customer did something with the app: the metadata file tells it, storage gets its files. */
    public ScriptedSession with(SmartAction action) {
        return withStages(LateStages.showing(stages, action)).withAftermath(late -> late.with(action));
    }

    public ScriptedSession withAftermath(UnaryOperator<Aftermath> change) {
        return new ScriptedSession(kind, id, label, expectedRule, caller, events, stages, change.apply(aftermath));
    }

    public String recordingName() {
        return kind + "-" + id + ".mp3";
    }

    /** The same session with an object of a later time. */
    public ScriptedSession then(Consumer<ObjectNode> change, Instant updatedAt) {
        ObjectNode next = object().deepCopy();
        change.accept(next);
        List<ObjectNode> more = new ArrayList<>(stages);
        more.add(next.put("updated_at", Clock.iso(updatedAt)));
        return withStages(List.copyOf(more));
    }

    private ScriptedSession withStages(List<ObjectNode> other) {
        return new ScriptedSession(kind, id, label, expectedRule, caller, events, other, aftermath);
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
        ObjectNode shown = LateStages.at(standIn.url().toString(), object);
        if (kind.equals("chat")) {
            standIn.putChat(shown);
        } else {
            standIn.putCall(shown);
        }
    }
}
