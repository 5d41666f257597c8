package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.Artifact;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far a session's work in Kustomer has come, as it is kept on disk; a name that is null has not been reached yet. */
public final class Progress {
    /** Kustomer's ids of what was found or made. */
    public String customer;

    public String ticket;
    public String message;

    public boolean customerCreated;

    /** A try to create the customer was sent without an answer on disk, and a later look-up found one. */
    public boolean customerMaybeCreated;

    public String rule;
    public String sentence;
    public String action;
    public String situation;
    public Map<String, String> nearMisses = new LinkedHashMap<>();
    public List<Decision.Candidate> candidates = List.of();

    /** Where the candidates came from; null where none were looked for. */
    public TicketSource ticketSource;

    /** The decision joined a ticket by what webhooks told, and Kustomer has not taken a write to it yet. */
    public boolean unconfirmed;

    /** Such a decision turned out wrong once: from now on only a list counts. */
    public boolean astray;

    /** The creations that were sent, or were about to be, without an answer on disk: one does not forget another. */
    public Set<String> intents = new LinkedHashSet<>();

    /** What Kustomer was told last, to tell only what changes. */
    public String assignedUser;

    public String customerAgent;
    public Map<String, Object> ticketFields = Map.of();
    public Map<String, Object> messageFields = Map.of();
    public Map<String, Object> messageMeta = Map.of();

    public Map<String, Object> customerFields = Map.of();

    /** The files that the message refers to, and the notes by their keys. */
    public List<String> messageFiles = List.of();

    public Map<String, Note> notes = new LinkedHashMap<>();

    /** The files that are noted as due. */
    public List<String> mediaNoted = List.of();

    /** Custom data that could not be told, and why. */
    public List<String> fieldTroubles = List.of();

    /** The ticket or the message was deleted by somebody: nothing can be told any more. */
    public boolean gone;

    public String decidedAt;

    /** The session that this outbound call calls back. */
    public String callsBack;

    /** A note as Kustomer was told it last. */
    public static final class Note {
        public String id;
        public String body;
        public List<String> files = List.of();
    }

    /** How a file is named here. */
    public static String key(Artifact file) {
        return file.type() + ":" + file.part();
    }

    /** Whether Kustomer's message or one of its notes tells of the file. */
    public boolean tells(Artifact file) {
        return messageFiles.contains(key(file))
                || notes.values().stream().anyMatch(note -> note.files.contains(key(file)));
    }

    /** What a later session's rules ask of this one. */
    public String kind;

    public String id;
    public String agent;
    public String startedAt;
    public String connectedAt;
    public String endedAt;

    /** What a person looks for it by. */
    public String channel;

    public String number;

    /** Something an operator should know, though nothing is to be done. */
    public String remark;

    /** What a later version of the bridge has noted, kept as it is while both work on one database. */
    public final Map<String, Object> ofLaterVersions = new LinkedHashMap<>();
}
