package io.github.ccaibridge.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The creation that was sent, or was about to be, without an answer on disk. */
    public String intent;

    /** What Kustomer was told last, to tell only what changes. */
    public String assignedUser;

    public String customerAgent;
    public Map<String, Object> ticketFields = Map.of();
    public Map<String, Object> messageFields = Map.of();
    public Map<String, Object> messageMeta = Map.of();

    /** What a later session's rules ask of this one. */
    public String kind;

    public String id;
    public String agent;
    public String startedAt;
    public String connectedAt;
    public String endedAt;

    /** Something an operator should know, though nothing is to be done. */
    public String remark;
}
