package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.Artifact;
import java.util.List;

/** A note that a ticket shall carry: {@code key} names it within its session, {@code covers} are the files it tells of. */
public record LateNote(String key, String body, List<Artifact> attached, List<Artifact> covers) {
    /** Kustomer takes no more characters (K 5). */
    public static final int LONGEST = 10_240;

    public LateNote {
        body = cut(body, LONGEST);
    }

    /** The text with at most so many characters; half a character, such as an emoji's, would be refused. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    static LateNote text(String key, String body) {
        return new LateNote(key, body, List.of(), List.of());
    }

    static LateNote file(String key, String body, Artifact file) {
        return new LateNote(key, body, file.attachment() == null ? List.of() : List.of(file), List.of(file));
    }
}
