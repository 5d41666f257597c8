package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.Artifact;
import java.util.List;

/** A note that a ticket shall carry: {@code key} names it within its session, {@code covers} are the files it tells of. */
public record LateNote(String key, String body, List<Artifact> attached, List<Artifact> covers) {
    /** Kustomer takes no more characters (K 5). */
    public static final int LONGEST = 10_240;

    public LateNote {
        body = body.length() <= LONGEST ? body : body.substring(0, LONGEST - 1) + "…";
    }

    static LateNote text(String key, String body) {
        return new LateNote(key, body, List.of(), List.of());
    }

    static LateNote file(String key, String body, Artifact file) {
        return new LateNote(key, body, file.attachment() == null ? List.of() : List.of(file), List.of(file));
    }
}
