package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.Artifact;
import io.github.ccaibridge.session.Disposition;
import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.session.SmartAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which notes a session's ticket shall carry, as far as its facts are known (D5, D6, U3, U7, U8, U10, U11, U13). */
public final class LateNotes {
    /** What a custom field takes at most (K 7.1). */
    public static final int LONGEST_FIELD = 1024;

    private final LatePolicy policy;

    public LateNotes(LatePolicy policy) {
        this.policy = policy;
    }

    /** The notes in the order in which they are written; {@code transcripts} are their texts by part where they are to be comments. */
    public List<LateNote> of(SessionFacts facts, Progress progress, Map<String, String> transcripts) {
        var notes = new ArrayList<LateNote>();
        if (facts.chat() && facts.party().phone() != null) {
            notes.add(LateNote.text("phone", facts.party().phone()));
        }
        for (var file : facts.late().files()) {
            if (file.type().equals(Media.TRANSCRIPT)) {
                transcript(file, transcripts.get(file.part()), notes);
            } else if (file.type().equals(Media.RECORDING)) {
                recording(file, facts, progress, notes);
            } else if (file.uploaded()) {
                notes.add(LateNote.file(file.type() + "-" + file.part(), shown(file), file));
            }
        }
        smartActions(facts.late().smartActions(), notes);
        voicemail(facts, notes);
        facts.late().dispositions().forEach(one -> notes.add(disposition(one)));
        facts.crm().comments().forEach(one -> notes.add(LateNote.text("comment:" + one.key(), one.text())));
        var rating = facts.late().rating();
        if (rating != null && rating.comment() != null && rating.comment().length() > LONGEST_FIELD) {
            notes.add(LateNote.text("rating-comment", rating.comment()));
        }
        return notes;
    }

    private void transcript(Artifact file, String text, List<LateNote> notes) {
        var readable = policy.transcriptAsComment() && text != null;
        var alone = readable && !policy.transcriptAttached();
        if (alone) {
            notes.add(new LateNote(key("transcript", file), text, List.of(), List.of(file)));
        } else if (file.uploaded()) {
            var body = readable ? text : "Chat Transcripts: " + where(file);
            notes.add(LateNote.file(key("transcript", file), body, file));
        }
    }

    /** A recording that is too large, or that came after the message had its own, gets a note (U3). */
    private static void recording(Artifact file, SessionFacts facts, Progress progress, List<LateNote> notes) {
        var late = !progress.messageFiles.isEmpty() && !progress.messageFiles.contains(Progress.key(file));
        if (file.uploaded() && (file.attachment() == null || late)) {
            var what = "voicemail".equals(facts.outcome()) ? "Voicemails: " : "Call Recordings: ";
            notes.add(LateNote.file(key("recording", file), what + where(file), file));
        }
    }

    /** Two notes of one session never share a key: each would be changed into the other, without end. */
    private static String key(String what, Artifact file) {
        return file.part().isEmpty() ? what : what + "-" + file.part();
    }

    private static String where(Artifact file) {
        return file.attachment() != null
                ? file.name()
                : file.name() + " is too large for Kustomer; it is kept at " + file.link();
    }

    private static String shown(Artifact file) {
        return (file.type().equals("photo") ? "Photo" : "Video") + " from the customer: " + where(file);
    }

    private static void smartActions(List<SmartAction> actions, List<LateNote> notes) {
        if (!actions.isEmpty()) {
            notes.add(LateNote.text(
                    "smart-actions",
                    actions.stream().map(LateNotes::line).collect(Collectors.joining("\n", "SmartActions\n", ""))));
        }
    }

    private static String line(SmartAction action) {
        var line = new StringBuilder(action.type().replace('_', ' '));
        if (action.status() != null) {
            line.append(' ').append(action.status());
        }
        for (var text : new String[] {action.value(), action.error()}) {
            if (text != null) {
                line.append(": ").append(text);
            }
        }
        return action.files().isEmpty()
                ? line.toString()
                : line.append(": ").append(String.join(", ", action.files())).toString();
    }

    private static void voicemail(SessionFacts facts, List<LateNote> notes) {
        var lines = new ArrayList<String>();
        facts.voicemailState().ifPresent(state -> lines.add("Voicemail " + state));
        facts.late().calledBackBy().forEach(call -> lines.add("Voicemail called back by call " + call));
        if (!lines.isEmpty() && "voicemail".equals(facts.outcome())) {
            notes.add(LateNote.text("voicemail", String.join("\n", lines)));
        }
    }

    private static LateNote disposition(Disposition one) {
        var body = new StringBuilder("Disposition by ")
                .append(one.agentName() != null ? one.agentName() : "agent " + one.agentId());
        if (one.code() != null) {
            body.append(": ").append(one.code());
        }
        if (one.customId() != null) {
            body.append(" (").append(one.customId()).append(')');
        }
        if (one.note() != null) {
            body.append('\n').append(one.note());
        }
        return LateNote.text("disposition:" + one.agentId(), body.toString());
    }
}
