package io.github.ccaibridge.camel;

import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.ticket.LateNote;
import io.github.ccaibridge.ticket.LatePolicy;
import io.github.ccaibridge.ticket.SessionCase;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

    /** Takes the rows of stored-transcripts.sql; a text that does not fit into a note stays an attachment. */
    public SessionCase read(SessionCase one, List<Map<String, Object>> rows) throws IOException {
        var texts = new HashMap<String, String>();
        for (var row : rows) {
            var text = text(store.resolve((String) row.get("stored_as")));
            if (!text.isBlank() && text.length() <= LateNote.LONGEST) {
                texts.put((String) row.get("part"), text);
            }
        }
        one.readTranscripts(texts);
        return one;
    }

    /** Empty where the file is too large, or no text in UTF-8. */
    private static String text(Path file) throws IOException {
        try {
            return Files.size(file) <= 4L * LateNote.LONGEST ? Files.readString(file) : "";
        } catch (CharacterCodingException otherCharset) {
            return "";
        }
    }
}
