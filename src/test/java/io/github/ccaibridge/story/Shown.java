package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.kustomer.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;

/** What Kustomer shows of sessions and of what arrived after them, and how it is brought about. */
final class Shown {
    final ArtifactDrop drop;
    private final BridgeUnderTest bridge;

    Shown(BridgeUnderTest bridge) {
        this.bridge = bridge;
        this.drop = new ArtifactDrop(bridge.files.resolve("drop"));
    }

    /** Long enough ago that the session is over, and soon enough that its recording is still kept. */
    static Instant lately() {
        return Instant.now().minus(Duration.ofMinutes(30));
    }

    static String key(ScriptedSession session) {
        return session.kind() + "/" + session.id();
    }

    static void eventually(ThrowingRunnable claim) {
        await().atMost(Duration.ofSeconds(25)).untilAsserted(claim);
    }

    /** The session happens; nobody waits for anything. */
    void happens(ScriptedSession session) {
        session.putInto(bridge.ccai);
        pushed(session, 0, session.events().size());
    }

    void pushed(ScriptedSession session, int from, int to) {
        session.events()
                .subList(from, to)
                .forEach(event -> bridge.pushAccepted(
                        ScriptedSession.envelopeOf(List.of(event)).toString()));
    }

    /** The session happens, and everything it leaves in storage is dropped, whole, and told. */
    void happensAndLeaves(ScriptedSession session) {
        bridge.play(session);
        drop.leave(session);
        awaitRead(session);
    }

    /**
     * Waits until the metadata file, dropped last, has been read and moved aside, the files beside it are told, and all is at
     * rest. Another file of that name, dropped before, would be moved aside in its place.
     */
    void awaitRead(ScriptedSession session) {
        var files = session.aftermath().files().size();
        eventually(() -> assertThat(
                        bridge.number("select count(*) from artifact where attached_at is not null and " + of(session)))
                .isGreaterThanOrEqualTo(files));
        eventually(() -> assertThat(
                        bridge.number("select count(*) from inbox where source = 'metadata-file' and " + of(session)))
                .isPositive());
        eventually(() -> assertThat(drop.folder().resolve("metadata-" + session.id() + ".json"))
                .doesNotExist());
        awaitRest(session);
    }

    /** Waits until everything that was stored of the session has been looked at, and it is complete. */
    void awaitRest(ScriptedSession session) {
        eventually(() -> assertThat(bridge.number("select count(*) from session where events_stored = events_seen and "
                        + of(session).replace("session_id", "id")))
                .isEqualTo(1));
        bridge.awaitComplete(key(session));
    }

    private static String of(ScriptedSession session) {
        return "kind = '" + session.kind() + "' and session_id = '" + session.id() + "'";
    }

    JsonNode message(ScriptedSession session) {
        return bridge.messageOf(session.kind(), String.valueOf(session.id()));
    }

    JsonNode field(ScriptedSession session, String name) {
        return message(session).at("/attributes/custom/" + name);
    }

    List<String> attachedTo(JsonNode record) {
        return StreamSupport.stream(record.at("/attributes/attachments").spliterator(), false)
                .map(file -> file.path("_id").asText())
                .toList();
    }

    /** What lies behind an attachment of a record. */
    List<StoredFile> filesOf(JsonNode record) {
        return attachedTo(record).stream()
                .map(id -> bridge.kustomer.storedFiles().stream()
                        .filter(file -> file.attachmentId().equals(id))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** The keys of a session's notes, in the order in which they were written. */
    List<String> notes(ScriptedSession session) {
        var ours = "ccai:" + session.kind() + ":" + session.id() + ":";
        return bridge.kustomer.notes().stream()
                .map(note -> note.at("/attributes/externalId").asText())
                .filter(id -> id.startsWith(ours))
                .map(id -> id.substring(ours.length()))
                .toList();
    }

    JsonNode note(ScriptedSession session, String key) {
        var ours = "ccai:" + session.kind() + ":" + session.id() + ":" + key;
        var found = bridge.kustomer.notes().stream()
                .filter(note -> note.at("/attributes/externalId").asText().equals(ours))
                .toList();
        assertThat(found).as(ours + " among " + notes(session)).hasSize(1);
        return found.get(0);
    }

    String textOf(ScriptedSession session, String key) {
        return note(session, key).at("/attributes/body").asText();
    }
}
