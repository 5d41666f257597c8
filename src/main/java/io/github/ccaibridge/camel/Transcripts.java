package io.github.ccaibridge.camel;

import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.ticket.LateNote;
import io.github.ccaibridge.ticket.LatePolicy;
import io.github.ccaibridge.ticket.SessionCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a transcript's text from the artifact store where the policy wants it in a note; the text itself is never changed (C 4.5). */
public final class Transcripts {
    private final LatePolicy policy;
    private final Path store;

    public Transcripts(LatePolicy policy, String store) {
        this.policy = policy;
        this.store = Path.of(store);
    }

    /** Whether a transcript has come whose text is to be read. */
    public boolean wantsText(SessionCase one) {
        return policy.transcriptAsComment()
                && one.facts().late().files().stream().anyMatch(file -> Media.TRANSCRIPT.equals(file.type()));
    }

    /** Takes the row of stored-transcript.sql; a text that does not fit into a note stays an attachment. */
    public SessionCase read(SessionCase one, List<Map<String, Object>> rows) throws IOException {
        if (!rows.isEmpty()) {
            var file = store.resolve((String) rows.get(0).get("stored_as"));
            if (Files.size(file) <= 4L * LateNote.LONGEST) {
                var text = Files.readString(file);
                one.readTranscript(text.isBlank() || text.length() > LateNote.LONGEST ? null : text);
            }
        }
        return one;
    }
}
